import type { ChangeKind } from "@dau-moi/schema";

/** How the kit writes a row, in the hub's words; the scripted source says it in its own. */
export interface Written {
  id: string;
  /** stands in the title and comes out of `map` as the title */
  title: string;
  /** modification mark in minutes after some beginning, fractions allowed; rows may share one */
  tick: number;
  /** the id as a bare number where the format has numbers */
  numericId?: boolean;
  /** how the field without a value is written */
  empty?: "null" | "missing" | "text";
  /** when the case was received, UTC RFC 3339; left out: whenever the source likes */
  received?: string;
  /** for sources that list by the time of arrival: its place between the rows, counted from 0; left out: its index */
  arrival?: number;
}

/** What befalls an answer. */
export type Mishap =
  /** HTTP 429 with this Retry-After */
  | { kind: "too often"; retryAfter: string }
  /** HTTP 503, a folder or database that cannot be reached */
  | { kind: "down" }
  /** our credentials are refused */
  | { kind: "login" }
  /** HTTP 404, no such folder or table */
  | { kind: "missing" }
  /** a web page with status 200 */
  | { kind: "page"; html: string }
  /** no answer within the host's patience */
  | { kind: "silent" }
  /** a few bytes now and then, never the end */
  | { kind: "trickle" }
  /** the connection breaks in the middle of the answer */
  | { kind: "reset" }
  /** half of the answer, and an end in good order */
  | { kind: "cut" }
  /** a small answer that grows when it is read */
  | { kind: "bomb" }
  /** HTTP 400 that repeats the request's address, headers and body */
  | { kind: "echo" }
  /** of the next change: the connection breaks before the source does anything */
  | { kind: "unheard" }
  /** of the next change: the source does it, and the connection breaks before it says so */
  | { kind: "unanswered" };

/** How the interface of the source is other than the manifest says; `driftedField` does it to a row. */
export type Drift = "added" | "removed" | "renamed" | "type changed" | "moved";

/** A change the source has done. */
export interface Effect {
  id: string;
  kind: ChangeKind;
  /** the idempotency key, where the source was told one */
  key: string | null;
}

/** What the source holds, and what happens now and then. */
export interface Script {
  /** rows in the order they were first written */
  rows: Written[];
  /** rows that are gone, `tick` being the mark of their going: for sources that keep tombstones */
  deleted: Written[];
  /** rows of no use: without id, not an object */
  poison: string[];
  /** called before an answer is computed, with the number of the request from 1 */
  before: (request: number) => void;
  /** the next list answer is this page with status 200 */
  htmlOnce: string | null;
  /** the next list answer of more than no rows shows none, and yet leads on */
  emptyOnce: boolean;
  /** what befalls the next answers, one after the other; null: nothing */
  mishaps: (Mishap | null)[];
  /** what befalls every answer until it is taken back */
  always: Mishap | null;
  /** told when the source falls silent: whoever waits need not wait until his patience ends */
  fellSilent: () => void;
  /** how many more rows the source counts than it shows */
  overcount: number;
  /** marks are shown rounded to the nearest, and kept exactly */
  rounding: "none" | "seconds" | "minutes";
  /** the source's own present, in ticks; later than every row unless a test says otherwise */
  now: number;
  /** how far the source's clock, which dates its answers, goes ahead of ours */
  skewMinutes: number;
  drift: Drift | null;
  /** how the time of receipt is written, one of the subject's `times`; null: as its configuration says */
  time: string | null;
  /** one of the subject's `encodings`; null: as its medium has it */
  encoding: string | null;
  /** tokens the source gave out */
  tokens: string[];
  /** the tokens given out so far are no longer taken */
  tokensExpired: boolean;
  /** changes the source has done, in their order */
  effects: Effect[];
  /** why the source will not do any change */
  refusal: string | null;
}

export function emptyScript(): Script {
  return {
    rows: [],
    deleted: [],
    poison: [],
    before: () => {},
    htmlOnce: null,
    emptyOnce: false,
    mishaps: [],
    always: null,
    fellSilent: () => {},
    overcount: 0,
    rounding: "none",
    now: 1_000,
    skewMinutes: 0,
    drift: null,
    time: null,
    encoding: null,
    tokens: [],
    tokensExpired: false,
    effects: [],
    refusal: null,
  };
}

/** The tick of a mark as the source shows it. */
export function shownTick({ rounding }: Script, tick: number): number {
  if (rounding === "none") return tick;
  return rounding === "minutes" ? Math.round(tick) : Math.round(tick * 60) / 60;
}

/** A row, as an object, whose `field` is no longer as the manifest says. */
export function drifted(row: Readonly<Record<string, unknown>>, drift: Drift | null, field: string): Record<string, unknown> {
  const { [field]: value, ...rest } = row;
  switch (drift) {
    case null:
      return { ...row };
    case "added":
      return { ...row, ...ADDED };
    case "removed":
      return rest;
    case "renamed":
      return { ...rest, [`${field}Moi`]: value };
    case "type changed":
      return { ...rest, [field]: { noiDung: value } };
    case "moved":
      return { ...rest, chiTiet: { [field]: value } };
  }
}

/** The field that `drift: "added"` adds. */
export const ADDED = { truongMoi: "x" };

/** The source does a change: its row is another version from now on. */
export function perform(script: Script, effect: Effect): void {
  script.effects.push(effect);
  const row = script.rows.find(({ id }) => id === effect.id);
  if (row !== undefined) row.tick = script.now + script.effects.length;
}
