/** What went wrong with a row on purpose. */
export const SWITCHBOARD_POISONS = ["more_answered", "ends_before_it_begins", "no_offset"] as const;
export type SwitchboardPoison = (typeof SWITCHBOARD_POISONS)[number];

/** One number's calls on one day. */
export interface DayFacts {
  kind: "day";
  /** "1022/2026-11-21" */
  id: string;
  number: string;
  /** YYYY-MM-DD, Asia/Ho_Chi_Minh */
  day: string;
  incoming: number;
  answered: number;
  missed: number;
  /** seconds over all answered calls, and of the one that waited longest; null: the recorder failed that day */
  waitTotal: number | null;
  waitLongest: number | null;
}

/** One ticket of an outage. */
export interface OutageFacts {
  kind: "outage";
  /** "GD-00012" */
  id: string;
  number: string;
  /** epoch milliseconds, whole seconds; `endedAt` null while it lasts */
  beganAt: number;
  endedAt: number | null;
  cause: string;
}

export type SwitchboardFacts = (DayFacts | OutageFacts) & { poison?: SwitchboardPoison };

/** One version of a row; the newest of an id counts. */
export type SwitchboardLine = SwitchboardFacts & {
  /** from 1, without gaps */
  n: number;
  /** when it was written, UTC */
  at: string;
  /** its modification mark, epoch milliseconds */
  revised: number;
};
