/** Which drill stands in the same state as which fault of the lab. */
export interface Contract {
  /** The fault's name in the lab. */
  readonly fault: string;
  readonly drill: string;
  /** What to do in the drill first, so that the states are the same. */
  readonly first?: readonly (readonly string[])[];
}

export const contracts: readonly Contract[] = [
  {fault: 'unit-down', drill: 'first-ladder'},
  {fault: 'config-broken', drill: 'half-written-config'},
  {fault: 'inodes-full', drill: 'inodes-gone'},
  {fault: 'egress-down', drill: 'everything-red'},
  {fault: 'channel-half', drill: 'half-session'},
  {fault: 'provider-unusable', drill: 'expired-credential'},
  {fault: 'entry-missing', drill: 'hard-coded-path'},
  {fault: 'port-taken', drill: 'port-thief'},
  {fault: 'foreground-owner', drill: 'forgotten-foreground'},
  {fault: 'secret-shadowed', drill: 'shadowed-secret'},
  {fault: 'node-mismatch-loop', drill: 'node-major'},
  {fault: 'env-file-missing', drill: 'two-faults'},
  {fault: 'oom-killed', drill: 'out-of-memory'},
  {fault: 'port-silent', drill: 'two-repairs'},
  {fault: 'channels-suppressed', drill: 'port-thief', first: [['kill', '{thiefPid}']]},
];
