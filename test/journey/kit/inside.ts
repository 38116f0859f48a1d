import { randomUUID } from "node:crypto";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";
import { aCase, aProvince } from "../../world.ts";
import type { CaseSpec, World } from "../../world.ts";
import { Staff } from "./proposing.ts";
import { idOf } from "./reading.ts";

export interface Assignment {
  id: string;
  division: { code: string } | null;
  officer: { username: string } | null;
  note: string;
  dueAt: string | null;
  late: boolean;
  from: string;
  to: string | null;
  ended: string | null;
  endedWords: string | null;
  byName: string;
  onBehalfOf: string | null;
  current: boolean;
}
export interface Outcome {
  __typename: string;
  at?: string;
  message?: string;
  limitAt?: string | null;
  case?: { id: string; insideAssignments: Assignment[] };
}
export interface InsideCase {
  insideAssignments: Assignment[];
  mayTakeBackInside: boolean;
  insideTargets: { divisions: { code: string }[]; officers: { username: string; unit: { code: string } }[] } | null;
  comments: { id: string; words: string; byName: string; mentions: { username: string }[] }[];
  evidence: { id: string; name: string | null; mediaType: string; bytes: number; words: string; byName: string }[];
  evidenceTaken: { most: number; mostBytes: number; endings: string[] } | null;
}

const ASSIGNMENT = "id division { code } officer { username } note dueAt late from to ended endedWords byName onBehalfOf current";
const OUTCOME = `__typename ... on AssignedInside { case { id insideAssignments { ${ASSIGNMENT} } } } ... on InsideRefused { at message limitAt }`;
const ASSIGN = asked<{ assignInside: Outcome }>(`mutation ($input: AssignInsideInput!) { assignInside(input: $input) { ${OUTCOME} } }`);
const TAKE_BACK = asked<{ takeBackInside: Outcome }>(`mutation ($input: TakeBackInsideInput!) { takeBackInside(input: $input) { ${OUTCOME} } }`);
const INSIDE = asked<{ case: InsideCase | null }>(
  `query ($id: ID!) { case(id: $id) { insideAssignments { ${ASSIGNMENT} } mayTakeBackInside insideTargets { divisions { code } officers { username unit { code } } }
     comments { id words byName mentions { username } } evidence { id name mediaType bytes words byName } evidenceTaken { most mostBytes endings } } }`,
);

/** What a case's page shows of the inside of its unit; null: out of sight. */
export async function insideOf(hub: TestHub, name: string, as: Who): Promise<InsideCase | null> {
  return (await hub.ask(INSIDE, { id: await idOf(hub, name) }, as)).case;
}

/** The assignment that holds, as its page shows it. */
export async function currentOf(hub: TestHub, name: string, as: Who): Promise<Assignment | null> {
  return (await insideOf(hub, name, as))?.insideAssignments.find(({ current }) => current) ?? null;
}

/** Gives a case to a division or an officer as its page does, in place of who has it. */
export async function gives(hub: TestHub, name: string, input: Record<string, unknown>, as: Who): Promise<Outcome> {
  const current = "current" in input ? input["current"] : ((await currentOf(hub, name, as))?.id ?? null);
  return (await hub.ask(ASSIGN, { input: { caseId: await idOf(hub, name), key: randomUUID(), ...input, current } }, as)).assignInside;
}

export async function takesBack(hub: TestHub, name: string, input: Record<string, unknown>, as: Who): Promise<Outcome> {
  const id = (await currentOf(hub, name, as))?.id ?? "0";
  return (await hub.ask(TAKE_BACK, { input: { caseId: await idOf(hub, name), id, reason: "Giao nhầm", ...input } }, as)).takeBackInside;
}

export interface LoadRow {
  place: { code: string };
  officer: { username: string } | null;
  open: number;
  overdue: number;
  dueSoon: number;
  severe: number;
  insideLate: number;
  done: number;
  meanOwnMinutes: number | null;
}
export interface Load {
  asOf: { token: string; event: number; instant: string };
  from: string;
  to: string;
  month: string;
  atItsEnd: boolean;
  rows: LoadRow[];
  total: LoadRow;
}
const FIGURES = "open overdue dueSoon severe insideLate done meanOwnMinutes";
const LOAD = asked<{ insideWorkload: Load }>(
  `query ($unit: String, $month: String, $reckoning: MonthReckoning!, $asOf: String) { insideWorkload(unit: $unit, month: $month, reckoning: $reckoning, asOf: $asOf) {
     asOf { token event instant } from to month atItsEnd rows { place { code } officer { username } ${FIGURES} } total { ${FIGURES} } } }`,
);
const SHEET = asked<{ insideSheetFile: { name: string; base64: string } }>(
  `query ($unit: String, $month: String, $reckoning: MonthReckoning!) { insideSheetFile(unit: $unit, month: $month, reckoning: $reckoning) { name base64 } }`,
);

export async function loadOf(hub: TestHub, input: { unit?: string; month?: string; reckoning?: string; asOf?: string }, as: Who): Promise<Load> {
  return (await hub.ask(LOAD, { unit: null, month: null, reckoning: "CALENDAR", asOf: null, ...input }, as)).insideWorkload;
}

