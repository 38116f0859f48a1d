import type { HandedCell, HandedSheet } from "../access/index.ts";
import { dayWritten } from "../platform/written-day.ts";

/** A row of a list of letters, before it is held against the cases. */
export interface ReadLetter {
  /** from 1 */
  line: number;
  sheet: string | null;
  number: string;
  /** YYYY-MM-DD; null: what stands there is no day */
  day: string | null;
  reference: string;
  words: string | null;
  /** what is wrong with the row itself, in Vietnamese; null: nothing */
  fault: string | null;
}

type Part = "number" | "day" | "reference" | "words";
const PARTS: readonly Part[] = ["number", "day", "reference", "words"];
/** Headings as offices write them, without marks. */
const HEADINGS: Record<Part, readonly string[]> = {
  number: ["so", "so van ban", "so vb", "so ky hieu", "so, ky hieu", "so/ky hieu", "so hieu", "so cong van", "so cv"],
  day: ["ngay", "ngay van ban", "ngay vb", "ngay thang", "ngay ban hanh", "ngay ky", "ngay cong van"],
  reference: ["ma phan anh", "ma ho so", "ma so", "ma", "ma pa", "so phieu", "ma tiep nhan"],
  words: ["noi dung", "trich yeu", "ket qua", "noi dung tra loi", "ket qua giai quyet"],
};
const HEADER_WITHIN = 10;
const LONGEST_NUMBER = 80;
/** A longer cell was cut when the file was read. */
const CUT_AT = 300;

/** Every filled row of a list of letters: by its headings, or without any in the order number, date, reference, words. */
export function readLetters(sheets: readonly HandedSheet[]): ReadLetter[] {
  return sheets.flatMap((sheet) => {
    const { from, places } = headed(sheet);
    return sheet.rows
      .filter(({ row, cells }) => row > from && cells.some((cell) => textOf(cell) !== ""))
      .map(({ row, cells }) => letterIn(cells, places, { row, sheet: sheet.name }));
  });
}

type Places = Record<Part, number>;

function headed({ rows }: HandedSheet): { from: number; places: Places } {
  for (const { row, cells } of rows.slice(0, HEADER_WITHIN)) {
    const said = cells.map((cell) => plain(textOf(cell)));
    const place = (part: Part): number => said.findIndex((word) => HEADINGS[part].includes(word));
    const places = { number: place("number"), day: place("day"), reference: place("reference"), words: place("words") };
    if (places.number >= 0 && places.day >= 0 && places.reference >= 0) return { from: row, places };
  }
  return { from: 0, places: { number: 0, day: 1, reference: 2, words: 3 } };
}

function letterIn(cells: readonly HandedCell[], places: Places, { row, sheet }: { row: number; sheet: string | null }): ReadLetter {
  const told = (part: Part): string => textOf(cells[places[part]] ?? "");
  const words = told("words");
  const [number, reference] = [told("number"), told("reference")];
  return {
    line: row,
    sheet,
    number,
    day: dayWritten(told("day")),
    reference,
    words: words === "" ? null : words,
    fault: faultIn(cells, places, { number, reference, words }),
  };
}

function faultIn(cells: readonly HandedCell[], places: Places, { number, reference, words }: Record<"number" | "reference" | "words", string>): string | null {
  if (PARTS.some((part) => typeof cells[places[part]] === "object")) return "Dòng có ô công thức, ô gộp hoặc không đọc được: hãy dán giá trị rồi lưu lại.";
  if (number === "" || number.length > LONGEST_NUMBER) return "Số văn bản cần 1 đến 80 ký tự.";
  if (reference === "") return "Chưa có mã phản ánh.";
  return words.length >= CUT_AT ? "Nội dung một dòng cần dưới 300 ký tự." : null;
}

const textOf = (cell: HandedCell): string => (typeof cell === "string" ? cell.replaceAll("\u0000", " ").normalize("NFC").trim() : "");

function plain(text: string): string {
  const marks = /\p{M}/gu;
  return text.toLowerCase().normalize("NFD").replace(marks, "").replaceAll("đ", "d").replaceAll(/\s+/g, " ").trim();
}
