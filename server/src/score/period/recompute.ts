import type { Tx } from "../../platform/database.ts";
import { canonical } from "../../audit/index.ts";
import type { Plain } from "../../audit/index.ts";
import { rulingsHeld, sumsHeld } from "../appeal/ruling.queries.ts";
import type { RulingRow } from "../appeal/ruling.queries.ts";
import { cardBodies } from "../card/card.queries.ts";
import { hashOf, inputsHashOf, resultOf, termsOf } from "../indicator/result.ts";
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
  /** how many appeals were granted before the seal */
  rulings: number;
  /** SHA-256 of all cards with what was granted */
  ruledHash: string;
  /** the cards that hold are those very bytes, and the very ones that were sealed */
  sameRuled: boolean;
  /** the chain of seals up to this period's holds; null: it is not sealed */
  chainHolds: boolean | null;
}

/** Counts a taken period once more. @returns null: it is not taken yet */
export async function recomputed(tx: Tx, period: PeriodRow): Promise<Recomputed | null> {
  const [scheme] = await schemeTexts(tx, [period.schemeId]);
  if (period.inputsHash === null || scheme === undefined) return null;
  const told = termsOf(period);
  const units = await unitsOfPeriod(tx, period.id);
  const inputsHash = inputsHashOf(scheme.document, units, await lineDigests(tx, period.id));
  const { cards, hash } = resultOf(scheme.content, units, { sums: await sumsOfPeriod(tx, period.id), ...told });
  const kept = await cardBodies(tx, period.id);
  const rulings = await rulingsHeld(tx, period.id);
  const ruled = resultOf(scheme.content, units, { sums: await sumsHeld(tx, period.id), ...told });
  const sealed = period.sealNumber === null ? null : await sealedRulings(tx, period.sealNumber);
  return {
    inputsHash,
    sameInputs: inputsHash === period.inputsHash,
    resultHash: hash,
    sameResult: hash === period.resultHash,
    sameCards: sameBytes(
      cards,
      kept.map(({ code, taken }) => [code, taken]),
    ),
    rulings: rulings.length,
    ruledHash: ruled.hash,
    sameRuled:
      sameBytes(
        ruled.cards,
        kept.map(({ code, body }) => [code, body]),
      ) &&
      (sealed === null || (sealed.ruled === ruled.hash && canonical(sealed.rulings) === canonical(rulings.map(rulingText)))),
    chainHolds: period.sealNumber === null ? null : await chainHolds(tx, period.sealNumber),
  };
}

function sameBytes(cards: readonly { card: { unit: string }; body: string }[], kept: readonly (readonly [string, string])[]): boolean {
  const known = new Map(kept);
  return cards.length === known.size && cards.every(({ card, body }) => known.get(card.unit) === body);
}

/** A ruling as a seal tells it. */
export function rulingText({ number, appealId, afterSeal: _never, ...told }: RulingRow): Plain {
  return { ...told, ruling: number, appeal: appealId };
}

/** What a seal says was granted before it, and the hash of the cards with it. */
async function sealedRulings(tx: Tx, number: number): Promise<{ ruled: string; rulings: Plain } | null> {
  const seal = (await sealsUpTo(tx, number)).at(-1);
  return seal === undefined ? null : (JSON.parse(seal.body) as { ruled: string; rulings: Plain });
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
