/** What the sample is made from; the same three give the same bytes. */
export type Sample = { seed: number; anchor: number; scale: number };
