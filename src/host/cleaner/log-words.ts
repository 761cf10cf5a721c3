/**
 * Whether a word, or words joined as names join them, are such that logs, commands and OpenClaw's own answers use them all the time. Where
 * a password is the same as one of them, marking it wherever it stands would take the cause out of every line.
 */
export function isLogWord(text: string): boolean {
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .every((word) => word.length < wordCharsMin || logWords.includes(word));
}

/** Shorter words are in everything. */
const wordCharsMin = 5;

/** Of the samples of logs and outputs, of runbooks and rules, and what services are called; a part of one of them counts as well. */
const logWords =
  'abnormal about accepted account accounts activatable activating activation active activity address addresses addressing ' +
  'admission advertise after afterwards again agent agents algorithm allocation allocations allowlist alone alphabet already ' +
  'although anonymous another answer answered answering answers anthropic antoniorodr anything anywhere apple appleseed application ' +
  'approval approved architecture arguments arrangement array asked assigned assignment async attachment attachments attempted ' +
  'attempts attention authenticate authenticated authentication authorization authorized automatic automation automations autostart ' +
  'availability available await background backup basically because before beginning behind beside binaries bindings blocked ' +
  'blogwatcher bluebubbles boolean bootstrap breaker broken browser budget bundled business bypasses bytes cache callable cancelled ' +
  'candidate candidates cannot canonical canvas capabilities capability captured captures category certificate certificates change ' +
  'changed changeit changeme changes changing channel channels character characters check checkout checksum child clawdbot ' +
  'clawrouter clear client clinical clobbered clock close closed cloudflare coalition colleague collected collection comes command ' +
  'commands comments community compared compat compatibility compiler complain complained complaint complete completed compose ' +
  'compressed compressions compressor computer concepts condensed condition config configuration configure configured confirmed ' +
  'conflict conformance connect connected connection connections connectivity connects consequence console const constraint ' +
  'constructor consumed container containerd containers contains contention contents continue contracts contradiction control ' +
  'controlling conversations corrupted could count counters counts crash crashes credential credentials critical current custodian ' +
  'daemon dashboard dashboards database deactivated deactivating deadline debrief decision decompose decompressions dedicated deeds ' +
  'deepgram deepseek default defaults deferring definition definitions degraded delegate delete delivered delivery demanded ' +
  'dependencies dependency deprecated deprecation describe describes description destination detail detected detector developer ' +
  'development device diagnose diagnostic diagnostics diagrams difference different differing directories directory disabled ' +
  'disagree disconnect disconnected discord discovery disks dispatch distribution docker doctor document documentation documents ' +
  'domain download downloaded downloading draining dreaming drill duplicate duration earlier effect effective egress eightctl ' +
  'elevenlabs eligible elsewhere embedded enabled enabling encoding encrypted encryption ended endpoint endpoints engine engines ' +
  'enrollagent enterprise entries entry entrypoint environment error especially ethernet event events every everybody everyone ' +
  'everything evidence excalidraw exceeded exception executable execution exhausted existing exists exited expect expected ' +
  'experimental explain explainers explains explanation export exposing expression expressions extends extensions external ' +
  'extraction factories facts failed failing failure failures fallback fallbacks false fault fetching fields files filesystem ' +
  'filter findings finished first fixtures flags folder folders follow followed following forbidden forecasts foreground forgotten ' +
  'format found foundation fragment friendly frontend function gateway gateways gather generate generation generator geolocation ' +
  'getaddrinfo github given globals google green group grouping handlers hands handshake happened hardened hardening hardlinked ' +
  'harmful harmless health healthy healthz heartbeat hello hints holder holders holds homebrew homebridge homepage hostname https ' +
  'huangzhenfeng huggingface identifier identity ignoring image imessage immediate immediately implements import inactive included ' +
  'includes including incoming incomplete inconsistent incorrecta index inefficient inference inferred infinity inherited ' +
  'initialized injecting inline innermost inodes inside inspected inspection install installation installed installer installers ' +
  'installing installs instance instanceof instructions integration integrity intelligence interactive interface internal interval ' +
  'invalid inventory invocation isolated issue issues items itself journal journalctl judge judged keepalive keeps kernel killed ' +
  'knowledge known kubernetes label labels later launchctl launchd launched launcher layout ledger length letmein letter level ' +
  'lifecycle lightweight limit lines lingering linux listed listener listeners listening listens literals lmstudio loaded loader ' +
  'loading local localhost location locations lockfile logger loginctl looks loopback machine machines mailboxes maintenance makes ' +
  'management manager managers managing manually markdown matching mattermost maybe meaning means meanwhile measured meets memories ' +
  'memory message messages metadata method methods microsoft migrates migration milliseconds minimax minute minutes misconfigured ' +
  'misleads mismatch missing mistakes mloading model models modern module modules moment mount mounted mounts mresolving mstarting ' +
  'multiple named names namespace namespaces navigate navigation needed needs network networks never newer nobody nodemask ' +
  'nodesource notaport nothing notifications number nwaiting object obsidian occupied older ollama onboarding onepassword openai ' +
  'openclaw opencode openrouter operand operation operations operator optional optionally options order ordinary organize origin ' +
  'other others otherwise outcomes output outside overload overwrite owner owners ownership package pageouts pairing pairings ' +
  'paperclip paperclipai paperplane parent parse partition password passwort patch paths pattern patterns periodic permission ' +
  'permitted persisted persistent persists person pgtables physical piece place places plain plaintext planning plant platform ' +
  'platforms playback playwright plist plugin plugins podman policy polling ports postinstall precedence preconditions predicted ' +
  'prepared preparing presence presents preserve preserves pressure pretty previews previous print printenv prints priority probe ' +
  'probes process processes production profile profiles program programs progress promise promotion propagation properties property ' +
  'protected protocol provided provider providers proxy public published publishes purgeable quadlets question quote random ' +
  'reachable reactivated readability readable reading readings readlink readonly reads ready readyz realpath realtime reason ' +
  'reassign received receiver receives recent recognition recommended record recorded recordings recovered recovering recovery ' +
  'recurring redacted redaction reference references refusal refusals refused refuses refusing registered registration registry ' +
  'reinstall rejected rejection release released releases reload reloaded reloading remedy remember remembered remembers remindctl ' +
  'reminder reminders remote repair repeated replace replaced reported repository request requested requests required requirement ' +
  'requires requisite resolution resolvectl resolved resolver resolves resolving resource resources respawns responder response ' +
  'responses restart restarted restarting restarts restored result retrieval retryable retrying return returned reviewable right ' +
  'rollback rollbacks rotation round rprivate rtxzsktkc runatload runbooks rungs running runtime sample satisfies scene scheduled ' +
  'scheduler schedules scope score script searched second seconds secret secretref secrets security seedusaged segmentation ' +
  'selected selection senseaudio sentence server service services serving session sessions setting settings severity shadowed ' +
  'shahzebkhan shared shell short shown shows shutdown shutting sidecars signal signature signatures sigtermed silent since single ' +
  'skills skipped skipping slack slice slowness smappservice snapshot snapshots socket sockets solve somebody something somewhere ' +
  'source sources space spawn spawning specifiers speculative speech split sqlite stability stage staggering stale stamp standard ' +
  'stands start started starting starts startup startupz state statistics status stderr stdout steipete steps still stopped ' +
  'stopping stops stranger strictly string stringify strongest structured stuck stumbled subagent subarray subject submitted ' +
  'subscribe subscription subsystem succeeded successful successfully summaries supervisor supervisors supported supports ' +
  'suppressed suppressing suspended suspension suspicious swapents swapouts switched switches symbolic synchronised system ' +
  'systemctl systemd table tailscale taken takes target telegram telephony temperature template temporarily temporary terminal ' +
  'terminated terminating texts their themselves there thinking those three threshold throttled throttles throw timedatectl ' +
  'timeline timeout timeouts timer times timestamp timestamps timesync title together token tools traceback trampolined ' +
  'transcription transfer translation transport trillium trouble troubleshoot truncation trust typeof unasked unauthorised ' +
  'unauthorized unavailable uncheckable unconfigured undefined under understanding unexpected unexplained unhandled unhealthy ' +
  'uninstall units unknown unlimited unloaded unparseable unreachable unreached unreadable unrecognized unresolved unseen ' +
  'unsubscribe unsupported until unusable update updating upgrade upgrades uploaded uploading upstream username users utilization ' +
  'valid validate validating validation value values vanished variable variables verified verifying version versions violation ' +
  'visibility vitals voice waiting waits wanted wants warnings watchdog watchers webhooks websocket whatever whatsapp where whether ' +
  'which while whiteboards whoever whole whose within without words workboard workflows workspace workspaces world would writable ' +
  'write writes written wrong';
