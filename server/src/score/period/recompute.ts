import type { Tx } from "../../platform/database.ts";
import { cardBodies } from "../card/card.queries.ts";
import { hashOf, inputsHashOf, resultOf } from "../indicator/result.ts";
import { schemeTexts } from "../scheme/scheme.queries.ts";
import type { PeriodRow } from "./period.queries.ts";
import { sealsUpTo } from "./seal.queries.ts";
import { lineDigests, sumsOfPeriod, unitsOfPeriod } from "./take.queries.ts";

/** A period counted once more from its frozen lines, beside what was kept. */
export interface Recomputed {
  inputsHash: string;
  sameInputs: boolean;
  resultHash: string;
  sameResult: boolean;
  /** the cards kept are those very bytes */
  sameCards: boolean;
  /** the chain of seals up to this period's holds; null: it is not sealed */
  chainHolds: boolean | null;
}

/** Counts a taken period once more. @returns null: it is not taken yet */
export async function recomputed(tx: Tx, period: PeriodRow): Promise<Recomputed | null> {
  const [scheme] = await schemeTexts(tx, [period.schemeId]);
  if (period.inputsHash === null || scheme === undefined) return null;
  const units = await unitsOfPeriod(tx, period.id);
  const inputsHash = inputsHashOf(scheme.document, units, await lineDigests(tx, period.id));
  const { cards, hash } = resultOf(scheme.content, units, await sumsOfPeriod(tx, period.id));
  const kept = new Map((await cardBodies(tx, period.id)).map(({ code, body }) => [code, body]));
  return {
    inputsHash,
    sameInputs: inputsHash === period.inputsHash,
    resultHash: hash,
    sameResult: hash === period.resultHash,
    sameCards: cards.length === kept.size && cards.every(({ card, body }) => kept.get(card.unit) === body),
    chainHolds: period.sealNumber === null ? null : await chainHolds(tx, period.sealNumber),
  };
}

async function chainHolds(tx: Tx, number: number): Promise<boolean> {
  let previous = "";
  for (const [place, seal] of (await sealsUpTo(tx, number)).entries()) {
    if (seal.number !== place + 1 || seal.previousHash !== previous || seal.hash !== sealHash(previous, seal.body)) return false;
    previous = seal.hash;
  }
  return previous !== "";
}

/** A link's hash: over the one before and its own text. */
export const sealHash = (previous: string, body: string): string => hashOf([previous, body]);
