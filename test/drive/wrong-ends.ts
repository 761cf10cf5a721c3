/** A wrong end of a drill, reached by keys: the act that is chosen, and what the screen shows of it. */
export interface WrongEnd {
  readonly drill: string;
  /** As the drill's file has it. */
  readonly does: string;
  /** What must come to stand on the screen. */
  readonly shows: RegExp;
}

export const wrongEnds: readonly WrongEnd[] = [
  {drill: 'container-half-a-file', does: 'docker restart {container}', shows: /unsolved ✖ DOWN[\s\S]*config-broken/},
  {drill: 'container-out-of-memory', does: 'docker kill {container}', shows: /unsolved ✖ DOWN[\s\S]*oom-killed/},
  {drill: 'container-restarted-not-made', does: 'sudo kill {proxyPid}', shows: /unsolved ✖ DOWN[\s\S]*port-silent/},
  {drill: 'everything-red', does: 'openclaw config set channels.telegram.enabled false', shows: /unsolved [\s\S]*egress-down/},
  {
    drill: 'expired-credential',
    does: 'openclaw config set agents.defaults.model.primary ollama/qwen3:14b',
    shows: /unsolved ✔ CLEAR[\s\S]*nothing red, and not solved/,
  },
  {drill: 'first-ladder', does: 'openclaw gateway run', shows: /unsolved [\s\S]*(?:foreground-owner|unit-down)/},
  {drill: 'forgotten-foreground', does: 'kill -9 {foregroundPid}', shows: /unsolved ✖ DOWN[\s\S]*Nobody holds the port now/},
  {drill: 'green-and-silent', does: 'openclaw gateway restart', shows: /unsolved ✔ CLEAR[\s\S]*nothing red, and not solved/},
  {drill: 'half-session', does: 'openclaw gateway restart', shows: /unsolved ▲ DEGRADED[\s\S]*channel-(?:half|down)/},
  {drill: 'half-written-config', does: 'openclaw gateway restart', shows: /unsolved ✖ DOWN[\s\S]*config-broken/},
  {drill: 'hard-coded-path', does: 'openclaw gateway restart', shows: /unsolved ✖ DOWN[\s\S]*entry-missing/},
  {drill: 'inodes-gone', does: 'rm -r {state}/state', shows: /unsolved [\s\S]*inodes-full/},
  {drill: 'mac-brewed-away', does: 'launchctl kickstart -k {job}', shows: /unsolved ✖ DOWN[\s\S]*entry-missing/},
  {drill: 'mac-edited-and-kicked', does: 'launchctl kickstart -k {job}', shows: /unsolved [\s\S]*reload-needed/},
  {drill: 'mac-for-linux-hands', does: 'openclaw gateway run', shows: /unsolved [\s\S]*(?:foreground-owner|unit-down)/},
  {drill: 'mac-half-a-file', does: 'launchctl kickstart -k {job}', shows: /unsolved ✖ DOWN[\s\S]*config-broken/},
  {drill: 'mac-in-the-other-window', does: 'launchctl kickstart -k {job}', shows: /unsolved ▲ DEGRADED[\s\S]*foreground-owner/},
  {drill: 'mac-nobody-at-the-desktop', does: 'launchctl bootstrap {domain} {plist}', shows: /unsolved ✖ DOWN[\s\S]*unit-down/},
  {drill: 'mac-parked', does: 'launchctl kickstart -k {job}', shows: /unsolved ✖ DOWN[\s\S]*unit-down/},
  {drill: 'mac-upgraded-away', does: 'launchctl kickstart -k {job}', shows: /unsolved ✖ DOWN[\s\S]*entry-missing/},
  {drill: 'node-major', does: 'openclaw gateway install --force', shows: /unsolved ✖ DOWN[\s\S]*node-mismatch/},
  {drill: 'out-of-memory', does: 'openclaw gateway restart', shows: /unsolved [\s\S]*oom-killed/},
  {drill: 'port-thief', does: 'pkill -f {port}', shows: /unsolved [\s\S]*channels-suppressed/},
  {drill: 'rescue-loop', does: 'openclaw gateway restart', shows: /unsolved [\s\S]*(?:crash-loop|channels-suppressed)/},
  {drill: 'retired-entry', does: 'openclaw gateway restart', shows: /unsolved ✔ CLEAR[\s\S]*entry-stale/},
  {drill: 'shadowed-secret', does: 'openclaw doctor --repair', shows: /unsolved [\s\S]*secret-shadowed/},
  {drill: 'two-faults', does: 'openclaw gateway install --force', shows: /unsolved ✖ DOWN[\s\S]*env-file-missing/},
  {drill: 'two-repairs', does: 'systemctl --user restart {unit}', shows: /unsolved [\s\S]*port-silent/},
];
