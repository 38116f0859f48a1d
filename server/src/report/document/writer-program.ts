/**
 * The program that lays out the paper of one report: the time and memory it takes it takes from nobody who waits for the hub. Reads a line of JSON, { kept, format },
 * then lines of JSON that are arrays of more rows, and writes the file.
 */
import { once } from "node:events";
import type { ReportRow } from "../report-kind.ts";
import { reportDocx } from "./docx.ts";
import { paperOf } from "./paper.ts";
import { reportPdf } from "./pdf.ts";
import type { PaperAsked } from "./written.ts";
import { reportXlsx } from "./xlsx.ts";

/** Lines end with a line feed alone: JSON may have other line ends in its strings. */
async function* linesIn(input: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  for await (const piece of input) {
    let from = 0;
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, from)) {
      yield Buffer.concat([...begun, piece.subarray(from, at)]).toString("utf8");
      begun = [];
      from = at + 1;
    }
    begun.push(piece.subarray(from));
  }
}

async function* rowsIn(lines: AsyncIterable<string>): AsyncGenerator<ReportRow[]> {
  for await (const line of lines) yield JSON.parse(line) as ReportRow[];
}

async function* piecesOf({ kept, format }: PaperAsked, more: AsyncIterable<ReportRow[]>): AsyncGenerator<Buffer> {
  const at = new Date(kept.content.asOf.instant);
  if (format === "XLSX") yield* reportXlsx(kept, more);
  else yield format === "DOCX" ? await reportDocx(paperOf(kept), at) : await reportPdf(paperOf(kept), at);
}

const lines = linesIn(process.stdin as AsyncIterable<Buffer>);
const { value: first } = (await lines.next()) as IteratorResult<string, undefined>;
if (first === undefined) throw new Error("no paper was asked for");
for await (const piece of piecesOf(JSON.parse(first) as PaperAsked, rowsIn(lines))) if (!process.stdout.write(piece)) await once(process.stdout, "drain");
