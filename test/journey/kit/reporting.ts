import { randomUUID } from "node:crypto";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";
import { aCase } from "../../world.ts";
import type { CaseSpec } from "../../world.ts";
import { listOf } from "./reading.ts";

export interface Cell {
  text: string | null;
  number: number | null;
  list: Record<string, unknown> | null;
}
export interface Row {
  kind: string;
  cells: Cell[];
  difference: number;
  differingCases: string[];
}
export interface Table {
  columns: { key: string; kind: string; nameVi: string }[];
  rows: Row[];
  notes: string[];
  sources: { code: string }[];
  provisional: boolean;
}
export interface Report {
  id: string;
  code: string;
  unit: { code: string };
  from: string;
  to: string;
  counted: string;
  asOf: { token: string; event: number; instant: string };
  state: string;
  sha256: string;
  verification: string;
  unbalanced: number;
  correctsId: string | null;
  correctedById: string | null;
  maySubmit: boolean;
  maySettle: boolean;
  mayCorrect: boolean;
  table: Table;
  steps: { kind: string; reason: string | null; onTime: boolean | null; dueAt: string | null }[];
}
export interface Outcome {
  __typename: string;
  at?: string;
  message?: string;
  report?: Report;
}

const LIST =
  "unit unitOnly stream reckoning stage field channel severity backlogClass backlogClassOn lateness open merged urgent receivedFrom receivedTo closedFrom closedTo handledFrom handledTo handledLate balance balanceFrom balanceTo";
const TABLE = `columns { key kind nameVi } rows { kind cells { text number list { ${LIST} } } difference differingCases } notes sources { code } provisional`;
const REPORT = `id code unit { code } from to counted asOf { token event instant } state sha256 verification unbalanced correctsId correctedById maySubmit maySettle mayCorrect
  table { ${TABLE} } steps { kind reason onTime dueAt }`;
const PROBLEM = "__typename ... on ReportRefused { at message }";

export const DRAFT = asked<{ draftReport: Outcome }>(
  `mutation ($input: DraftReportInput!) { draftReport(input: $input) { ${PROBLEM} ... on ReportDrafted { report { ${REPORT} } } } }`,
);
/** Draws up as it is given, once the hub shows all that was done by now; a key of its own unless the input brings one. */
export async function drafts(hub: TestHub, input: Record<string, unknown>, as: Who = "chanhvp"): Promise<Outcome> {
  await hub.shown();
  const filled = { key: randomUUID(), code: "R1", unit: "TINH", counted: "LATEST", ...input };
  return (await hub.ask(DRAFT, { input: { ...filled, period: { calendar: "ADMINISTRATIVE", kind: "MONTH", ...(input["period"] as object | undefined) } } }, as))
    .draftReport;
}

/** A report that must be drawn up. */
export async function drafted(hub: TestHub, input: Record<string, unknown>, as: Who = "chanhvp"): Promise<Report> {
  const { report, message } = await drafts(hub, input, as);
  if (report === undefined) throw new Error(message);
  return report;
}

export const SUBMIT = asked<{ submitReport: Outcome }>(
  `mutation ($input: SubmitReportInput!) { submitReport(input: $input) { ${PROBLEM} ... on ReportSubmitted { report { ${REPORT} } } } }`,
);
export async function submits(hub: TestHub, { id, sha256 }: Pick<Report, "id" | "sha256">, as: Who = "chanhvp", key: string = randomUUID()): Promise<Outcome> {
  return (await hub.ask(SUBMIT, { input: { key, id, sha256 } }, as)).submitReport;
}

export const SETTLE = asked<{ settleReport: Outcome }>(
  `mutation ($input: SettleReportInput!) { settleReport(input: $input) { ${PROBLEM} ... on ReportSettled { report { ${REPORT} } } } }`,
);
export async function settles(hub: TestHub, id: string, of: { settlement: string; reason?: string }, as: Who = "lanhdao"): Promise<Outcome> {
  return (await hub.ask(SETTLE, { input: { key: randomUUID(), id, ...of } }, as)).settleReport;
}

const ONE = asked<{ report: Report | null }>(`query ($id: ID!) { report(id: $id) { ${REPORT} } }`);
export async function reportOf(hub: TestHub, id: string, as: Who = "chanhvp"): Promise<Report | null> {
  return (await hub.ask(ONE, { id }, as)).report;
}

