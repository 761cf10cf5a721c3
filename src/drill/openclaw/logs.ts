import type {Said} from '../programs/call.ts';
import {fileLine} from '../world/gateway/words.ts';
import type {Asked, Command} from './asked.ts';
import {invalidConfig, invalidWords, stumbled} from './config.ts';
import {type Connection, connect, mismatch} from './connect.ts';
import {earlierReason, earlierTarget, earlierTry, earlierWaitMs} from './earlier-failure.ts';
import {credentialsWanted, failure, upgradeRejected} from './failure.ts';

/** The gateway's own log file: through the gateway, or from the file when it is down. */
export const logs: Command = {
  words: ['logs'],
  async run(asked) {
    const {call, world, json} = asked;
    await call.wait(1_000);
    if (asked.config.is !== 'read' && !asked.modern) return invalidConfig(asked);
    if (asked.config.is === 'broken') {
      const {stdout, stderr} = stumbled(asked);
      return {exit: 1, stdout, stderr: invalidWords(asked) + stderr.slice(stderr.indexOf('[openclaw]'))};
    }
    if (asked.config.is === 'read' && asked.config.issues.length > 0) call.complain(invalidWords(asked));
    const connection = connect(asked);
    if (connection.is === 'protocol' || connection.is === 'foreign') return refused(asked, upgradeRejected);
    if (connection.is === 'no-credentials') return refused(asked, credentialsWanted(asked, 'logs.tail'));
    if (!asked.modern && ['refused', 'frozen', 'refuses-token'].includes(connection.is)) return earlierRefused(asked, connection.is);
    if (connection.is === 'refuses-token') {
      await call.wait(5_000);
      const {stderr, ...said} = refused(asked, mismatch);
      return {...said, stderr: `gateway connect failed: GatewayClientRequestError: ${mismatch}\n${stderr}`};
    }
    if (connection.is === 'frozen') await call.wait(Math.min(asked.timeoutMs ?? 16_000, 16_000));
    if (asked.flags.has('--follow')) {
      call.print(lines(asked));
      await call.wait(Number.POSITIVE_INFINITY);
      return failure(asked, connection, 0);
    }
    const file = world.scene.logFile(world.time.now());
    const size = world.fileLog.length * 700;
    const local = connection.is !== 'open' && connection.is !== 'suspended';
    const kind = asked.modern ? {sourceKind: 'file'} : {};
    const meta = {type: 'meta', file, ...kind, cursor: size, size, ...(local ? {localFallback: true} : {})};
    return {exit: 0, stdout: (json ? `${JSON.stringify(meta)}\n` : '') + lines(asked), stderr: ''};
  },
};

function lines({world, json, option}: Asked): string {
  const {hostName, node} = world.scene;
  const kept = world.fileLog.slice(-Number(option('--limit') ?? 200));
  return kept
    .map((line) => {
      const time = new Date(line.at).toISOString().replace('Z', '+00:00');
      return json
        ? `${JSON.stringify({type: 'log', time, level: line.level, subsystem: line.subsystem, message: line.message, raw: fileLine(line, hostName, node.version)})}\n`
        : `${time} ${line.level} [${line.subsystem}] ${line.message}\n`;
    })
    .join('');
}

async function earlierRefused(asked: Asked, is: Connection['is']): Promise<Said> {
  await asked.call.wait(earlierWaitMs(asked, is));
  const reason = `${earlierReason(asked, is)}\n${earlierTarget(asked).trimEnd()}`;
  const {stderr, ...said} = refused(asked, 'Gateway not reachable. Is it running and accessible?', reason);
  return {...said, stderr: earlierTry(asked, is) + stderr};
}

/** The reason as one line of JSON, where a line of the log would have been. */
function refused({port, configPath}: Asked, message: string, error = message): Said {
  const url = `ws://127.0.0.1:${port}`;
  const line = {
    type: 'error',
    message,
    error,
    details: {
      url,
      urlSource: 'local loopback',
      bindDetail: 'Bind: loopback',
      message: `Gateway target: ${url}\nSource: local loopback\nConfig: ${configPath}\nBind: loopback`,
    },
    hint: 'Hint: run `openclaw doctor`.',
  };
  return {exit: 1, stdout: '', stderr: `${JSON.stringify(line)}\n`};
}
