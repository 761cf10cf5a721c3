import {request} from 'node:http';
import type {Dial, Dialled, Look} from '../model/index.ts';
import {wholeHead} from './cut.ts';
import {codeOf, unseen, unseenFrom} from './unseen.ts';

/** One GET on a connection of its own, with a limit on time and body; redirects are an answer, not followed. */
export function dialHttp(call: Extract<Dial, {what: 'http'}>): Promise<Look<Partial<Dialled>>> {
  return new Promise((resolve) => {
    const tried = `GET http://${call.host}:${call.port}${call.path}`;
    const finish = (answer: Look<Partial<Dialled>>) => {
      clearTimeout(timer);
      asked.destroy();
      resolve(answer);
    };
    const asked = request({
      host: call.host,
      port: call.port,
      path: call.path,
      agent: false,
      headers: {accept: 'application/json', connection: 'close', 'user-agent': 'rungs'},
    });
    const timer = setTimeout(() => finish(unseen('late', `${tried}: no whole answer within ${call.limitMs} ms.`)), call.limitMs);
    asked.on('error', (error) =>
      finish(
        codeOf(error).startsWith('HPE_')
          ? unseen('garbled', `${tried}: something answers there, but not in HTTP.`)
          : unseenFrom(error, tried),
      ),
    );
    asked.once('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      const seen = () => {
        const body = Buffer.concat(chunks);
        const kept = body.length > call.bytesMax ? wholeHead(body.subarray(0, call.bytesMax)) : body;
        finish({
          seen: true,
          value: {status: response.statusCode ?? null, type: response.headers['content-type'] ?? null, body: kept.toString('utf8')},
        });
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes >= call.bytesMax) {
          seen();
        }
      });
      response.once('end', seen);
      response.on('error', (error) => finish(unseenFrom(error, tried)));
    });
    asked.end();
  });
}
