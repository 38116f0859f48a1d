import type { ReadMessage } from "../connector.ts";
import type { Run } from "./run.ts";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const SECOND = 1000;

/** Milliseconds since 1970; `to` null: open towards the future. */
interface Window {
  from: number;
  to: number | null;
}

/**
 * Reads every request whose requested_datetime lies in the window, by windows of at most the configured width. A window of which the server may
 * have cut something off is read again at half its width; after one that was complete the width doubles again.
 * @param newest the newest request known to the server, milliseconds since 1970; the last window begins less than one width before it
 * @param passed told the end of each closed window that was completely read; its messages are passed on
 */
export async function* readWindow(
  run: Run,
  { from, to }: Window,
  newest: number,
  passed: (end: number) => Iterable<ReadMessage>,
): AsyncGenerator<ReadMessage, void> {
  const widest = run.context.config.windowDays * DAY;
  const last = to ?? newest;
  for (let at = from, width = widest; ;) {
    const isLast = at + width >= last;
    const end = isLast ? to : at + width;
    const listing = yield* run.pages({ start_date: dateText(at), ...(end === null ? {} : { end_date: dateText(end) }) });
    if (listing.requested !== null && isOutside(listing.requested, { from: at, to: end })) {
      run.context.log("warn", "the source does not keep to start_date and end_date; what it shows without them was read", { start_date: dateText(at) });
      return;
    }
    if (listing.isCut && width > SECOND) {
      width = Math.max(SECOND, Math.floor(Math.min(width, Math.max(last - at, SECOND)) / 2));
      continue;
    }
    if (listing.isCut) yield cutOff(run, at);
    if (isLast) return;
    yield* passed(at + width);
    // servers differ in whether a bound belongs to the window: neighbours share a second
    at += Math.max(width - SECOND, SECOND);
    width = Math.min(widest, width * 2);
  }
}

/** As GeoReport wants it: UTC, whole seconds. */
export function dateText(millis: number): string {
  return `${new Date(millis).toISOString().slice(0, 19)}Z`;
}

/** Servers that filter by the day are kept to within a day. */
function isOutside(shown: { oldest: number; newest: number }, { from, to }: Window): boolean {
  return shown.oldest < from - DAY || (to !== null && shown.newest > to + DAY);
}

function cutOff(run: Run, at: number): ReadMessage {
  const { rowLimit, stream } = run.context.config;
  return {
    type: "reject",
    stream,
    locator: `requests of ${dateText(at)}`,
    reason: `the source shows at most ${rowLimit} requests, and there are more within this second`,
    raw: new Uint8Array(),
  };
}
