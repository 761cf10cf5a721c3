/** Everything that the gateway itself can fail with; whatever else stands in the list is a channel. */
export function isChannel(failing: string): boolean {
  return !/^(?:startup|gateway|agent-database|plugin|state-database|internal|database)/.test(failing);
}
