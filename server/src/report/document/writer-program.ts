/** The program that lays out the paper of one report: the time and memory it takes it takes from nobody who waits for the hub. Reads { kept, format } as JSON, writes the file. */
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { reportDocx } from "./docx.ts";
import { paperOf } from "./paper.ts";
import { reportPdf } from "./pdf.ts";
import type { PaperAsked } from "./written.ts";
import { reportXlsx } from "./xlsx.ts";

async function* piecesOf({ kept, format }: PaperAsked): AsyncGenerator<Buffer> {
  const at = new Date(kept.content.asOf.instant);
  if (format === "XLSX") yield* reportXlsx(kept);
  else yield format === "DOCX" ? await reportDocx(paperOf(kept), at) : await reportPdf(paperOf(kept), at);
}

const asked = JSON.parse(await text(process.stdin)) as PaperAsked;
for await (const piece of piecesOf(asked)) if (!process.stdout.write(piece)) await once(process.stdout, "drain");
