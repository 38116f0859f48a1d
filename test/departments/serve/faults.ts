import type { Answer } from "../dialect/index.ts";

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
] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

/** What `POST /__control/fault` takes. */
export type FaultOrder = {
  mode: FaultMode;
  /** How many answers (for late_commit: writes) it strikes; absent: until the next order. */
  times?: number;
  /** How many answers go through before it begins. */
  after?: number;
  /** slow: delay; late_commit: age of the mark; rate_limited: how long to stay away. Milliseconds. */
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
};

/** A fault about rows or pages cannot strike an answer without them. */
function canStrike(mode: FaultMode, answer: Answer, hasPageBefore: boolean): boolean {
  if (mode === "repeat") return answer.isList && hasPageBefore;
  if (mode === "lie") return answer.isList && answer.lines.length > 0;
  if (mode === "truncated" || mode === "charset" || mode === "types_drift" || mode === "reset") return answer.status === 200;
  return mode !== "late_commit";
}

/** No fault at first. */
export function startFaults(): Faults {
  let ordered: FaultOrder = { mode: "none" };
  let passed = 0;
  let struck = 0;
  return {
    order(order) {
      ordered = order;
      passed = 0;
      struck = 0;
    },
    current: () => ordered,
    strike(answer, hasPageBefore) {
      const idle = { mode: "none" as const, turn: 0 };
      if (ordered.mode === "none" || struck >= (ordered.times ?? Infinity) || !canStrike(ordered.mode, answer, hasPageBefore)) return idle;
      if (passed < (ordered.after ?? 0)) {
        passed += 1;
        return idle;
      }
      struck += 1;
      return { mode: ordered.mode, turn: struck - 1 };
    },
  };
}
