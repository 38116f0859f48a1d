import { clockText, dayOf } from "../format/index.ts";

/** Numbers that stand still for so long, seconds, are a fault of the screen or of the hub. */
const FROZEN_SECONDS = 180;
/** A reload that changed nothing is tried again only after this. */
const AGAIN_MS = 10 * 60_000;
/** The screen begins anew each night: what a browser collects in weeks never comes together. */
const NIGHT_HOUR = "03";
const REMEMBERED = "dau-moi.wall-reload";

/** Why the screen began anew the last time, and when; null: nobody knows of any. */
export interface Reloaded {
  why: "frozen" | "night";
  /** RFC 3339 */
  at: string;
}

export function lastReload(): Reloaded | null {
  const [why, at] = (sessionStorage.getItem(REMEMBERED) ?? "").split(" ");
  return (why === "frozen" || why === "night") && at !== undefined ? { why, at } : null;
}

/**
 * Whether the screen begins anew, and why.
 * @param ageSeconds how old the numbers are
 * @param last the reload before
 * @param upSeconds how long the page has been there
 */
export function reloadDue(ageSeconds: number, last: Reloaded | null, upSeconds: number, now: string): Reloaded["why"] | null {
  const sinceLast = last === null ? Infinity : Date.parse(now) - Date.parse(last.at);
  if (ageSeconds > FROZEN_SECONDS && upSeconds > FROZEN_SECONDS && sinceLast > AGAIN_MS) return "frozen";
  const tonight = clockText(now).startsWith(NIGHT_HOUR) && upSeconds > 3_600;
  return tonight && (last === null || last.why !== "night" || dayOf(last.at) !== dayOf(now)) ? "night" : null;
}

/** Begins anew, unless the hub does not answer: a page that is there is better than a browser's error. */
export async function reload(why: Reloaded["why"], now: string): Promise<void> {
  const there = await fetch("/healthz", { cache: "no-store" }).then(
    () => true,
    () => false, // the next look tries again
  );
  if (!there) return;
  sessionStorage.setItem(REMEMBERED, `${why} ${now}`);
  location.reload();
}
