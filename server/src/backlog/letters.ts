/**
 * Results that were given by letter and never recorded (class B2): a list of letters out of the office's own register is held against the cases row
 * by row, and recorded as one job. `previewLetters` tells how each row stands; `recordLetters` records those that are MATCHED, each with its own letter.
 */
import { createHash } from "node:crypto";
import { accessError, sheetsHanded } from "../access/index.ts";
import type { AccessContext, Vault, Viewer } from "../access/index.ts";
import { localDay } from "../platform/local-time.ts";
import { asOfView, selectedCases, tickNow } from "../tally/index.ts";
import type { Found, WritebackContext } from "../writeback/index.ts";
import { chosenOf, startJob } from "./bulk.ts";
import type { Chosen, JobOrder, Started } from "./bulk.ts";
import { changeFor, itemPlace } from "./bulk-change.ts";
import type { OwnPart } from "./bulk-change.ts";
import { foundCases, plainVerdict } from "./bulk-verdict.ts";
import { bulkTerm } from "./bulk.queries.ts";
import type { BulkProblem } from "./bulk.results.ts";
import { readLetters } from "./letters-read.ts";
import type { ReadLetter } from "./letters-read.ts";
import { casesByReference } from "./letters.queries.ts";
import type { NamedCase } from "./letters.queries.ts";
import { LetterList, LetterRow } from "./letters.types.ts";
import type { LettersInput, LetterStanding, RecordLettersInput } from "./letters.types.ts";

export type LettersContext = WritebackContext & Pick<AccessContext, "readWorkbook">;

/** A row, and the case it was found to be about. */
interface HeldLetter {
  letter: ReadLetter;
  standing: LetterStanding;
  message: string | null;
  found: Found | undefined;
}

const RESULT = { kind: "RECORD_RESULT" } as const;
const SOME_LETTER: OwnPart = { paper: { number: "1", day: "2026-01-01" }, words: "…" };

/** A list of letters held against the cases that the viewer sees; nothing is written. */
export async function previewLetters(input: LettersInput, context: LettersContext): Promise<LetterList | BulkProblem> {
  const held = await heldLetters(input, context);
  if (!Array.isArray(held)) return held;
  const { typedAbove } = await context.database.read((tx) => bulkTerm(tx, localDay(context.clock.now())));
  const matched = held.filter(({ standing }) => standing === "MATCHED").length;
  return Object.assign(new LetterList(), { rows: held.map(shownRow), matched, typedCount: matched > typedAbove ? matched : null });
}

function shownRow({ letter, standing, message, found }: HeldLetter): LetterRow {
  const { fault: _fault, ...told } = letter;
  return Object.assign(new LetterRow(), { ...told, standing, message, case: found?.case ?? null });
}

async function heldLetters(input: LettersInput, context: LettersContext): Promise<HeldLetter[] | BulkProblem> {
  const { viewer, database } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const sheets = await sheetsHanded({ csv: input.csv ?? null, file: input.file ?? null }, context.readWorkbook);
  if (typeof sheets === "string") return { at: "file", message: sheets };
  const letters = readLetters(sheets);
  const references = [...new Set(letters.map(({ reference }) => reference))];
  const named = Map.groupBy(await database.read((tx) => casesByReference(tx, references)), ({ reference }) => reference);
  const found = await foundCases(
    [...named.values()].flatMap((cases) => cases.map(({ id }) => id)),
    RESULT.kind,
    context,
  );
  const firstLine = new Map<number, number>();
  return letters.map((letter) => heldLetter(letter, { cases: named.get(letter.reference) ?? [], found, firstLine, viewer }));
}

interface Against {
  cases: readonly NamedCase[];
  found: ReadonlyMap<number, Found>;
  /** the line by which a case was matched */
  firstLine: Map<number, number>;
  viewer: Viewer;
}

