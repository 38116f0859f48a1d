import type { CaseStream, Reckoning } from "@dau-moi/schema";
import type { CaseView } from "../case/index.ts";
import type { OperationName } from "../access/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { ListConditions, ListsAt, PeriodKind, PeriodTerm, Span } from "../tally/index.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";
import type { TypedSpan } from "./typed-span.ts";

/** Reports that an office files, by the marks of the province's list of reports. */
export const REPORT_CODES = ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12", "R13", "R14"] as const;
export type ReportCode = (typeof REPORT_CODES)[number];

/** Who files a report that is owed: the province itself, or each body right below it of a kind. */
export type ReportFiler = "PROVINCE" | "DEPARTMENTS" | "COMMUNES";
/** Kinds of periods that a report can be owed for. */
export type OwedPeriod = Exclude<PeriodKind, "CUSTOM" | "DAY">;

export const COLUMN_KINDS = ["TEXT", "DAY", "COUNT", "RATIO"] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** A column of a report's table. */
export interface ReportColumn {
  key: string;
  vi: string;
  en: string;
  /** what stands above it and its neighbours of the same group */
  group?: { vi: string; en: string };
  /** COUNT: whole numbers; RATIO: whole tenths of a per cent */
  kind: ColumnKind;
  /** on paper; whole */
  widthMm: number;
  /** what it counts */
  what: string;
}

/** A cell: text; a number, with the list that it is the length of where it is one; null: nobody knows it. */
export type ReportCell = string | number | { n: number; list: ListConditions } | null;

export const ROW_KINDS = ["UNIT", "OWN", "TOTAL", "ITEM", "TYPED"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** A row: of a unit with all below it, of what a unit holds itself, of the whole scope, of one thing, or typed in from a paper. */
export interface ReportRow {
  kind: RowKind;
  cells: readonly ReportCell[];
  /** what its balance lacks, and the references of the cases that make the difference; absent: it closes or has none */
  difference?: { n: number; cases: readonly string[] };
}

export interface ReportTable {
  columns: readonly ReportColumn[];
  /** of a long list only those that were not kept as it was read */
  rows: readonly ReportRow[];
  /** sentences below the table */
  notes: readonly string[];
  /** it shows scores of a period that is not sealed yet; absent: nothing of it is provisional */
  provisional?: boolean;
}

/** What a table is made for: a scope, days, a stream, a reckoning; everything is counted at the as-of of `lists`. */
export interface ReportAsked {
  /** what kinds of other stations read what is theirs in */
  tx: Tx;
  lists: ListsAt;
  scope: Unit;
  units: UnitRegister;
  stream: CaseStream;
  reckoning: Reckoning;
  span: Span;
  /** the days before that it is compared with */
  before: Span;
  terms: readonly PeriodTerm[];
  /** figures of days before the hub, from papers */
  typedIn: readonly TypedSpan[];
  /** working days that an open case is late; null: the calendar does not reach so far */
  daysLate(one: CaseView): number | null;
  at: Instant;
  /** counted at the latest point, not at a cut-off that lies behind it */
  latest: boolean;
  /** calls or cases below which a share says nothing, by the regulation in force; Infinity: none says */
  smallest: number;
  allowance: Allowance;
  /** Takes rows of a long list as they are read; they stand before those that the table itself brings, which come last. */
  keep(rows: readonly ReportRow[]): Promise<void>;
}

/** How long a report may be, and who hears how far it is. */
export interface Allowance {
  /** rows of a list */
  most: number;
  /** somebody waits for it: a longer one can still be drawn up in the background */
  waiting: boolean;
  progress(done: number, total: number): Promise<void>;
}

/** Of a report that is drawn up while somebody waits. */
export const WHILE_WAITING: Allowance = { most: 5_000, waiting: true, progress: () => Promise.resolve() };

/**
 * A report that can be drawn up. Stations that know more figures bring kinds of their own.
 * @example { code: "R1", vi: "…", en: "…", streams: ["HOTLINE"], table: async (asked) => ({ columns, rows, notes: [] }) }
 */
export interface ReportKind {
  code: ReportCode;
  vi: string;
  en: string;
  /** what it is for, after "Báo cáo" */
  subject: string;
  streams: readonly CaseStream[];
  /** figures of days before the hub may be typed in */
  takesTyped?: true;
  /** what the drafter must be allowed in the scope besides: it shows more than cases */
  needs?: OperationName;
  /** its contents are not kept as they were: it is counted at the latest point alone */
  latestAlone?: true;
  /** whose it can be, and of which periods, where it is owed; absent: anybody's, of any */
  owed?: { filers: readonly ReportFiler[]; periods?: readonly OwedPeriod[] };
  /** @throws {ReportTooLong} @throws {NothingToReport} @throws {NotKept} */
  table(asked: ReportAsked): Promise<ReportTable>;
}

/** A list is longer than a report may be. */
export class ReportTooLong extends Error {
  constructor(
    readonly rows: number,
    readonly most: number,
  ) {
    super(`a report of ${rows} rows, at most ${most}`);
  }
}

/** There is nothing that such a report could say; its message tells why. */
export class NothingToReport extends Error {}

/** Something that the report tells is not kept as it was at its cut-off; the message tells what. */
export class NotKept extends Error {}
