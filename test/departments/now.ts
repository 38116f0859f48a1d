/** The only clock of the simulated departments. @returns epoch milliseconds, UTC */
export function now(): number {
  return Date.now();
}