/** A report's paper; anything but one is an error. */
export async function fileOf(hub: TestHub, id: string, format: string, as = "chanhvp"): Promise<Buffer> {
  const answer = await fetch(`${hub.url}/reports/${id}/${format}`, { headers: { cookie: await hub.cookieOf(as) } });
  if (answer.status !== 200) throw new Error(`${format}: ${answer.status} ${await answer.text()}`);
  return Buffer.from(await answer.arrayBuffer());
}

const MANY = asked<{ reports: { totalCount: number; nodes: { id: string; state: string; unit: { code: string } }[] } }>(
  "query ($unit: String, $state: ReportState) { reports(unit: $unit, state: $state, first: 100) { totalCount nodes { id state unit { code } } } }",
);
export async function reportsOf(
  hub: TestHub,
  as: Who,
  of: { unit?: string; state?: string } = {},
): Promise<{ id: string; state: string; unit: { code: string } }[]> {
  const { totalCount, nodes } = (await hub.ask(MANY, of, as)).reports;
  if (totalCount !== nodes.length) throw new Error(`${totalCount} reports, ${nodes.length} rows`);
  return nodes;
}

export interface Duty {
  code: string;
  unit: { code: string };
  periodKind: string;
  from: string;
  to: string;
  dueAt: string | null;
  state: string;
  reportId: string | null;
}
const DUTIES = asked<{ reportDuties: Duty[] }>(
  "query ($unit: String) { reportDuties(unit: $unit) { code unit { code } periodKind from to dueAt state reportId } }",
);
export async function dutiesOf(hub: TestHub, as: Who, unit: string | null = null): Promise<Duty[]> {
  return (await hub.ask(DUTIES, { unit }, as)).reportDuties;
}

interface Verified {
  code: string;
  unitName: string;
  from: string;
  to: string;
  state: string;
  sha256: string;
  whole: boolean;
  correctedBy: string | null;
}
export const VERIFY = asked<{ reportVerification: Verified | null }>(
  "query ($code: String!) { reportVerification(code: $code) { code unitName from to state sha256 whole correctedBy } }",
);

/** A row's numbers by the key of their column. */
export function numbersOf({ columns }: Pick<Table, "columns">, row: Row | undefined): Record<string, number | null> {
  return Object.fromEntries(columns.map(({ key }, at) => [key, row?.cells[at]?.number ?? null]));
}

/** What a row says, by its columns. */
export function saidOf({ table }: Report, row: Row | undefined): Record<string, string | number | null> {
  return Object.fromEntries(table.columns.map(({ key }, at) => [key, row?.cells[at]?.text ?? row?.cells[at]?.number ?? null]));
}
/** What the row says that has this name in one of its cells. */
export const rowCalled = (report: Report, name: string): Record<string, string | number | null> =>
  saidOf(
    report,
    report.table.rows.find(({ cells }) => cells.some(({ text }) => text === name)),
  );

/** Given to SXD with SYT beside it on Wednesday, 4 March, under SNV's eyes: seven working days ended with Friday, 13 March. */
export const several = (id: string, more: Partial<CaseSpec> = {}): Partial<CaseSpec> =>
  aCase({
    id,
    received: "2026-03-04 08:00",
    stage: "IN_PROGRESS",
    cooperating: ["SYT"],
    supervisor: "SNV",
    steps: [
      { at: "2026-03-04 08:00", kind: "RECEIVED" },
      { at: "2026-03-04 09:00", kind: "ASSIGNED", unit: "SXD" },
      { at: "2026-03-04 10:00", kind: "ACCEPTED" },
    ],
    ...more,
  });

const CAME = ["opening", "received", "handedIn"];
const WENT = ["resulted", "declined", "redirected", "merged", "handedOut", "closing"];
/** What a row's balance lacks. */
export function lacks(table: Table, row: Row): number {
  const numbers = numbersOf(table, row);
  const sum = (keys: readonly string[]): number => keys.reduce((total, key) => total + (numbers[key] ?? Number.NaN), 0);
  return sum(CAME) - sum(WENT);
}

/** @returns what of a report's numbers differs from its lists at its own as-of; nothing when all is well */
export async function besideLists(hub: TestHub, { table, asOf }: Report, as: Who): Promise<string[]> {
  const found = [];
  for (const row of table.rows)
    for (const [at, { number, list }] of row.cells.entries()) {
      if (list === null) continue;
      const filter = Object.fromEntries(Object.entries(list).filter(([, value]) => value !== null));
      const { totalCount, rows } = await listOf(hub, filter, { asOf: asOf.token, as });
      if (totalCount !== number || new Set(rows.map(({ id }) => id)).size !== number)
        found.push(`${row.cells[0]?.text} ${table.columns[at]?.key}: ${number}, list ${totalCount}`);
    }
  return found;
}
