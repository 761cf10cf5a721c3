import {request} from 'node:http';
import type {Look} from '../model/index.ts';
import {codeOf, unseen, unseenFrom} from './unseen.ts';

/** One POST with a credential. It goes into a header and nowhere else: into no argv, no environment, and no recording. */
export interface Knock {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly bearer: string;
  readonly body: string;
  readonly limitMs: number;
}

/** What a door says to who shows that credential: the status alone, because an answer may repeat what it was asked. */
export function knock({host, port, path, bearer, body, limitMs}: Knock): Promise<Look<number>> {
  return new Promise((resolve) => {
    const tried = `POST http://${host}:${port}${path}`;
    const headers = {'content-type': 'application/json', connection: 'close', 'user-agent': 'rungs'};
    let asked: ReturnType<typeof request>;
    try {
      asked = request({host, port, path, method: 'POST', agent: false, headers: {...headers, authorization: `Bearer ${bearer}`}});
    } catch {
      // What Node says of it may quote the header.
      return resolve(unseen('garbled', `${tried}: the value cannot stand in a header of HTTP.`));
    }
    const finish = (answer: Look<number>): void => {
      clearTimeout(timer);
      asked.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(unseen('late', `${tried}: no answer within ${limitMs} ms.`)), limitMs);
    asked.on('error', (error) =>
      finish(codeOf(error).startsWith('HPE_') ? unseen('garbled', `${tried}: an answer, but not in HTTP.`) : unseenFrom(error, tried)),
    );
    asked.once('response', (response) => {
      response.resume();
      finish({seen: true, value: response.statusCode ?? 0});
    });
    asked.end(body);
  });
}