function heldLetter(letter: ReadLetter, { cases, found, firstLine, viewer }: Against): HeldLetter {
  const [named] = cases;
  const one = cases.length === 1 && named !== undefined ? found.get(named.id) : undefined;
  const told = (standing: LetterStanding, message: string | null): HeldLetter => ({ letter, standing, message, found: one });
  if (letter.fault !== null) return told("BAD_ROW", letter.fault);
  if (letter.day === null) return told("BAD_DATE", "Ngày văn bản cần dạng ngày/tháng/năm.");
  if (cases.length > 1) return told("AMBIGUOUS", `Có ${cases.length} phản ánh cùng mã ở các nguồn khác nhau.`);
  if (named === undefined || one === undefined) return told("NOT_FOUND", "Không có phản ánh mã này trong phạm vi của bạn.");
  const before = firstLine.get(named.id);
  if (before !== undefined) return told("TWICE", `Dòng ${before} đã nói về phản ánh này.`);
  if (named.recorded) return told("ALREADY_RECORDED", "Kết quả đã được ghi nhận.");
  const verdict = plainVerdict(one, changeFor({ change: RESULT, reason: "" }, ownOf(letter), one.now, viewer.displayName), viewer);
  if (!("message" in verdict)) {
    firstLine.set(named.id, letter.line);
    return told("MATCHED", null);
  }
  return told(verdict.at === "paper" ? "BAD_DATE" : "NOT_ALLOWED", verdict.message);
}

/** What the letter says of its case: in its own words, or by naming it. */
function ownOf({ number, day, words }: ReadLetter): OwnPart {
  const [year, month, date] = (day ?? "").split("-");
  return { paper: { number, day: day ?? "" }, words: words ?? `Đã giải quyết theo văn bản số ${number} ngày ${date}/${month}/${year}.` };
}

/** Records the results of all matched letters as one job. */
export async function recordLetters(input: RecordLettersInput, context: LettersContext): Promise<Started> {
  const key = input.key.toLowerCase();
  const bytes = createHash("sha256")
    .update(input.csv ?? input.file ?? "")
    .digest("hex");
  const choose: JobOrder["choose"] = async (most) => {
    const held = await heldLetters(input, context);
    return Array.isArray(held) ? chosenLetters(held.filter(({ standing }) => standing === "MATCHED").slice(0, most + 1), key, context) : held;
  };
  const { reason, typedCount = null } = input;
  return startJob(
    { act: "recordLetters", key, change: RESULT, example: SOME_LETTER, reason, typedCount, selection: { letters: bytes }, reversesId: null, choose },
    context,
  );
}

async function chosenLetters(held: readonly HeldLetter[], key: string, context: LettersContext): ReturnType<JobOrder["choose"]> {
  const letters = new Map(held.flatMap(({ letter, found }) => (found === undefined ? [] : [[found.case.id, { letter, found }] as const])));
  const { asOf, rows } = await selectedCases({ ids: [...letters.keys()].map(String), asOf: asOfView(tickNow(context)).token }, letters.size, context);
  const keys = await Promise.all(rows.map((row) => context.caseLoaders.sealed.load(row.id)));
  const cases = rows.flatMap((row, at): Chosen[] => {
    const one = letters.get(row.id);
    const wrappedKey = keys[at]?.wrappedKey ?? null;
    return one === undefined ? [] : [{ ...chosenOf(row), ...sealedOwn(ownOf(one.letter), one.found, { vault: context.vault, wrappedKey, key }) }];
  });
  return { asOf, cases };
}

/** As it may lie in the open, and whole under the key of the case's record. */
function sealedOwn(
  own: OwnPart,
  found: Found,
  { vault, wrappedKey, key }: { vault: Vault; wrappedKey: Buffer | null; key: string },
): Pick<Chosen, "ownOpen" | "ownSealed"> {
  const { paper, words } = own;
  const open: OwnPart = { words: found.hide(words ?? ""), ...(paper == null ? {} : { paper: { number: found.hide(paper.number), day: paper.day } }) };
  return { ownOpen: open, ownSealed: wrappedKey === null ? null : vault.seal(vault.unwrap(wrappedKey), JSON.stringify(own), itemPlace(key, found.case.id)) };
}
