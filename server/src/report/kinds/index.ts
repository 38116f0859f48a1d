import type { ReportKind } from "../report-kind.ts";
import { R5 } from "./case-lists.ts";
import { R7 } from "./field-unit.ts";
import { R13 } from "./hotlines.ts";
import { R1, R14 } from "./main-table.ts";
import { R8 } from "./year.ts";

export { monthsOf } from "./year.ts";

/** Kinds that are made from what this station knows; stations below bring their own beside them. */
export const REPORT_KINDS: readonly ReportKind[] = [R1, R5, R7, R8, R13, R14];

// What tables are made of, for kinds of other stations
export { CASE_COLUMNS, caseListTable, dayColumn, textColumn } from "./case-lists.ts";
export type { CellsBeside } from "./case-lists.ts";
export { UNIT_COLUMN } from "./columns.ts";
export type { ListColumn } from "./columns.ts";
export { countedIn, leftOut, listCell, scopesIn, withNumbers } from "./unit-rows.ts";
