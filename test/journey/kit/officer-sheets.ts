import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { localDay } from "../../../server/src/platform/local-time.ts";
import { importOfficers } from "../../../server/src/unit/index.ts";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";
import type { CaseSpec, World } from "../../world.ts";
import { appealAct } from "./appealing.ts";
import { heldBack } from "./held-back.ts";

export interface Ratio {
  part: string;
  state: string;
  n: number;
  items: number;
  hits: number;
  done: string | null;
  given: string | null;
  value: string | null;
  exact: string | null;
  excluded: { reason: string; lines: number }[];
}
export interface ShownSheet {
  officer: string;
  name: string;
  title: string | null;
  unit: { code: string };
  staff: string | null;
  ratios: Ratio[];
  ruled: Ratio[] | null;
  timeLines: number;
  ownMinutes: number;
  unitMinutes: number;
  confirmedAt: string | null;
  own: boolean;
  mayConfirm: boolean;
}
export interface SheetPeriod {
  id: string;
  kind: string;
  from: string;
  to: string;
  provisional: boolean;
  lines: number;
  inputsHash: string;
  resultHash: string;
  sealHash: string | null;
  waiver: string | null;
  unlinked: string[] | null;
  maySeal: boolean;
  sheets: ShownSheet[];
}
export interface SheetLine {
  period: string;
  key: string;
  reference: string | null;
  held: { code: string };
  weight: string | null;
  numerator: string;
  denominator: string;
  excluded: string | null;
  standsIn: boolean;
  approver: string | null;
  document: string | null;
  ruling: { effect: string; before: string } | null;
}

const RATIO = "part state n items hits done given value exact excluded { reason lines }";
const SHEET = `officer name title unit { code } staff ratios { ${RATIO} } ruled { ${RATIO} } timeLines ownMinutes unitMinutes confirmedAt own mayConfirm`;
const PERIOD = `id kind from to provisional lines inputsHash resultHash sealHash waiver unlinked maySeal sheets { ${SHEET} }`;
const CHANGED = `__typename ... on ScoreRefused { at message } ... on OfficerPeriodChanged { period { ${PERIOD} } }`;

interface Outcome {
  at?: string;
  message?: string;
  period?: SheetPeriod;
}
const mutation = (name: string, input: string) => asked<Record<string, Outcome>>(`mutation ($input: ${input}!) { ${name}(input: $input) { ${CHANGED} } }`);
const ACTS = {
  takeOfficerSheets: mutation("takeOfficerSheets", "TakeOfficerSheetsInput"),
  confirmOfficerSheet: mutation("confirmOfficerSheet", "ConfirmOfficerSheetInput"),
  sealOfficerSheets: mutation("sealOfficerSheets", "SealOfficerSheetsInput"),
};
/** Sends one act on sheets; a key of its own unless the input brings one. */
export async function sheetAct(hub: TestHub, act: keyof typeof ACTS, input: Record<string, unknown>, as: Who = "thanhtra"): Promise<Outcome> {
  return (await hub.ask(ACTS[act], { input: { key: randomUUID(), ...input } }, as))[act] as Outcome;
}

const ONE = asked<{ officerPeriod: SheetPeriod | null }>(`query ($id: ID!) { officerPeriod(id: $id) { ${PERIOD} } }`);
export async function sheetPeriodOf(hub: TestHub, id: string, as: Who = "thanhtra"): Promise<SheetPeriod> {
  const { officerPeriod } = await hub.ask(ONE, { id }, as);
  if (officerPeriod === null) throw new Error(`no period ${id}`);
  return officerPeriod;
}

const SHEET_OF = asked<{ officerSheet: ShownSheet | null }>(
  `query ($period: ID!, $officer: String!) { officerSheet(period: $period, officer: $officer) { ${SHEET} } }`,
);
export async function sheetOf(hub: TestHub, period: string, officer: string, as: Who = "thanhtra"): Promise<ShownSheet | null> {
  return (await hub.ask(SHEET_OF, { period, officer }, as)).officerSheet;
}

