/** What a process's control group tells about who runs it. */
export interface CgroupFacts {
  /** The innermost unit: `openclaw-gateway.service`, `session-3.scope`; null outside of systemd. */
  readonly unit: string | null;
  /** Whether that unit belongs to a user's manager, and to whose. */
  readonly managerUid: number | null;
  /** The id of the container, where the path names one. */
  readonly container: string | null;
}

/** /proc/PID/cgroup: version 2 is the line `0::/path`; before it the line of the name=systemd hierarchy counts. */
export function parseCgroup(text: string): CgroupFacts | null {
  const lines = text.split('\n');
  const line =
    lines.find((one) => one.startsWith('0::') && one.length > 4) ??
    lines.find((one) => /^\d+:name=systemd:/.test(one)) ??
    lines.find((one) => one.startsWith('0::'));
  if (line === undefined) return null;
  const path = line.slice(line.indexOf(':/') + 1);
  const steps = path.split('/').filter((step) => step !== '');
  const unit = steps.findLast((step) => /\.(service|scope)$/.test(step)) ?? null;
  const manager = steps.map((step) => /^user@(\d+)\.service$/.exec(step)?.[1]).find((uid) => uid !== undefined);
  return {
    unit,
    managerUid: manager === undefined ? null : Number(manager),
    container: steps.map(containerOf).find((id) => id !== null) ?? null,
  };
}

/** docker-<64 hex>.scope, libpod-<64 hex>.scope, cri-containerd-<hex>.scope, or a bare 64-digit step under /docker. */
function containerOf(step: string): string | null {
  const found = /^(?:docker|libpod|cri-containerd|crio)-([0-9a-f]{12,64})(?:\.scope)?$/.exec(step) ?? /^([0-9a-f]{64})$/.exec(step);
  return found?.[1] ?? null;
}
