import sax from 'sax';
import type {Seen} from './seen-by.ts';

/** Every element with its attributes, as a strict parser reads the page. */
export function seenInHtml(text: string): Seen {
  const markup: string[] = [];
  const code: string[] = [];
  const words: string[] = [];
  const open: string[] = [];
  const parser = sax.parser(true);
  parser.onopentag = ({name, attributes}) => {
    open.push(name);
    markup.push([name, ...Object.entries(attributes).map(([key, value]) => `${key}="${String(value)}"`)].join(' '));
    if (name === 'code' || name === 'td') code.push('');
  };
  parser.onclosetag = () => void open.pop();
  parser.ontext = (said) => {
    if (open.at(-1) === 'code' || open.at(-1) === 'td') code[code.length - 1] += said;
    else if (open.at(-1) !== 'style' && open.at(-1) !== 'title') words.push(said);
  };
  parser.oncdata =
    parser.onprocessinginstruction =
    parser.oncomment =
      () => {
        throw new Error('what no page of ours has');
      };
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(text).close();
  return {markup, words: words.join('\n'), code};
}
