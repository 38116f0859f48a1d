import { randomUUID } from "node:crypto";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";

export interface InspectionItem {
  code: string;
  figures: { name: string; value: number | null }[];
  entries: string[];
  sources: { code: string; cases: number; comparedAt: string | null; missing: number | null; extra: number | null; different: number | null }[];
  hash: string;
  result: string | null;
  words: string | null;
}
export interface Finding {
  id: string;
  kind: string;
  words: string;
  explainDueAt: string;
  remedyDueAt: string;
  remedy: string;
  overdue: boolean;
  explanationOverdue: boolean;
  steps: { kind: string; words: string; document: string | null }[];
}
export interface Sample {
  id: string;
  seed: string;
  drawsAlike: boolean;
  strata: { stratum: string; size: number; frame: number; drawn: number }[];
  cases: { caseId: string; position: number; stratum: string; verdict: string | null; words: string | null; case: { reference: string } | null }[];
}
export interface Inspection {
  id: string;
  state: string;
  unit: { code: string };
  fromDay: string;
  toDay: string;
  asOf: { event: number; token: string } | null;
  conclusion: string | null;
  hash: string | null;
  mayInspect: boolean;
  mayAnswer: boolean;
  items: InspectionItem[];
  samples: Sample[];
  calls: { hotline: string | null; caseId: string | null; answered: boolean; waitedSeconds: number; solved: boolean | null; words: string }[];
  findings: Finding[];
}
export interface Outcome {
  __typename: string;
  at?: string;
  message?: string;
  inspection?: Inspection;
}

const FINDING = "id kind words explainDueAt remedyDueAt remedy overdue explanationOverdue steps { kind words document }";
const INSPECTION = `id state unit { code } fromDay toDay asOf { event token } conclusion hash mayInspect mayAnswer
  items { code figures { name value } entries sources { code cases comparedAt missing extra different } hash result words }
  samples { id seed drawsAlike strata { stratum size frame drawn } cases { caseId position stratum verdict words case { reference } } }
  calls { hotline caseId answered waitedSeconds solved words } findings { ${FINDING} }`;

const INPUTS = {
  prepareInspection: "PrepareInspectionInput",
  openInspection: "InspectionWordsInput",
  answerInspectionItem: "AnswerItemInput",
  drawInspectionSample: "DrawSampleInput",
  judgeSampleCase: "JudgeSampleInput",
  recordInspectionCall: "InspectionCallInput",
  concludeInspection: "InspectionWordsInput",
  raiseFinding: "RaiseFindingInput",
  settleFinding: "SettleFindingInput",
  answerFinding: "AnswerFindingInput",
} as const;
type Act = keyof typeof INPUTS;

/** Does something to an inspection; a key of its own unless the input brings one. */
export async function acts(hub: TestHub, act: Act, input: Record<string, unknown>, as: Who = "thanhtra"): Promise<Outcome> {
  const document = asked<Record<string, Outcome>>(
    `mutation ($input: ${INPUTS[act]}!) { ${act}(input: $input) { __typename ... on InspectionRefused { at message } ... on InspectionWritten { inspection { ${INSPECTION} } } } }`,
  );
  const outcome = (await hub.ask(document, { input: { key: randomUUID(), ...input } }, as))[act];
  if (outcome === undefined) throw new Error(`no answer to ${act}`);
  return outcome;
}

/** The same, where it must be done. @throws what stood against it */
export async function done(hub: TestHub, act: Act, input: Record<string, unknown>, as: Who = "thanhtra"): Promise<Inspection> {
  const { inspection, at, message } = await acts(hub, act, input, as);
  if (inspection === undefined) throw new Error(`${act}: ${at}: ${message}`);
  return inspection;
}

const ONE = asked<{ inspection: Inspection | null }>(`query ($id: ID!) { inspection(id: $id) { ${INSPECTION} } }`);
export async function inspectionOf(hub: TestHub, id: string, as: Who = "thanhtra"): Promise<Inspection | null> {
  return (await hub.ask(ONE, { id }, as)).inspection;
}

const LIST = asked<{ inspections: { totalCount: number; nodes: { id: string; state: string }[] } }>(
  "query ($unit: String, $state: InspectionState) { inspections(unit: $unit, state: $state) { totalCount nodes { id state } } }",
);
export async function inspectionsOf(hub: TestHub, as: Who = "thanhtra", variables: { unit?: string; state?: string } = {}): Promise<string[]> {
  const { totalCount, nodes } = (await hub.ask(LIST, variables, as)).inspections;
  if (totalCount !== nodes.length) throw new Error(`${totalCount} inspections, ${nodes.length} rows`);
  return nodes.map(({ id }) => id);
}

const CASES = asked<{ cases: { totalCount: number } }>(
  "query ($filter: CaseFilter, $asOf: String) { cases(filter: $filter, asOf: $asOf, first: 1) { totalCount } }",
);
export async function listLength(hub: TestHub, filter: Record<string, unknown>, asOf: string): Promise<number> {
  return (await hub.ask(CASES, { filter, asOf }, "thanhtra")).cases.totalCount;
}

/** The list behind each frozen number that is the length of one. */
export function listsBehind({ unit, fromDay: from, toDay: to }: Inspection): Record<string, Record<string, unknown>> {
  const balance = (part: string) => ({ balance: part, balanceFrom: from, balanceTo: to });
  const lists: Record<string, Record<string, unknown>> = {
    HANDLED: { handledFrom: from, handledTo: to },
    HANDLED_ON_TIME: { handledFrom: from, handledTo: to, handledLate: false },
    HANDLED_LATE: { handledFrom: from, handledTo: to, handledLate: true },
    ANSWERED: { answeredFrom: from, answeredTo: to },
    OPEN_OVERDUE: { open: true, lateness: "OVERDUE" },
    OPENING: balance("OPENING"),
    RECEIVED: { receivedFrom: from, receivedTo: to },
    HANDED_IN: balance("HANDED_IN"),
    CLOSED: { closedFrom: from, closedTo: to },
    HANDED_OUT: balance("HANDED_OUT"),
    CLOSING: balance("CLOSING"),
    ...Object.fromEntries(["B1", "B2", "B3", "B4"].map((one) => [`BACKLOG_${one}`, { backlogClass: [one] }])),
  };
  return Object.fromEntries(Object.entries(lists).map(([name, filter]) => [name, { ...filter, unit: unit.code }]));
}

/** A frozen number. */
export function figureOf({ items }: Inspection, name: string): number | null {
  const found = items.flatMap(({ figures }) => figures).find((figure) => figure.name === name);
  if (found === undefined) throw new Error(`no figure ${name}`);
  return found.value;
}
