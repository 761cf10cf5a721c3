export const usage = `rungs: the incident console for OpenClaw gateways

  rungs                        the console on this host, runbook "ladder"
  rungs walk [RUNBOOK]         the console on another runbook (ladder, upgrade, hardening, leak, ./mine.md)
  rungs check [--deep]         look once, judge, print, leave
  rungs drill [NAME]           the console on a broken host that lives in memory; nothing can break
                               (a file of your own: ./mine.yaml; without a name: the list)
  rungs ticket [SESSION]       print a session's ticket (the newest without SESSION)
  rungs sessions               list the sessions kept on this host, with their causes; an id may be cut to what only it has, or be "last"
  rungs watch-along SESSION    follow another's open session on this host, live and read-only (with --plain as lines)
  rungs pack                   configuration, unit, drop-ins and environment files in one file to put back; it holds secrets (0600)
  rungs restore PACK           what of it would change; written after the word, file by file
  rungs replay SESSION         the session again in the same screens; -o FILE writes an asciicast
  rungs selftest               plants secrets on a drill host and in the places of your own, and searches what is kept or shown
  rungs explain CODE           what a finding means, why, what to do
  rungs changed [--since 24h]  what was changed on this host before it went wrong: packages, Node, unit, configuration, keys, clock, sudo
  rungs secrets                each credential and every place that holds it, by mark: who wins now and after a restart, what is stale, who reads it
  rungs secrets rotate NAME    a new value, typed unseen, in one place, the old one gone from the others; the restart, and the proof that the old one is refused
  rungs log [FILE]             which known lines are in a whole log, how often, what they mean (a pipe without FILE)
  rungs fleet [PATTERN...]     one look at many hosts: names, patterns of ~/.ssh/config, @groups of ClusterShell, - for a list on stdin
  rungs fleet ticket [PATTERN...]  the same look as a page of Markdown
  rungs fleet walk RUNBOOK [PATTERN...]  the runbook on a first batch (--limit HOST|GROUP), looked at before and after, then on the next
  rungs config check [FILE]    what is wrong with a configuration: its form, what OpenClaw says of it, what in it is dangerous
  rungs config set PATH VALUE  change one value through the gate: difference, OpenClaw's word, yours, a copy, the gateway's answer
  rungs config edit [FILE]     the configuration, or a file that it includes, in $VISUAL or $EDITOR, and then through the same gate
  rungs config restore [COPY]  one of the copies through the same gate; without COPY the copies there are, and what each would be
  rungs config doctor [back]   OpenClaw's doctor --fix, and every file that it changed; "back" puts them back

  --host [USER@]HOST           walk, check, changed, secrets, log FILE, ticket: another host through your ssh; nothing is installed or left there
  --via 'COMMAND'              the same through any command that gives a process there, e.g. 'docker exec -i gateway'
  --ssh='WORDS'                with --host: words for ssh before the host (-o, -J, -i, -F)
  --become                     with these, and fleet: as root over there, through sudo; what it asks is answered here first (fleet: only with --ask)
  --ask                        fleet --become: asks here once for what sudo wants there, and gives it to each sudo once
  -i, --inventory FILE         fleet: hosts of an Ansible inventory, or of a plain list
  --tailscale                  fleet: the other machines of the tailnet
  --engine NAME                fleet: who brings the look, ssh (as it is), clush or ansible
  --at-once N                  fleet: so many hosts together (8); --limit-ms N: for each host (60000, with --deep 240000)
  --session ID                 walk, drill: resume that session
  --record FILE                check: also write what the host answers, cleaned of secrets, for somebody who cannot reach it
  --from FILE                  check, walk, fleet: look at such a recording (fleet: a folder of them) in place of a host; its clock goes on from there
  --deep                       check, fleet: also the OpenClaw CLI, which tidies its own state, and live probes (seconds)
  --json                       check, fleet, log, changed, secrets, secrets rotate --print, config check, config restore: one JSON object
  --out FILE, --to RECIPIENT   pack: where it is written; sealed for a recipient of age (age1…, or an ssh key in quotes), as often as needed
  --elsewhere                  restore: also on another host, or for another user or profile
  --from-fd N                  secrets rotate: the new value from a descriptor that you opened, e.g. 3 with 3< FILE
  --no-restart                 secrets rotate: leaves the restart to you
  --typed WORD                 config, restore, secrets rotate: the word, typed beforehand, for who has seen what it does
  --since LENGTH               check: also what was wrong before, from its log; changed: how far back (30m, 24h, 7d)
  --list, --scores             drill: what there is, and how it went
  --quiz, --curriculum         drill: ten questions; four weeks, what of them is done and what is next
  --check                      drill ./mine.yaml: whether its host shows what the file expects
  --print                      walk NAME, drill NAME: the page or drill that ships, to begin one of your own from; secrets rotate: only the plan
  --blind                      drill: what was found is hidden until you have named the cause
  --seed N                     drill: the same seed gives the same host
  --speed N                    drill: the host's time goes N times as fast (1 to 60)
  --for TRACKER                ticket: as github, gitlab, jira, slack, vendor (a model provider's support) or openclaw (its bug form) take it
  --short, --html              ticket: page one alone; one page of HTML that needs nothing else
  --postmortem                 ticket: the incident told afterwards, with times, what misled and follow-ups
  --impact TEXT                ticket: whom it hit, kept with the session and said on page one; --followup TEXT: what is to be done
  --limit CHARS                ticket: cut to fit; fleet walk: --limit HOST|GROUP, the first batch
  --whole                      ticket: with all that the commands printed, also on rungs that are clear
  --keep-ids                   walk, drill, ticket, replay -o: keep phone numbers, addresses and ids of chats and people in the ticket
  --verify                     ticket: check the session's journal against its ticket instead of printing
  --against FILE               ticket --verify: and against a ticket that was sent from here, which nobody here could rewrite
  --sign KEY                   ticket: sign the head of its journal with that ssh key, in a file without passphrase or in your agent
  --signers FILE               ticket --verify: whose keys may have signed it (ssh's allowed signers)
  -o FILE                      ticket, fleet ticket: write it there
  --profile NAME               the gateway profile to look at
  --port N                     the gateway's port, when it is not what the unit says
  --openclaw PATH              the openclaw command to use
  --out DIR                    where sessions and tickets are kept
  --plain                      no full screen: the same walk, or fleet, as lines
  --version, --help

exit codes of check and fleet (the worst): 0 nothing wrong, 1 degraded, 2 down, 3 could not see enough to say; of ticket --verify: 0 whole, 1 not; of secrets: 0 all agree, 1 a value differs, 3 could not look; of secrets rotate: 0 proved, 1 nothing changed, 2 taken back, 3 changed and not proved, 4 the old value still opens the gateway; of config check: 0 fine, 1 dangerous, 2 broken or refused, 3 not known; of config set, edit and restore COPY: 0 changed, 1 nothing changed, 2 taken back, 3 changed and not heard of; of config doctor: 0 it ended well, 1 nothing was run, 2 it failed; of pack: 0 written, 1 not; of restore: 0 as in the pack, 1 nothing changed, 2 some files new and some old; of all: 64 wrong usage, 69 host not reached, 70 our bug
`;
