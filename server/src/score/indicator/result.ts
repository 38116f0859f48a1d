import { createHash } from "node:crypto";
import { canonical } from "../../audit/index.ts";
import type { Plain } from "../../audit/index.ts";
import { cardsOf, WORDING } from "./cards.ts";
import type { Card, Counted, ScoredUnit } from "./cards.ts";
import type { SchemeContent } from "./scheme-content.ts";
import { daysOf } from "./target.ts";

/** Every unit's card in canonical text, in the order of codes, and the SHA-256 of all of it: the same inputs give the same bytes. */
export function resultOf(scheme: SchemeContent, units: readonly ScoredUnit[], counted: Counted): { cards: { card: Card; body: string }[]; hash: string } {
  const cards = cardsOf(scheme, units, counted).map((card) => ({ card, body: canonical(card as unknown as Plain) }));
  return { cards, hash: hashOf(cards.map(({ body }) => body)) };
}

/** What a period's sums are reckoned with; one that is not taken yet by the wording of today. */
export const termsOf = (period: { from: string; to: string; wording: number | null }): Omit<Counted, "sums"> => ({
  days: daysOf(period),
  wording: period.wording ?? WORDING,
});

/** SHA-256 of texts, each on its own line, hexadecimal. */
export function hashOf(texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\n");
  return hash.digest("hex");
}

/** SHA-256 over a period's lines and its scheme: what its scores follow from. */
export function inputsHashOf(
  schemeText: string,
  units: readonly ScoredUnit[],
  digests: readonly { indicator: string; unitId: number; lines: number; digest: string }[],
): string {
  const places = units.map(({ code, group, bands, scored }) => canonical({ code, group, bands, scored }));
  return hashOf([schemeText, ...places, ...digests.map(({ indicator, unitId, lines, digest }) => `${indicator} ${unitId} ${lines} ${digest}`)]);
}