interface LinePage {
  totalCount: number;
  nodes: SheetLine[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
const LINES = asked<{ officerLines: LinePage | null }>(
  `query ($period: ID!, $officer: String!, $part: OfficerSheetPart!, $counted: Boolean!, $reason: OfficerLineExclusion, $after: String) {
     officerLines(period: $period, officer: $officer, part: $part, counted: $counted, reason: $reason, first: 3, after: $after) {
       totalCount nodes { period key reference held { code } weight numerator denominator excluded standsIn approver document ruling { effect before } }
       pageInfo { hasNextPage endCursor } } }`,
);
/** All lines of a part, page by page; null: not for him. */
export async function sheetLines(
  hub: TestHub,
  of: { period: string; officer: string; part: string; counted?: boolean; reason?: string },
  as: Who = "thanhtra",
): Promise<{ totalCount: number; lines: SheetLine[] } | null> {
  const lines: SheetLine[] = [];
  for (let after: string | null = null; ;) {
    const { officerLines: page }: { officerLines: LinePage | null } = await hub.ask(LINES, { counted: true, ...of, after }, as);
    if (page === null) return null;
    lines.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return { totalCount: page.totalCount, lines };
    after = page.pageInfo.endCursor;
  }
}

const AGAIN = asked<{ recomputeOfficerSheets: Record<string, boolean | string | null> }>(
  "query ($period: ID!) { recomputeOfficerSheets(period: $period) { inputsHash sameInputs resultHash sameResult sameSheets sealHolds } }",
);
export async function sheetsAgain(hub: TestHub, period: string, as: Who = "thanhtra") {
  return (await hub.ask(AGAIN, { period }, as)).recomputeOfficerSheets;
}

const FILE = asked<{ officerSheetFile: { name: string; base64: string; sha256: string } | null }>(
  "query ($period: ID!, $officer: String!, $format: OfficerSheetFormat!) { officerSheetFile(period: $period, officer: $officer, format: $format) { name base64 sha256 } }",
);
export async function sheetFileOf(hub: TestHub, of: { period: string; officer: string; format: string }, as: Who = "thanhtra") {
  return (await hub.ask(FILE, of, as)).officerSheetFile;
}

/** Officers of SXD: two of its division for roads (công chức, viên chức), one of whom nobody has said what he is, and its focal officer. */
const OFFICERS = `
officers:
  - { code: CB-31, name: Bùi Quang Dũng }
  - { code: CB-32, name: Lê Thị Hạnh }
  - { code: CB-33, name: Đặng Văn Phúc }
  - { code: CB-34, name: Hồ Thị Sen }
posts:
  - { officer: CB-31, unit: SXD-HTGT, title: Chuyên viên, staff: CONG_CHUC, from: 2025-03-01, basis: thử }
  - { officer: CB-32, unit: SXD-HTGT, title: Viên chức kỹ thuật, staff: VIEN_CHUC, from: 2025-03-01, basis: thử }
  - { officer: CB-33, unit: SXD-QLN, title: Chuyên viên, from: 2025-03-01, basis: thử }
  - { officer: CB-34, unit: SXD, title: Công chức đầu mối, staff: CONG_CHUC, from: 2025-03-01, basis: thử }
rosters:
  - unit: SXD
    members:
      - { officer: CB-31, task: Thành viên, charge: đường, duty: [{ days: [MON], from: "07:00", to: "17:00" }], from: 2026-01-01, basis: thử }
      - { officer: CB-32, task: Thành viên, charge: đường, duty: [{ days: [MON], from: "07:00", to: "17:00" }], from: 2026-01-01, basis: thử }
    delegations:
      - { of: CB-31, to: CB-32, from: 2026-03-27, until: 2026-03-28, basis: nghỉ phép }
`;
const LINK = asked<{ linkOfficer: { __typename: string; message?: string } }>(
  "mutation ($input: LinkOfficerInput!) { linkOfficer(input: $input) { __typename ... on AccountRefused { message } } }",
);

/** Brings the officers in and says which accounts they are: CB-31 to CB-34 in this order. */
export async function officersOfSxd({ hub }: World, usernames: readonly string[]): Promise<void> {
  await hub.hub.database.write((tx) => importOfficers(tx, OFFICERS, localDay(hub.instant)));
  const keeper = await hub.account("IT_OFFICER", "SXD");
  for (const [at, username] of usernames.entries()) {
    const { linkOfficer } = await hub.ask(LINK, { input: { username, officer: `CB-3${at + 1}` } }, keeper);
    if (linkOfficer.__typename !== "Account") throw new Error(linkOfficer.message);
  }
}

type Steps = NonNullable<CaseSpec["steps"]>;
const GIVEN: Steps = [
  { at: "2026-03-12 08:00", kind: "RECEIVED" },
  { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD" },
  { at: "2026-03-12 10:00", kind: "ACCEPTED" },
];
/** What SXD tells of a case it was given on 12 March, due when the 20th begins. */
export const told = (...steps: Steps): Partial<CaseSpec> => ({ steps: [...GIVEN, ...steps] });

/** Handled and answered at an instant of the province. */
export const handled = (at: string): Partial<CaseSpec> => ({
  stage: "ANSWERED",
  ...told({ at, kind: "RESOLVED" }, { at, kind: "ANSWERED" }),
});

/** Every number of a sheet is the length of its list. */
export async function expectSheetLists(hub: TestHub, sheet: ShownSheet, period: string): Promise<void> {
  for (const { part, n, excluded } of sheet.ratios) {
    const of = { period, officer: sheet.officer, part };
    const counted = await sheetLines(hub, of);
    expect([part, counted?.totalCount, counted?.lines.length]).toEqual([part, n, n]);
    for (const { reason, lines } of excluded) {
      const left = await sheetLines(hub, { ...of, counted: false, reason });
      expect([part, reason, left?.totalCount, left?.lines.length]).toEqual([part, reason, lines, lines]);
    }
  }
  expect((await sheetLines(hub, { period, officer: sheet.officer, part: "TIME" }))?.totalCount).toBe(sheet.timeLines);
}

export const ratioIn = (sheet: ShownSheet | undefined, part: string): Ratio | undefined => sheet?.ratios.find((one) => one.part === part);

/** A day in each quarter of the administrative year, and when its sheets are taken and sealed. */
export const QUARTERS_OF_2026 = [
  ["2026-03-01", "2026-04-08", "2026-04-15"],
  ["2026-06-01", "2026-06-16", "2026-06-23"],
  ["2026-09-01", "2026-09-16", "2026-09-23"],
  ["2026-12-01", "2026-12-16", "2026-12-23"],
] as const;

/** Takes while somebody grants CB-31's appeal about a period: the taking asks for its locks first. */
export async function whileAnAppealIsAnswered<Taken>(
  { hub, officer, period }: { hub: TestHub; officer: Who; period: string },
  take: () => Promise<Taken>,
): Promise<Taken> {
  const line = (await sheetLines(hub, { period, officer: "CB-31", part: "PROGRESS" }))?.lines.find(({ denominator }) => denominator !== "0")?.key;
  const ask = { period, line, kind: "EXCLUSION", reason: "OBJECTIVE_CAUSE", words: "Mưa lũ" };
  const { appeal } = await appealAct(hub, "askOfficerAppeal", ask, officer);
  const paper = { documentNumber: "5/SNV", documentDay: "2026-12-23" };
  const busy = await heldBack(hub.database, "lock table officer_ruling in row share mode");
  const taking = take();
  await busy.waitingFor("lockRulings", 1);
  const answering = appealAct(hub, "answerScoreAppeal", { appeal: appeal?.id, answer: "GRANTED", words: "Đúng", ...paper }, "thanhtra");
  await busy.waitingFor("lockRulings", 2);
  await busy.end();
  if ((await answering).appeal?.state !== "GRANTED") throw new Error("the appeal was not granted");
  return taking;
}
