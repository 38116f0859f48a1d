import { randomUUID } from "node:crypto";
import type { TestHub, Who } from "../../hub.ts";
import { asked } from "../../hub.ts";

interface Effect {
  unit: { code: string };
  valueBefore: string | null;
  valueAfter: string | null;
  totalBefore: string | null;
  totalAfter: string | null;
  rankBefore: number | null;
  rankAfter: number | null;
}

interface Ratio {
  part: string;
  nBefore: number;
  nAfter: number;
  valueBefore: string | null;
  valueAfter: string | null;
}

interface Appeal {
  id: string;
  state: string;
  kind: string;
  answeredBy: string;
  dueAt: string;
  overdue: boolean;
  afterSeal: boolean;
  asker: { code: string };
  earlier: string | null;
  mayWithdraw: boolean;
  maySay: boolean;
  mayAnswer: boolean;
}

type Outcome = { at?: string; message?: string; appeal?: Appeal };
const APPEAL = "id state kind answeredBy dueAt overdue afterSeal asker { code } earlier mayWithdraw maySay mayAnswer";
const RATIO = "part nBefore nAfter valueBefore valueAfter";
const EFFECT = "unit { code } valueBefore valueAfter totalBefore totalAfter rankBefore rankAfter";
const CHANGED = `... on ScoreRefused { at message } ... on ScoreAppealChanged { appeal { ${APPEAL} } }`;
const mutation = (name: string, input: string) => asked<Record<string, Outcome>>(`mutation ($input: ${input}!) { ${name}(input: $input) { ${CHANGED} } }`);
const ACTS = {
  askScoreAppeal: mutation("askScoreAppeal", "AskScoreAppealInput"),
  askOfficerAppeal: mutation("askOfficerAppeal", "AskOfficerAppealInput"),
  withdrawScoreAppeal: mutation("withdrawScoreAppeal", "WithdrawScoreAppealInput"),
  sayOnScoreAppeal: mutation("sayOnScoreAppeal", "SayOnScoreAppealInput"),
  answerScoreAppeal: mutation("answerScoreAppeal", "AnswerScoreAppealInput"),
};
/** Sends one act about an appeal; a key of its own unless the input brings one. */
export async function appealAct(hub: TestHub, act: keyof typeof ACTS, input: Record<string, unknown>, as: Who): Promise<Outcome> {
  return (await hub.ask(ACTS[act], { input: { key: randomUUID(), ...input } }, as))[act] as Outcome;
}

const LIST = asked<{ scoreAppeals: { totalCount: number; nodes: Appeal[] } }>(
  `query ($list: ScoreAppealList!) { scoreAppeals(list: $list, first: 100) { totalCount nodes { ${APPEAL} } } }`,
);
export async function appealsIn(hub: TestHub, list: string, as: Who): Promise<string[]> {
  const { totalCount, nodes } = (await hub.ask(LIST, { list }, as)).scoreAppeals;
  if (totalCount !== nodes.length) throw new Error(`${totalCount} appeals, and ${nodes.length} rows`);
  return nodes.map(({ id }) => id);
}

interface Detail {
  appeal: Appeal;
  steps: { act: string; words: string | null; byName: string }[];
  line: { reference: string | null; numerator: string; excluded: string | null } | null;
  officerLine: { key: string; numerator: string; excluded: string | null } | null;
  ratios: Ratio[];
  effects: Effect[];
  others: number | null;
  moved: { unit: { code: string }; until: string; mayAsk: boolean; appeal: string | null } | null;
  files: { id: string; name: string | null; mediaType: string; bytes: number; mayFetch: boolean; byName: string; byUnit: { code: string } }[];
  filesTaken: { most: number; endings: string[] } | null;
}
const FILES = "files { id name mediaType bytes mayFetch byName byUnit { code } } filesTaken { most endings }";
const ONE = asked<{ scoreAppeal: Detail | null }>(
  `query ($id: ID!) { scoreAppeal(id: $id) { appeal { ${APPEAL} } steps { act words byName } line { reference numerator excluded } officerLine { key numerator excluded } ratios { ${RATIO} } effects { ${EFFECT} } others moved { unit { code } until mayAsk appeal } ${FILES} } }`,
);
export async function appealOf(hub: TestHub, id: string, as: Who): Promise<Detail | null> {
  return (await hub.ask(ONE, { id }, as)).scoreAppeal;
}

type Preview = { at?: string; effects?: Effect[]; ratios?: Ratio[]; others?: number };
const PREVIEW = asked<{ scoreAppealEffect: Preview }>(
  `query ($appeal: ID!, $kind: ScoreAppealKind!, $reason: ScoreExclusion, $otherUnit: String) {
     scoreAppealEffect(appeal: $appeal, kind: $kind, reason: $reason, otherUnit: $otherUnit) { ... on ScoreRefused { at } ... on ScoreAppealPreview { effects { ${EFFECT} } ratios { ${RATIO} } others } } }`,
);
export async function effectPreviewed(hub: TestHub, wish: { appeal: string; kind: string; reason?: string; otherUnit?: string }, as: Who): Promise<Preview> {
  return (await hub.ask(PREVIEW, wish, as)).scoreAppealEffect;
}

const OF_SHEET = asked<{ officerSheetAppeals: { mayAsk: boolean; lines: { key: string; appeal: string }[] } | null }>(
  "query ($period: ID!, $officer: String!) { officerSheetAppeals(period: $period, officer: $officer) { mayAsk lines { key appeal } } }",
);
export async function sheetAppeals(hub: TestHub, period: string, officer: string, as: Who) {
  return (await hub.ask(OF_SHEET, { period, officer }, as)).officerSheetAppeals;
}

/** Other terms hold from a day on: how long a unit may ask about a line that came to it. @param limit such as "5wd" */
export async function movedLimitFrom({ database }: TestHub, day: string, limit: string): Promise<void> {
  const kept = "kind, answered_by, own_kinds, own_units, answer_limit, after_seal_limit, legal_basis, assumed";
  await database.sql(`update appeal_term set valid_to = '${day}' where valid_to is null`);
  await database.sql(`insert into appeal_term (${kept}, moved_limit, valid_from) select ${kept}, '${limit}', '${day}' from appeal_term`);
}
