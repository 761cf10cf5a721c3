import type {ActStep} from '../model/index.ts';
import {pastable} from '../steps/index.ts';
import type {DraftStep} from './act.ts';

/** A drafted step as it is kept, shown and run. */
export function stepOf({step, ends, mayFail, apart, failing, limitMs}: DraftStep): ActStep {
  const base = {argv: step.argv, shown: pastable(step) ?? '', asOwner: step.as?.is === 'owner'};
  return {
    ...base,
    ...(ends === undefined ? {} : {ends}),
    ...(mayFail === undefined ? {} : {mayFail}),
    ...(apart === undefined ? {} : {apart}),
    ...(failing === undefined ? {} : {failing}),
    ...(limitMs === undefined ? {} : {limitMs}),
  };
}
