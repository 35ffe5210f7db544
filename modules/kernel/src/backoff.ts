/** Seconds until the next attempt: 1, 2, 4 … at most `cap`. */
export function backoffSeconds(attempts: number, cap = 60): number {
  const exponent = Math.min(Math.max(attempts - 1, 0), 20)
  return Math.min(cap, 2 ** exponent)
}
