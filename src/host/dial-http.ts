import {type ClientRequest, request} from 'node:http';
import {request as requestSecurely} from 'node:https';
import type {TLSSocket} from 'node:tls';
import type {Certificate, Dial, Dialled, Look} from '../model/index.ts';
import {wholeHead} from './cut.ts';
import {codeOf, unseen, unseenFrom} from './unseen.ts';

/** One GET on a connection of its own, with a limit on time and body; redirects are an answer, not followed. */
export function dialHttp(call: Extract<Dial, {what: 'http'}>): Promise<Look<Partial<Dialled>>> {
  return new Promise((resolve) => {
    const tried = `GET ${call.secure ? 'https' : 'http'}://${call.host}:${call.port}${call.path}`;
    const finish = (answer: Look<Partial<Dialled>>) => {
      clearTimeout(timer);
      asked.destroy();
      resolve(answer);
    };
    const asked = ask(call);
    const timer = setTimeout(() => finish(unseen('late', `${tried}: no whole answer within ${call.limitMs} ms.`)), call.limitMs);
    asked.on('error', (error) =>
      finish(
        codeOf(error).startsWith('HPE_')
          ? unseen('garbled', `${tried}: something answers there, but not in HTTP.`)
          : unseenFrom(error, tried),
      ),
    );
    asked.once('response', (response) => {
      const certificate = call.secure ? certificateOf(response.socket as TLSSocket) : null;
      const chunks: Buffer[] = [];
      let bytes = 0;
      const seen = () => {
        const body = Buffer.concat(chunks);
        const kept = body.length > call.bytesMax ? wholeHead(body.subarray(0, call.bytesMax)) : body;
        finish({
          seen: true,
          value: {
            status: response.statusCode ?? null,
            type: response.headers['content-type'] ?? null,
            body: kept.toString('utf8'),
            ...(certificate === null ? {} : {certificate}),
          },
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

function ask({host, port, path, secure}: Extract<Dial, {what: 'http'}>): ClientRequest {
  const headers = {accept: 'application/json', connection: 'close', 'user-agent': 'rungs'};
  const asked = {host, port, path, agent: false as const, headers};
  // Nothing is sent that somebody could take, and a certificate that is over has to be seen.
  return secure ? requestSecurely({...asked, rejectUnauthorized: false}) : request(asked);
}

function certificateOf(socket: TLSSocket): Certificate | null {
  const {valid_from, valid_to, subject, subjectaltname, issuer} = socket.getPeerCertificate();
  const [validFrom, validTo] = [Date.parse(valid_from), Date.parse(valid_to)];
  if (Number.isNaN(validFrom) || Number.isNaN(validTo)) return null;
  const alternative = (subjectaltname ?? '').split(', ').map((name) => name.replace(/^(?:DNS|IP Address):/, ''));
  const names = [...new Set([subject?.CN ?? '', ...alternative].flat())].filter((name) => name !== '').slice(0, namesMax);
  return {validFrom, validTo, names, selfSigned: JSON.stringify(subject) === JSON.stringify(issuer)};
}

const namesMax = 20;
