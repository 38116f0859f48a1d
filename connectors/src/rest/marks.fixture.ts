import { localTime, type Script } from "../conformance/index.ts";

export const BEGINNING = Date.UTC(2026, 0, 5);
const ZONE = "Asia/Ho_Chi_Minh";

/** Milliseconds of a mark. */
export function millisOf(tick: number): number {
  return BEGINNING + Math.round(tick * 60_000);
}

/** An instant as the source writes it: with milliseconds and its offset, or as the script says. */
export function writtenAt(script: Script, millis: number): string {
  const instant = new Date(millis).toISOString();
  return script.time === null ? new Date(millis + 7 * 3_600_000).toISOString().replace("Z", "+07:00") : localTime(instant, script.time, ZONE);
}

/** A mark as the keyset source writes it. */
export function markOf(script: Script, tick: number): string {
  return writtenAt(script, millisOf(tick));
}
