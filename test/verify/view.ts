import type { Graph } from "./graph.ts";
import type { RecordRow, UnitDayRow, QuarantineRow, CaseRow, ClockRow, ResultRow, StateRow } from "./tables.queries.ts";
import { caseRows, quarantined, records, resultFacts, runningClocks, stateRows, unitDays } from "./tables.queries.ts";
import type { Tables } from "./tables.ts";
import { boardOf, everyCase, sourcesOf, type AsOf, type ShownBoard, type ShownCase, type ShownSource } from "./shown.ts";
import { keyOf } from "./recount.ts";

/** Everything the hub shows and holds, at one as-of. */
export interface View {
  asOf: AsOf;
  /** of `asOf`, epoch milliseconds */
  instant: number;
  /** the province's board at the latest tick, whose as-of is `asOf` */
  board: ShownBoard;
  sources: ShownSource[];
  /** the whole list at `asOf`, by id of the case */
  shown: ReadonlyMap<string, ShownCase[]>;
  /** by source and id (`keyOf`) */
  rows: ReadonlyMap<string, CaseRow[]>;
  states: ReadonlyMap<string, StateRow[]>;
  clocks: ReadonlyMap<string, ClockRow[]>;
  results: ReadonlyMap<string, ResultRow[]>;
  unitDays: readonly UnitDayRow[];
  records: readonly RecordRow[];
  quarantined: readonly QuarantineRow[];
  /** rows of the whole list, and how many it says it has */
  listed: { rows: number; totalCount: number };
}

/** Reads the graph first, then the tables in one snapshot that lies after it. */
export async function viewOf(graph: Graph, inSnapshot: <Result>(work: (tables: Tables) => Promise<Result>) => Promise<Result>): Promise<View> {
  const board = await boardOf(graph, null);
  const list = await everyCase(graph, board.asOf.token);
  const sources = await sourcesOf(graph);
  const tables = await inSnapshot(async (snapshot) => ({
    rows: grouped(await snapshot.rows<CaseRow>(caseRows), (row) => keyOf(row.source, row.source_case_id)),
    states: grouped(await snapshot.rows<StateRow>(stateRows, [board.asOf.event]), (row) => row.case_id),
    clocks: grouped(await snapshot.rows<ClockRow>(runningClocks), (row) => row.case_id),
    results: grouped(await snapshot.rows<ResultRow>(resultFacts), (row) => row.case_id),
    unitDays: await snapshot.rows<UnitDayRow>(unitDays),
    records: await snapshot.rows<RecordRow>(records),
    quarantined: await snapshot.rows<QuarantineRow>(quarantined),
  }));
  return {
    asOf: board.asOf,
    instant: Date.parse(board.asOf.instant),
    board,
    sources,
    shown: grouped(list.rows, (row) => row.id),
    listed: { rows: list.rows.length, totalCount: list.totalCount },
    ...tables,
  };
}

function grouped<Row>(rows: readonly Row[], keyOfRow: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOfRow(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
