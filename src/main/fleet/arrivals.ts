import {arrivedText, type FleetHost, type FleetRow} from '../../fleet/index.ts';

/** Says of each host how it stands as soon as it is known, while others are still being looked at. */
export interface Arrivals {
  arrived(host: FleetHost, rows: readonly FleetRow[]): void;
  /** Takes away what is only for the time of waiting. */
  end(): void;
}

interface Out {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** On a terminal the last line says what is waited for. */
export function arrivals(hosts: readonly FleetHost[], out: Out, quiet: boolean): Arrivals {
  if (quiet) return {arrived: () => undefined, end: () => undefined};
  const waiting = new Set(hosts);
  const isDrawn = out.isTTY === true;
  const clear = isDrawn ? '\r\u001b[K' : '';
  const progress = (): string => {
    if (!isDrawn || waiting.size === 0) return '';
    const names = [...waiting].map(({name}) => name).join(', ');
    return `looked at ${hosts.length - waiting.size} of ${hosts.length}; waiting for ${names}`.slice(0, (out.columns ?? 80) - 1);
  };
  out.write(progress());
  return {
    arrived(host, rows) {
      waiting.delete(host);
      const lines = rows.map((row) => `${arrivedText(row)}\n`).join('');
      out.write(`${clear}${lines}${progress()}`);
    },
    end: () => void out.write(clear),
  };
}
