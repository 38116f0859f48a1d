import type { Richness } from "../richness.ts";

/** What the sample is made from; the same four give the same bytes. Plain where no richness is said. */
export type Sample = { seed: number; anchor: number; scale: number; richness?: Richness };
