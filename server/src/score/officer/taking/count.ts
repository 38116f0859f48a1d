import { canonical } from "../../../audit/index.ts";
import type { Plain } from "../../../audit/index.ts";
import type { Tx } from "../../../platform/database.ts";
import { hashOf } from "../../indicator/result.ts";
import { onceThroughYear, ruled } from "../counting/line.ts";
import type { CountedLine } from "../counting/line.ts";
import { sheetResult } from "../counting/result.ts";
import type { SheetResult } from "../counting/result.ts";
import type { PeriodTerms, StaffKind } from "../counting/rule.ts";
import { frozenLines, officerDigests, rulingsOf } from "../line/line.queries.ts";
import type { OfficerRulingRow } from "../line/line.queries.ts";
import type { SheetPeriod } from "./period.queries.ts";
import type { SheetHead } from "./sheet.queries.ts";

type Counted = Pick<SheetPeriod, "kind" | "parts" | "terms">;

/** What sheets follow from besides their lines. */
export const termsOf = ({ terms }: Pick<SheetPeriod, "terms">): PeriodTerms => JSON.parse(terms) as PeriodTerms;

/**
 * The lines of officers as they count, by officer.
 * @param officerIds null: everybody's
 * @param upTo the last ruling that is laid over them, 0: none; null: all there are
 */
export async function countedLines(tx: Tx, period: Counted, officerIds: readonly number[] | null, upTo: number | null): Promise<Map<number, CountedLine[]>> {
  const lines = Map.groupBy(await frozenLines(tx, period.parts, officerIds), (line) => line.officerId);
  const rulings = Map.groupBy(await rulingsOf(tx, period.parts, officerIds, upTo), (ruling) => ruling.officerId);
  return new Map([...lines].map(([id, own]) => [id, laidOver(period, own, rulings.get(id) ?? [])]));
}

/** One officer's frozen lines with rulings, once through a year. */
export function laidOver(period: Counted, lines: Parameters<typeof ruled>[0], rulings: readonly OfficerRulingRow[]): CountedLine[] {
  const counted = ruled(lines, rulings);
  return period.kind === "YEAR" ? onceThroughYear(counted, period.parts) : counted;
}

/** An officer's figures by the rule that a period kept for what he is. */
export function resultOf(period: Counted, staff: StaffKind | null, lines: readonly CountedLine[]): SheetResult {
  return sheetResult(lines, termsOf(period).rules.find((rule) => rule.staff === staff) ?? null);
}

/** Every sheet's figures in canonical text, and the SHA-256 of all of them in the order given: the same inputs give the same bytes. */
export function bodiesOf<Head extends Pick<SheetHead, "officerId" | "code" | "staff">>(
  period: Counted,
  heads: readonly Head[],
  lines: ReadonlyMap<number, readonly CountedLine[]>,
): { sheets: (Head & { body: string })[]; hash: string } {
  const sheets = heads.map((head) => {
    const result = resultOf(period, head.staff, lines.get(head.officerId) ?? []);
    return { ...head, body: canonical(result as unknown as Plain) };
  });
  return { sheets, hash: hashOf(sheets.map(({ code, body }) => `${code} ${body}`)) };
}

/** SHA-256 over what sheets follow from: terms, whose they are, lines, and the rulings they were taken with. */
export async function inputsHash(tx: Tx, period: Counted & Pick<SheetPeriod, "rulingsUpTo">, heads: readonly SheetHead[]): Promise<string> {
  const digests = await officerDigests(tx, period.parts);
  const rulings = await rulingsOf(tx, period.parts, null, period.rulingsUpTo);
  return hashOf([
    period.terms,
    ...heads.map(({ code, staff }) => `${code} ${staff ?? "-"}`),
    ...digests.map(({ periodId, officer, lines, digest }) => `${period.parts.indexOf(periodId)} ${officer} ${lines} ${digest}`),
    ...rulings.map(rulingText),
  ]);
}

/** SHA-256 over every sheet's figures with the rulings up to one, and over those rulings: what was ruled, of which appeal, by which paper. */
export async function sealedHash(tx: Tx, period: Counted, heads: readonly SheetHead[], upTo: number): Promise<string> {
  const { hash } = bodiesOf(period, heads, await countedLines(tx, period, null, upTo));
  const rulings = await rulingsOf(tx, period.parts, null, upTo);
  return hashOf([hash, ...rulings.map(rulingText)]);
}

function rulingText(r: OfficerRulingRow): string {
  const { id, periodId, officerId, part, ordinal, effect, appeal, documentNumber, documentDay } = r;
  return canonical({ id, periodId, officerId, part, ordinal, effect, appeal, documentNumber, documentDay });
}
