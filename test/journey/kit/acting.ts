import { randomUUID } from "node:crypto";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";
import { idOf } from "./reading.ts";
import { seenOf } from "./writing.ts";

/** What an act on one case answered. */
export interface Act {
  __typename: string;
  at?: string;
  message?: string;
  caseCount?: number;
  matter?: { id: string; undoneAt: string | null; words: string; parts: { caseId: string; unit: { code: string }; words: string; state: string }[] };
  restriction?: { id: string; state: string };
  title?: string | null;
  content?: string | null;
  reason?: string | null;
  erased?: boolean;
}

const MATTER = "... on MatterMoved { caseCount matter { id undoneAt words parts { caseId unit { code } words state } } }";
const ACTS = {
  recordCall: { type: "RecordCallInput", done: "... on CallRecorded { case { id } }" },
  declineCase: { type: "DeclineCaseInput", done: "... on CaseDeclined { case { id } }" },
  divertCase: { type: "DivertCaseInput", done: "... on CaseDiverted { case { id title } }" },
  recordDiversionLetter: { type: "RecordDiversionLetterInput", done: "... on DiversionLetterRecorded { case { id } }" },
  reportNoResult: { type: "ReportNoResultInput", done: "... on NoResultReported { case { id } }" },
  joinCases: { type: "JoinCasesInput", done: MATTER },
  splitMatter: { type: "SplitMatterInput", done: MATTER },
  undoMatter: { type: "UndoMatterInput", done: MATTER },
  openDiverted: { type: "OpenDivertedInput", done: "... on DivertedOpened { reference title content place name phone email address reason erased }" },
  proposeRestriction: { type: "ProposeRestrictionInput", done: "... on RestrictionMoved { restriction { id state } }" },
  settleRestriction: { type: "SettleRestrictionInput", done: "... on RestrictionMoved { restriction { id state } }" },
} as const;

/** The document of an act, as its form sends it. */
export const actDocument = (act: keyof typeof ACTS) =>
  asked<Record<string, Act>>(
    `mutation ($input: ${ACTS[act].type}!) { ${act}(input: $input) { __typename ... on CaseActRefused { at } ... on Problem { message } ${ACTS[act].done} } }`,
  );

/** Does one act; a key of its own unless the input brings one. */
export async function acts(hub: TestHub, act: keyof typeof ACTS, input: Record<string, unknown>, as: Who): Promise<Act> {
  const outcome = (await hub.ask(actDocument(act), { input: { key: randomUUID(), ...input } }, as))[act];
  if (outcome === undefined) throw new Error(`${act} answered nothing`);
  return outcome;
}

/** An act on the case that its source calls so, on what its page shows now. */
export async function actsOn(
  hub: TestHub,
  act: "declineCase" | "divertCase" | "reportNoResult",
  name: string,
  input: Record<string, unknown>,
  as: Who,
): Promise<Act> {
  return acts(hub, act, { caseId: await idOf(hub, name), seen: await seenOf(hub, name), ...input }, as);
}
