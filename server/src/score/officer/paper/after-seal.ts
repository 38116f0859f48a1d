import { vietnameseDay } from "../../../report/index.ts";
import type { CountedLine } from "../counting/line.ts";
import { lineKey } from "../counting/line.ts";
import type { SheetResult } from "../counting/result.ts";
import { outcomeWords, PART_WORDS, ratioWords } from "./paper-words.ts";

/** A sheet at one of its two states: as it was sealed, or with what was ruled since. */
export interface SheetState {
  result: SheetResult;
  lines: readonly CountedLine[];
}

export const AFTER_SEAL = "Điều chỉnh sau khóa sổ";
export const AFTER_SEAL_HEAD = ["Nội dung", "Mã phản ánh", "Khi khóa sổ", "Sau điều chỉnh", "Văn bản", "Ngày văn bản", "Người quyết định"] as const;

/**
 * What rulings after the seal made of a sealed sheet: its figures and its lines, each before and after.
 * @param references of cases, as far as the reader sees them
 * @returns no row: nothing was ruled since
 */
export function adjustedAfterSeal(sealed: SheetState, now: SheetState, references: ReadonlyMap<number, string>): string[][] {
  const before = new Map(sealed.lines.map((line) => [placeOf(line), line]));
  const lines = now.lines.flatMap((line) => {
    const was = before.get(placeOf(line));
    if (was === undefined) throw new Error(`line ${placeOf(line)} was not there when the sheet was sealed`);
    const [then, since] = [outcomeWords(was), outcomeWords(line)];
    if (was.ruling?.id === line.ruling?.id && then === since) return [];
    const paper = line.ruling === null ? ["", "", ""] : [line.ruling.documentNumber, vietnameseDay(line.ruling.documentDay), line.ruling.byName];
    return [[PART_WORDS[line.part], references.get(line.caseId) ?? "…", then, since, ...paper]];
  });
  const figures = now.result.ratios.flatMap((ratio, at) => {
    const [then, since] = [ratioWords(sealed.result.ratios[at]), ratioWords(ratio)];
    return then === since ? [] : [[PART_WORDS[ratio.part], "", then, since, "", "", ""]];
  });
  return [...figures, ...lines];
}

const placeOf = (line: CountedLine): string => `${line.periodId} ${lineKey(line)}`;
