/** Terminals and multiplexers drop OSC 52 beyond about 74 KB of base64. */
const base64Max = 74_000;

/** The bytes that put text into the clipboard of the terminal at the other end of the line, through tmux and screen too. */
export function clipboardSequence(text: string, env: NodeJS.ProcessEnv): {readonly bytes: string; readonly whole: boolean} {
  const encoded = Buffer.from(text).toString('base64');
  const whole = encoded.length <= base64Max;
  const osc = `\u001B]52;c;${encoded.slice(0, base64Max - (base64Max % 4))}\u0007`;
  if (env['TMUX'] !== undefined && env['TMUX'] !== '')
    return {bytes: `\u001BPtmux;${osc.replaceAll('\u001B', '\u001B\u001B')}\u001B\\`, whole};
  if ((env['TERM'] ?? '').startsWith('screen')) {
    // screen takes at most 768 bytes in one string.
    const parts = osc.match(/[\s\S]{1,700}/g) ?? [];
    return {bytes: parts.map((part) => `\u001BP${part}\u001B\\`).join(''), whole};
  }
  return {bytes: osc, whole};
}
