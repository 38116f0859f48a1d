import type { SignState } from "./sign.words.ts";

/** Past which thresholds a sign is unusual: dated data. */
export interface Thresholds {
  /** fewer than these, and no share is told */
  smallest: number;
  floorCases: number;
  floorPercent: number;
  /** spreads beyond the median, in tenths */
  spreadTenths: number;
  smallestPeers: number;
}

/** How a unit stands beside others of its kind. Shares are between 0 and 1; null: nothing can be said. */
export interface Judgement {
  state: SignState;
  share: number | null;
  peers: number;
  median: number | null;
  spread: number | null;
}

/** Equal peers have no spread; a share must differ by this much per spread to be told apart. */
const LEAST_SPREAD = 0.02;
/** A median absolute deviation as a standard deviation would be, were the shares spread evenly about their middle. */
const MAD_TO_DEVIATION = 1.4826;

/**
 * Whether a unit is past the absolute floor and clearly beyond its peers, told robustly: one peer alone moves neither median nor spread.
 * @param others the other units of its kind, whatever their numbers
 */
export function judged(own: { base: number; n: number }, others: readonly { base: number; n: number }[], by: Thresholds): Judgement {
  const shares = others.filter(({ base }) => base >= by.smallest).map(({ base, n }) => n / base);
  const peers = shares.length;
  if (own.base < by.smallest) return { state: "TOO_FEW_CASES", share: null, peers, median: null, spread: null };
  const share = own.n / own.base;
  if (peers < by.smallestPeers) return { state: "TOO_FEW_PEERS", share, peers, median: null, spread: null };
  const median = middle(shares);
  const spread = Math.max(MAD_TO_DEVIATION * middle(shares.map((one) => Math.abs(one - median))), LEAST_SPREAD);
  const isBeyond = share > median + (by.spreadTenths / 10) * spread;
  return { state: isPastFloor(own, by) && isBeyond ? "UNUSUAL" : "USUAL", share, peers, median, spread };
}

/** Past the absolute floor, whatever its peers do. */
export const isPastFloor = (own: { base: number; n: number }, by: Pick<Thresholds, "floorCases" | "floorPercent">): boolean =>
  own.n >= by.floorCases && own.n * 100 >= by.floorPercent * own.base;

function middle(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[half - 1] ?? 0, sorted[half] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
