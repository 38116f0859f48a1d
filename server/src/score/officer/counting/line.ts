/** What a line is looked at for: số lượng (a), chất lượng (b), tiến độ (c), thời gian giữ hồ sơ. */
export const SHEET_PARTS = ["QUANTITY", "QUALITY", "PROGRESS", "TIME"] as const;
export type SheetPart = (typeof SHEET_PARTS)[number];

/** Why a line does not count; how each comes about is written in OFFICERS.md. */
export const LINE_EXCLUSIONS = [
  "DECLINED",
  "REDIRECTED",
  "MERGED",
  "PAUSED",
  "HANDED_OVER",
  "GIVEN_NEAR_DUE",
  "INHERITED_LATE",
  "OBJECTIVE_CAUSE",
  "COUNTED_LATER",
  "RULED_OUT",
  "NOT_HIS",
] as const;
export type LineExclusion = (typeof LINE_EXCLUSIONS)[number];

/** What can be ruled of a line: it leaves the count, its limit counts as kept, or it is nothing of his. */
export const RULING_EFFECTS = ["EXCLUDE", "COUNT_IN_TIME", "NOT_HIS"] as const;
export type RulingEffect = (typeof RULING_EFFECTS)[number];

/** A line of an officer as it was frozen. Numbers are decimals as text. */
export interface FrozenLine {
  periodId: number;
  part: SheetPart;
  ordinal: number;
  caseId: number;
  unitId: number;
  /** what is one thing through a year */
  item: string;
  /** null: nobody has said what he is */
  weight: string | null;
  numerator: string;
  denominator: string;
  excluded: LineExclusion | null;
  approver: string | null;
  document: string | null;
  facts: Readonly<Record<string, number | boolean | null>>;
}

/** What was ruled of a line. */
export interface LineRuling {
  id: number;
  periodId: number;
  part: SheetPart;
  ordinal: number;
  effect: RulingEffect;
  documentNumber: string;
  documentDay: string;
  byName: string;
}

/** A line as it counts: with what was ruled of it, and once through a year. */
export interface CountedLine extends FrozenLine {
  /** null: nothing was ruled */
  ruling: LineRuling | null;
  /** what was frozen */
  frozen: Pick<FrozenLine, "numerator" | "denominator" | "excluded">;
}

/** A line's name in its period: "PROGRESS-3". */
export const lineKey = ({ part, ordinal }: Pick<FrozenLine, "part" | "ordinal">): string => `${part}-${ordinal}`;

/** @returns undefined: no line can be called so */
export function lineOfKey(key: string): { part: SheetPart; ordinal: number } | undefined {
  const [, word, ordinal] = /^([A-Z]+)-([1-9]\d{0,8})$/.exec(key) ?? [];
  const part = SHEET_PARTS.find((one) => one === word);
  return part === undefined ? undefined : { part, ordinal: Number(ordinal) };
}

const NOTHING = { numerator: "0", denominator: "0" } as const;

/** Lines with their rulings laid over them; of several of one line the newest holds. The order of either does not matter. */
export function ruled(lines: readonly FrozenLine[], rulings: readonly LineRuling[]): CountedLine[] {
  const place = (one: { periodId: number; part: SheetPart; ordinal: number }): string => `${one.periodId} ${lineKey(one)}`;
  const newest = new Map(rulings.toSorted((a, b) => a.id - b.id).map((one) => [place(one), one]));
  return lines.map((line) => {
    const ruling = newest.get(place(line)) ?? null;
    const { numerator, denominator, excluded } = line;
    return { ...line, ...(ruling !== null && ruledAs(ruling.effect)), ruling, frozen: { numerator, denominator, excluded } };
  });
}

function ruledAs(effect: RulingEffect): Pick<FrozenLine, "numerator" | "denominator" | "excluded"> {
  if (effect === "COUNT_IN_TIME") return { numerator: "0", denominator: "1", excluded: null };
  return { ...NOTHING, excluded: effect === "EXCLUDE" ? "RULED_OUT" : "NOT_HIS" };
}

/**
 * The lines of a year's quarters as one count: an item that several quarters counted counts in the last of them, its failures together.
 * @param order the quarters, oldest first
 */
export function onceThroughYear(lines: readonly CountedLine[], order: readonly number[]): CountedLine[] {
  const sorted = lines.toSorted((a, b) => order.indexOf(a.periodId) - order.indexOf(b.periodId));
  const once = sorted.filter((line) => line.excluded === null && (line.part === "QUANTITY" || line.part === "QUALITY"));
  const groups = Map.groupBy(once, ({ part, item }) => `${part} ${item}`);
  return sorted.map((line) => {
    const same = groups.get(`${line.part} ${line.item}`) ?? [];
    if (!same.includes(line) || same.length === 1) return line;
    if (line !== same.at(-1)) return { ...line, ...NOTHING, excluded: "COUNTED_LATER" };
    const failures = same.reduce((sum, { numerator }) => sum + Number(numerator), 0);
    return line.part === "QUALITY" ? { ...line, numerator: String(failures) } : line;
  });
}
