// Runs inside a box under plain Node: the far side of a channel and of a model provider, on loopback.
// Standard input takes one JSON object a line with the behaviour to change; standard output tells what was asked of us.
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {createInterface} from 'node:readline';
import {type Behaviour, ports} from './farside-behaviour.ts';

type Side = keyof typeof ports;

const behaviour: Behaviour = {telegram: 'ok', provider: 'ok'};
/** Long polls that wait for a message; a change of behaviour answers them at once. */
const waiting = new Set<() => void>();

const servers: Record<Side, Server> = {
  telegram: createServer((request, response) => {
    const method = /\/bot[^/]+\/(\w+)/.exec(request.url ?? '')?.[1] ?? 'unknown';
    void bodyOf(request).then((body) => {
      telegram(method, body, response);
    });
  }),
  provider: createServer((request, response) => {
    void bodyOf(request).then((body) => {
      provider(request.url ?? '', body, response);
    });
  }),
};

function telegram(method: string, body: string, response: ServerResponse): void {
  const say = (status: number, answer: object): void => {
    tell({asked: `telegram ${method}`, status});
    send(response, status, answer);
  };
  const now = behaviour.telegram;
  if (now === 'unauthorised') return say(401, {ok: false, error_code: 401, description: 'Unauthorized'});
  if (now === 'throttled') {
    return say(429, {ok: false, error_code: 429, description: 'Too Many Requests: retry after 3', parameters: {retry_after: 3}});
  }
  if (now === 'deaf' && method === 'getUpdates') {
    return say(409, {
      ok: false,
      error_code: 409,
      description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
  }
  if (now === 'mute' && method.startsWith('send')) {
    return say(403, {ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user'});
  }
  if (method === 'getUpdates') {
    const seconds = Number(/"?timeout"?[=:]\s*"?(\d+)/.exec(body)?.[1] ?? 0);
    const answer = (): void => {
      clearTimeout(timer);
      waiting.delete(answer);
      if (behaviour.telegram === 'ok' || behaviour.telegram === 'mute') say(200, {ok: true, result: []});
      else telegram(method, body, response);
    };
    // Telegram holds a long poll as long as the bot asked for; here it is cut short, because only a poll that has come
    // back proves to the gateway that it is connected.
    const timer = setTimeout(answer, Math.min(seconds, 2) * 1000);
    waiting.add(answer);
    response.once('close', () => {
      clearTimeout(timer);
      waiting.delete(answer);
    });
    tell({asked: 'telegram getUpdates', status: 0});
    return;
  }
  const results: Record<string, unknown> = {
    getMe: {id: 123456, is_bot: true, first_name: 'Lab', username: 'lab_bot', can_join_groups: true, can_read_all_group_messages: true},
    getWebhookInfo: {url: '', has_custom_certificate: false, pending_update_count: 0},
    sendMessage: {message_id: 1, date: 0, chat: {id: 1, type: 'private'}, text: ''},
  };
  say(200, {ok: true, result: results[method] ?? true});
}

function provider(url: string, body: string, response: ServerResponse): void {
  const say = (status: number, answer: object): void => {
    tell({asked: `provider ${url}`, status});
    send(response, status, answer, status === 429 ? {'retry-after': '3'} : {});
  };
  if (behaviour.provider === 'unauthorised') {
    return say(401, {error: {message: 'Incorrect API key provided', type: 'invalid_request_error', code: 'invalid_api_key'}});
  }
  if (behaviour.provider === 'throttled')
    return say(429, {error: {message: 'Rate limit reached', type: 'rate_limit_error', code: 'rate_limit_exceeded'}});
  if (url.endsWith('/models')) return say(200, {object: 'list', data: [{id: 'lab-model', object: 'model', owned_by: 'lab'}]});
  const usage = {prompt_tokens: 1, completion_tokens: 1, total_tokens: 2};
  const base = {id: 'chatcmpl-lab', created: 0, model: 'lab-model'};
  if (!body.includes('"stream":true')) {
    const message = {role: 'assistant', content: 'pong'};
    return say(200, {...base, object: 'chat.completion', choices: [{index: 0, message, finish_reason: 'stop'}], usage});
  }
  tell({asked: `provider ${url}`, status: 200});
  response.writeHead(200, {'content-type': 'text/event-stream'});
  for (const choice of [
    {delta: {role: 'assistant', content: 'pong'}, finish_reason: null},
    {delta: {}, finish_reason: 'stop'},
  ]) {
    response.write(`data: ${JSON.stringify({...base, object: 'chat.completion.chunk', choices: [{index: 0, ...choice}], usage})}\n\n`);
  }
  response.end('data: [DONE]\n\n');
}

function send(response: ServerResponse, status: number, answer: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, {'content-type': 'application/json', ...headers});
  response.end(JSON.stringify(answer));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text + (request.url ?? '');
}

/** Listens or not, as the behaviour says; a closed side also cuts the connections it has. */
async function settle(side: Side): Promise<void> {
  const server = servers[side];
  const closed = behaviour[side] === 'closed';
  if (closed && server.listening) {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  }
  if (!closed && !server.listening)
    await new Promise<void>((resolve) => {
      server.listen(ports[side], '127.0.0.1', resolve);
    });
}

function tell(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

await settle('telegram');
await settle('provider');
tell({set: behaviour});
for await (const line of createInterface({input: process.stdin})) {
  const change = JSON.parse(line) as Partial<Behaviour> & {cut?: boolean};
  const {cut, ...sides} = change;
  Object.assign(behaviour, sides);
  // A name that no longer resolves hurts only once the kept connections are gone.
  if (cut === true) for (const server of Object.values(servers)) server.closeAllConnections();
  for (const answer of [...waiting]) answer();
  await settle('telegram');
  await settle('provider');
  tell({set: behaviour});
}
process.exit(0);