export async function sheetOf(hub: TestHub, input: { unit?: string; month?: string; reckoning?: string }, as: Who): Promise<{ name: string; base64: string }> {
  return (await hub.ask(SHEET, { unit: null, month: null, reckoning: "CALENDAR", ...input }, as)).insideSheetFile;
}

/** A case that SXD holds and works on, received on 12 March. */
export const held = (id: string, more: Partial<CaseSpec> = {}): Partial<CaseSpec> =>
  aCase({
    id,
    received: "2026-03-12 08:00",
    lead: "SXD",
    stage: "IN_PROGRESS",
    steps: [
      { at: "2026-03-12 08:00", kind: "RECEIVED" },
      { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD" },
      { at: "2026-03-12 10:00", kind: "ACCEPTED" },
    ],
    ...more,
  });

export interface InsideWorld {
  world: World;
  staff: Staff;
  /** at SXD, then the head and two officers of its division for roads, and an officer of the one for houses */
  focal: string;
  roadHead: string;
  road: string;
  road2: string;
  house: string;
}

/** A province with cases at SXD, and its people; the head of SXD is giamdoc.sxd. */
export async function anInsideProvince(cases: readonly Partial<CaseSpec>[], at?: string): Promise<InsideWorld> {
  const world = await aProvince({ kept: true, ...(at === undefined ? {} : { at }) }).with(...cases);
  const staff = new Staff(world);
  return {
    world,
    staff,
    focal: await staff.hire("FOCAL_OFFICER", "SXD"),
    roadHead: await staff.hire("UNIT_HEAD", "SXD-HTGT"),
    road: await staff.hire("DIVISION_HANDLER", "SXD-HTGT"),
    road2: await staff.hire("DIVISION_HANDLER", "SXD-HTGT", "duong.hai"),
    house: await staff.hire("DIVISION_HANDLER", "SXD-QLN"),
  };
}

const COMMENT = asked<{ commentInside: { __typename: string; at?: string; message?: string } }>(
  `mutation ($input: CommentInsideInput!) { commentInside(input: $input) { __typename ... on InsideRefused { at message } } }`,
);
export async function says(hub: TestHub, name: string, input: Record<string, unknown>, as: Who) {
  return (await hub.ask(COMMENT, { input: { caseId: await idOf(hub, name), key: randomUUID(), words: "Đề nghị xem lại", ...input } }, as)).commentInside;
}

const MENTIONS = asked<{
  caseMentions: { totalCount: number; mentions: { id: string; words: string; byName: string; seenAt: string | null; case: { reference: string } }[] };
}>("query ($unseen: Boolean!) { caseMentions(unseen: $unseen) { totalCount mentions { id words byName seenAt case { reference } } } }");
/** Comments that name the one who asks. */
export async function mentionsOf(hub: TestHub, as: Who, unseen = true) {
  return (await hub.ask(MENTIONS, { unseen }, as)).caseMentions;
}

const READ = asked<{ readMention: { __typename: string; at?: string } }>(
  "mutation ($input: ReadMentionInput!) { readMention(input: $input) { __typename ... on InsideRefused { at } } }",
);
export async function reads(hub: TestHub, id: string, as: Who) {
  return (await hub.ask(READ, { input: { id } }, as)).readMention;
}

const FIND = asked<{ case: { mentionable: { username: string }[] } | null }>(
  "query ($id: ID!, $find: String!) { case(id: $id) { mentionable(find: $find) { username } } }",
);
/** Who can be named in a comment on a case. */
export async function mentionable(hub: TestHub, name: string, find: string, as: Who): Promise<string[]> {
  return (await hub.ask(FIND, { id: await idOf(hub, name), find }, as)).case?.mentionable.map(({ username }) => username) ?? [];
}

const KEEP = asked<{ keepEvidence: { __typename: string; at?: string; message?: string } }>(
  "mutation ($input: KeepEvidenceInput!) { keepEvidence(input: $input) { __typename ... on InsideRefused { at message } } }",
);
/** Keeps files that were handed over as evidence of a case. */
export async function keeps(hub: TestHub, name: string, input: Record<string, unknown>, as: Who) {
  return (await hub.ask(KEEP, { input: { caseId: await idOf(hub, name), key: randomUUID(), words: "Ảnh hiện trường", ...input } }, as)).keepEvidence;
}

const DELEGATE = asked<{ delegate: { __typename: string; id?: string; at?: string; message?: string } }>(
  "mutation ($input: DelegateInput!) { delegate(input: $input) { __typename ... on Delegation { id } ... on AccountRefused { at message } } }",
);
/** Lends acts from one instant to another. */
export async function lends(hub: TestHub, input: { to: string; acts: readonly string[]; fromAt: number; toAt: number }, as: Who) {
  const span = { fromAt: new Date(input.fromAt).toISOString(), toAt: new Date(input.toAt).toISOString() };
  return (await hub.ask(DELEGATE, { input: { ...input, ...span } }, as)).delegate;
}
