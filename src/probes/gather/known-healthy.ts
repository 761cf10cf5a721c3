import type {Known} from '../probe.ts';

/**
 * The gateway answers, is ready and is not draining. Then the dear questions (a manager, the kernel's socket table) are asked this often
 * only, and in between it is enough that what they named is still there. At the first sign of trouble they are asked at every look.
 */
export const relookHealthyMs = 30_000;

export function isKnownHealthy({deep, readings: {http}}: Known): boolean {
  const ready = http?.seen ? http.value.ready : null;
  return !deep && ready?.ready === true && ready.startup !== 'draining';
}
