import type { Json, SourceRecord } from "@dau-moi/connectors";
import { caseTable } from "../departments/case-table.ts";
import { ACCESS } from "../departments/departments.ts";
import { answer } from "../departments/dialect/index.ts";
import { inventCases } from "../departments/story/index.ts";

/** The instant the invented history ends. */
export const ANCHOR = Date.parse("2026-11-20T00:00:00Z");

/** The sample hotline's own page size. */
export const BATCH = 500;

const SAMPLE_SIZE = 2_400;
const INVENTED_AT_ONCE = 20_000;

/** One in so many signs with name and telephone number in the text, which the hub then has to take out. */
const SIGNED = 5;

/** One row of the sample province's hotline, as it comes over the wire. */
export type HotlineRow = {
  id: string;
  code: string;
  modified_at: string;
  repeat_of: string | null;
  content: string;
  caller: { name: string | null; phone: string | null };
  [column: string]: Json;
};

/**
 * Cases of the provincial hotline, invented from one seed, in its own dialect: believable Vietnamese with names, steps, places and results.
 * Kept as JSON text, a batch each, so that hundreds of thousands do not burden the collector of what is measured.
 * @returns batches of at most BATCH rows
 */
export function inventRows(cases: number, seed: number): Buffer[] {
  const batches: Buffer[] = [];
  for (let part = 0; part * INVENTED_AT_ONCE < cases; part++) {
    const size = Math.min(INVENTED_AT_ONCE, cases - part * INVENTED_AT_ONCE);
    const lines = inventCases("tinh", { seed: seed + part, anchor: ANCHOR, scale: size / SAMPLE_SIZE, richness: "full" }).slice(0, size);
    for (let at = 0; at < lines.length; at += BATCH)
      batches.push(Buffer.from(JSON.stringify(asTold(lines.slice(at, at + BATCH)).map((row, i) => numbered(i % SIGNED === 0 ? signed(row) : row, part)))));
  }
  return batches;
}

function asTold(lines: Parameters<typeof caseTable>[0]): HotlineRow[] {
  const access = ACCESS.tinh;
  const headers = access === null ? {} : { [access.header]: access.value };
  const page = answer("tinh", { path: "/api/v2/cases", query: new URLSearchParams({ limit: String(BATCH) }), headers }, caseTable(lines));
  return (JSON.parse(page.write(page.lines, "NONE")) as { items: HotlineRow[] }).items;
}

/** Every part counts its cases from 1; the part in front keeps them apart. */
function numbered(row: HotlineRow, part: number): HotlineRow {
  const id = (own: string): string => `${part}-${own}`;
  return { ...row, id: id(row.id), code: `${row.code}-${part}`, repeat_of: row.repeat_of === null ? null : id(row.repeat_of) };
}

function signed(row: HotlineRow): HotlineRow {
  const { name, phone } = row.caller;
  return { ...row, content: `${row.content} Tôi là ${name ?? "người dân"}, số điện thoại ${phone ?? "không có"}.` };
}

/** A batch as its connector would hand it over. */
export function recordsOf(batch: Buffer): SourceRecord[] {
  return (JSON.parse(batch.toString("utf8")) as HotlineRow[]).map((data) => ({
    stream: "cases",
    sourceId: data.id,
    version: data.modified_at,
    op: "upsert",
    observedAt: new Date(data.modified_at).toISOString(),
    data,
  }));
}
