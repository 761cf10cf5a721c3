export {drillList, drillNames, drillText, loadDrill} from './catalogue.ts';
export {
  type Done,
  doneOf,
  type NextTask,
  nextTask,
  passedRounds,
  type QuizRound,
  quizPass,
  quizRound,
  type Week,
  weeks,
} from './curriculum.ts';
export {debrief} from './debrief.ts';
export {type Drill, type DrillAct, type DrillStage, levels, type WrongAct} from './drill.ts';
export {earlierOf} from './earlier.ts';
export {drillHost} from './host.ts';
export {type Mistake, mistakeText, type ParsedDrill, parseDrill} from './parse.ts';
export {type Judged, judgedActs, type Score, score} from './score.ts';
export {type Act, type DrillFacts, type Earlier, type RunningDrill, startDrill} from './stage.ts';
export {type Random, randomOf} from './world/random.ts';
