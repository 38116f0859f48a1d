/** Which server, and what it tells. */
export interface FanConfig {
  kind: "raw" | "each";
  everyMs: number;
  /** of each scope: its code, and the whole answer of a tick with the number TICK in place of its event */
  frames: readonly { unit: string; data: string }[];
}

/** Stands in a frame where a tick has its number. */
export const TICK = 987_654_321;
