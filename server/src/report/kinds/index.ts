import type { ReportKind } from "../report-kind.ts";
import { R2, R5 } from "./case-lists.ts";
import { R7 } from "./field-unit.ts";
import { R1, R14 } from "./main-table.ts";
import { R4 } from "./open-classes.ts";
import { R8 } from "./year.ts";

export { monthsOf } from "./year.ts";

/** Kinds that are made from what this station knows; stations below bring their own beside them. */
export const REPORT_KINDS: readonly ReportKind[] = [R1, R2, R4, R5, R7, R8, R14];
