import { randomUUID } from "node:crypto";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";

export interface DutyProposal {
  id: string;
  code: string;
  workingDays: number;
  settlement: string | null;
  ends: { id: string } | null;
}
export interface DutyOutcome {
  at?: string;
  proposal?: DutyProposal;
}
export const PROPOSAL = "id code workingDays settlement ends { id }";
const MOVED = `... on ReportRefused { at } ... on ReportDutyMoved { proposal { ${PROPOSAL} } }`;
export const PROPOSE_DUTY = asked<{ proposeReportDuty: DutyOutcome }>(
  `mutation ($input: ProposeReportDutyInput!) { proposeReportDuty(input: $input) { ${MOVED} } }`,
);
export const SETTLE_DUTY = asked<{ settleReportDuty: DutyOutcome }>(
  `mutation ($input: SettleReportDutyInput!) { settleReportDuty(input: $input) { ${MOVED} } }`,
);

/** Proposes a duty to file reports, or that one ends. */
export const proposesDuty = async (hub: TestHub, input: object, as: Who = "chanhvp"): Promise<DutyOutcome> =>
  (await hub.ask(PROPOSE_DUTY, { input: { key: randomUUID(), ...input } }, as)).proposeReportDuty;
/** Decides on a proposed duty. */
export const settlesDuty = async (hub: TestHub, id: string, adopt: boolean, as: Who = "lanhdao"): Promise<DutyOutcome> =>
  (await hub.ask(SETTLE_DUTY, { input: { key: randomUUID(), id, adopt } }, as)).settleReportDuty;
