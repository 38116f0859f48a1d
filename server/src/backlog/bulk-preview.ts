import type { ChangeKind } from "@dau-moi/schema";
import { accessError } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import { localDay } from "../platform/local-time.ts";
import { selectedCases } from "../tally/index.ts";
import type { SelectedCase } from "../tally/index.ts";
import { onTheirWay } from "../writeback/index.ts";
import type { Found, WritebackContext } from "../writeback/index.ts";
import { changeFault, selectionFault, unseenFault } from "./bulk.ts";
import { changeFor } from "./bulk-change.ts";
import { askableSources, foundCases, verdictOf } from "./bulk-verdict.ts";
import { movedIn, movedWords } from "./bulk-work.ts";
import { bulkKinds, bulkTerm } from "./bulk.queries.ts";
import type { BulkKind, BulkTerm } from "./bulk.queries.ts";
import type { BulkProblem } from "./bulk.results.ts";
import { BulkPreview } from "./bulk.types.ts";
import type { BulkChangeInput, PreviewBulkInput } from "./bulk.inputs.ts";

/** Kinds by which a clock begins, gets another end, or stops once the source shows them. */
const MOVES_CLOCKS: readonly ChangeKind[] = ["ASSIGN", "ACCEPT", "EXTEND", "RECORD_RESULT", "CLOSE", "REOPEN"];
const FIRST_REFUSED = 20;
/** A reason where a kind needs words that are only typed when it is asked for. */
const SOME_REASON = "…";

/** One selected case, and what would become of it. */
interface Foreseen {
  row: SelectedCase;
  found: Found | undefined;
  /** null: it would be changed */
  refused: { at: string; message: string } | null;
  toUnitId: number | null;
}

/** What a change of many cases would do: each is judged by the same rules as when it is asked for. */
export async function previewBulk({ selection, change }: PreviewBulkInput, context: WritebackContext): Promise<BulkPreview | BulkProblem> {
  const { viewer, clock } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const fault = selectionFault(selection) ?? changeFault({ change, reason: SOME_REASON }, viewer, clock.now());
  if (fault !== null) return fault;
  const today = localDay(clock.now());
  const [term, kinds] = await context.database.read(async (tx) => [await bulkTerm(tx, today), await bulkKinds(tx, today)] as const);
  const { rows } = await selectedCases(selection, term.mostCases, context);
  const unseen = unseenFault(selection, rows.length);
  if (unseen !== null) return unseen;
  if (rows.length > term.mostCases)
    return { at: "selection", message: `Mỗi lần nhiều nhất ${term.mostCases.toLocaleString("vi-VN")} phản ánh: hãy thu hẹp bộ lọc.` };
  const foreseen = await foreseenOf(rows, change, viewer, context);
  const askable = await askableSources(
    foreseen.flatMap(({ found }) => found?.case.sourceId ?? []),
    change.kind,
    context,
  );
  return Object.assign(new BulkPreview(), {
    ...countsOf(foreseen, change.kind, askable),
    ...placesOf(foreseen, context),
    ...refusalsOf(foreseen),
    ...termsOf(foreseen.length, change.kind, { term, kinds }),
  });
}

async function foreseenOf(rows: readonly SelectedCase[], change: BulkChangeInput, viewer: Viewer, context: WritebackContext): Promise<Foreseen[]> {
  const ids = rows.map(({ id }) => id);
  const found = await foundCases(ids, change.kind, context);
  const held = change.kind === "COMMENT" ? [] : await context.database.read((tx) => onTheirWay(tx, ids, change.kind));
  const waiting = new Set(held);
  const asked = changeFor({ change, reason: SOME_REASON }, null, context.clock.now(), viewer.displayName);
  const foreseen = rows.map(async (row): Promise<Foreseen> => {
    const one = found.get(row.id);
    const moved = one === undefined ? [] : movedIn(one, { seenStage: row.stage, seenUnitId: row.unitId });
    if (one !== undefined && (row.movedOn || moved.length > 0))
      return { row, found: one, refused: { at: "movedOn", message: movedWords(moved) }, toUnitId: null };
    const verdict = await verdictOf(one, asked, viewer, context);
    if ("message" in verdict) return { row, found: one, refused: verdict, toUnitId: null };
    if (waiting.has(row.id)) return { row, found: one, refused: ON_ITS_WAY, toUnitId: null };
    return { row, found: one, refused: null, toUnitId: verdict.toUnitId };
  });
  return Promise.all(foreseen);
}

const ON_ITS_WAY = { at: "kind", message: "Đã có yêu cầu cùng loại đang chờ nguồn xác nhận." };

function countsOf(foreseen: readonly Foreseen[], kind: ChangeKind, askable: ReadonlySet<number>) {
  const possible = foreseen.filter(({ refused }) => refused === null);
  const touched = MOVES_CLOCKS.includes(kind) ? possible.filter(({ row }) => kind === "REOPEN" || row.dueAt !== null) : [];
  return {
    cases: foreseen.length,
    possible: possible.length,
    oldest: foreseen.length === 0 ? null : foreseen.reduce((oldest, { row }) => Math.min(oldest, row.receivedAt), Infinity),
    clocksTouched: touched.length,
    onWorklist: possible.filter(({ found }) => found !== undefined && !askable.has(found.case.sourceId)).length,
  };
}

function placesOf(foreseen: readonly Foreseen[], { units }: WritebackContext) {
  const byUnit = Map.groupBy(foreseen, ({ row }) => row.unitId);
  const told = new Set(
    foreseen.filter(({ refused }) => refused === null).flatMap(({ row, toUnitId }) => [row.unitId, ...(toUnitId === null ? [] : [toUnitId])]),
  );
  return {
    units: [...byUnit]
      .map(([id, cases]) => ({ unit: units.byId(id), cases: cases.length }))
      .toSorted((a, b) => b.cases - a.cases || a.unit.position - b.unit.position),
    told: [...told].map((id) => units.byId(id)),
  };
}

function refusalsOf(foreseen: readonly Foreseen[]) {
  const refused = foreseen.flatMap(({ found, refused: why }) => (why === null ? [] : [{ found, ...why }]));
  const groups = Map.groupBy(refused, ({ at, message }) => `${at} ${message}`);
  const refusedBy = [...groups.values()].flatMap((same) => same.slice(0, 1).map(({ at, message }) => ({ at, message, cases: same.length })));
  return {
    refusedBy: refusedBy.toSorted((a, b) => b.cases - a.cases),
    refused: refused.flatMap(({ found, at, message }) => (found === undefined ? [] : [{ case: found.case, at, message }])).slice(0, FIRST_REFUSED),
  };
}

function termsOf(cases: number, kind: ChangeKind, { term, kinds }: { term: BulkTerm; kinds: readonly BulkKind[] }) {
  const rule = kinds.find((one) => one.kind === kind);
  return {
    typedCount: cases > term.typedAbove ? cases : null,
    undoable: rule !== undefined && rule.undo !== "NEVER",
    reversedBy: rule?.reverse ?? null,
  };
}
