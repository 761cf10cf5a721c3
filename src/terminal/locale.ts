/** Whether the terminal takes UTF-8, by the locale; an unset locale is C. */
export function takesUtf8(env: NodeJS.ProcessEnv): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return /utf-?8/i.test(locale);
}
