/** Which drill stands in the same state as which fault of the lab. */
export interface Contract {
  /** The fault's name in the lab. */
  readonly fault: string;
  readonly drill: string;
  /** What to do in the drill first, so that the states are the same. */
  readonly first?: readonly (readonly string[])[];
  /** Parts of readings that differ because the two hosts are set up differently, with the reason in a comment beside it. */
  readonly but?: readonly string[];
}

export const contracts: readonly Contract[] = [
  {fault: 'unit-down', drill: 'first-ladder'},
  // The lab's gateway has its keys in the file that is broken, the drill's in .env, where they still claim something.
  {fault: 'config-broken', drill: 'half-written-config', but: ['capabilities']},
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
  // The lab's gateway is killed before it has taken its lock, the drill's when it has just become ready.
  {fault: 'oom-killed', drill: 'out-of-memory', but: ['supervisor.value.lock.']},
  // The lab holds the coordinator's file alone; a repair also writes into the lock who it is.
  {fault: 'port-silent', drill: 'two-repairs', but: ['supervisor.value.lock.']},
  {fault: 'channels-suppressed', drill: 'port-thief', first: [['kill', '{thiefPid}']]},
];
