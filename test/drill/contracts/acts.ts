/** Commands that a responder could type on a drill's host; its words stand in braces. */
export const unit = '{home}/.config/systemd/user/{unit}';
export const kept = '{home}/kept.service';

export const reload = ['systemctl', '--user', 'daemon-reload'];
export const restart = ['systemctl', '--user', 'restart', '{unit}'];
export const stop = ['systemctl', '--user', 'stop', '{unit}'];
export const start = ['systemctl', '--user', 'start', '{unit}'];
export const forget = ['systemctl', '--user', 'reset-failed', '{unit}'];
export const shoot = ['systemctl', '--user', 'kill', '--signal', 'KILL', '{unit}'];

export function sed(script: string, path: string): readonly string[] {
  return ['sed', '-i', script, path];
}

/** One more section in the configuration. */
export function configured(section: string): readonly string[] {
  return sed(`s|"meta": {|${section}, "meta": {|`, '{config}');
}

/** The command line belongs to what was installed below `{home}/next`. */
export const link = ['ln', '-sfn', '{home}/next/bin/openclaw', '{cli}'];
