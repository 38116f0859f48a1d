import { MB } from "./hub-process.ts";
import type { Taking } from "./hub-process.ts";

/** One taking-in in a line, for people. */
export function toldTaking({ overIdle, idle, reader, seconds }: Taking): string {
  const of = reader === 0 ? "" : `, ${(reader / MB).toFixed(0)} of them the reader's`;
  return `${(overIdle / MB).toFixed(0)} MB over ${(idle / MB).toFixed(0)} MB idle${of}, ${seconds.toFixed(0)} s`;
}
