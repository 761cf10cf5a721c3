/** `user:password` in base64. */
export function isBasicAuth(value: string): boolean {
  return /^[\t -~]*:[\t -~]*$/.test(Buffer.from(value, 'base64').toString('latin1'));
}
