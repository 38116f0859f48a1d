import type { Answer } from "../dialect/index.ts";

/** Faults that strike acts from outside, and nothing else. */
export const ACT_FAULTS = [
  "write_timeout", // done, never answered
  "write_lost", // done, the connection is cut instead of an answer
  "write_fail", // an error of the server, nothing done
  "write_conflict", // always told that the case is another than the caller read, nothing done
  "write_busy", // always told to come back later, nothing done
  "write_slow", // done at once, answered late
  "write_same_version", // done, and the modification mark stays as it was
  "write_ignored", // told that it is done, nothing done
] as const;
export type ActFault = (typeof ACT_FAULTS)[number];

export const FAULT_MODES = [
  "none",
  "slow",
  "fail",
  "hang",
  "reset",
  "repeat",
  "lie",
  "html",
  "truncated",
  "charset",
  "unauthorized",
  "rate_limited",
  "late_commit",
  "stale_replica",
  "false_success",
  "types_drift",
  "trickle", // a few bytes at a time
  "wrong_clock", // eoffice: every login is of another time than its own
  "half", // so-tiepdan: the newest registers stay half saved
  "away", // so-tiepdan: the folder is not there
  ...ACT_FAULTS,
] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

/** What `POST /__control/fault` takes. */
export type FaultOrder = {
  mode: FaultMode;
  /** How many answers (for late_commit: writes) it strikes; absent: until the next order. */
  times?: number;
  /** How many answers go through before it begins. */
  after?: number;
  /** slow, write_slow: delay; late_commit: age of the mark; rate_limited: how long to stay away; wrong_clock: how fast it is. Milliseconds. */
  ms?: number;
  /** lie: what is untrue; absent: missing rows and total or next by turns. */
  as?: "missing" | "total";
  /** truncated: how the end looks; absent: by turns. */
  end?: "length" | "chunked";
  /** stale_replica: by how many versions it lags. */
  behind?: number;
};

/** The fault a department is under, and how far it has gone. */
export type Faults = {
  order(order: FaultOrder): void;
  current(): FaultOrder;
  /** Counts one question. @returns the mode that strikes its answer, and the number of answers struck before */
  strike(answer: Answer, hasPageBefore: boolean): { mode: FaultMode; turn: number };
  /** The same for an act from outside. */
  strikeAct(): { mode: FaultMode; turn: number };
};

/** Modes that leave the answers themselves as they are. */
const ELSEWHERE: ReadonlySet<FaultMode> = new Set<FaultMode>(["late_commit", "wrong_clock", "half", "away"]);
const isActFault = (mode: FaultMode): mode is ActFault => ACT_FAULTS.some((known) => known === mode);
/** Faults of reading that keep an act from being done as well. */
const STRIKE_BOTH: ReadonlySet<FaultMode> = new Set<FaultMode>(["fail", "unauthorized", "rate_limited", "hang", "html"]);

/** A fault about rows or pages cannot strike an answer without them. */
function canStrike(mode: FaultMode, answer: Answer, hasPageBefore: boolean): boolean {
  if (mode === "repeat") return answer.isList && hasPageBefore;
  if (mode === "lie") return answer.isList && answer.lines.length > 0;
  if (mode === "truncated" || mode === "charset" || mode === "types_drift" || mode === "reset" || mode === "trickle") return answer.status === 200;
  return !ELSEWHERE.has(mode) && !isActFault(mode);
}

/** No fault at first. */
export function startFaults(): Faults {
  let ordered: FaultOrder = { mode: "none" };
  let passed = 0;
  let struck = 0;
  function count(canBeStruck: boolean): { mode: FaultMode; turn: number } {
    const idle = { mode: "none" as const, turn: 0 };
    if (ordered.mode === "none" || struck >= (ordered.times ?? Infinity) || !canBeStruck) return idle;
    if (passed < (ordered.after ?? 0)) {
      passed += 1;
      return idle;
    }
    struck += 1;
    return { mode: ordered.mode, turn: struck - 1 };
  }
  return {
    order(order) {
      ordered = order;
      passed = 0;
      struck = 0;
    },
    current: () => ordered,
    strike: (answer, hasPageBefore) => count(canStrike(ordered.mode, answer, hasPageBefore)),
    strikeAct: () => count(isActFault(ordered.mode) || STRIKE_BOTH.has(ordered.mode)),
  };
}
