import { randomUUID } from "node:crypto";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";

interface FormSaid {
  code: string | null;
  level: string;
  addressees: string[];
  recipients: string[];
  signer: string[];
  signerName: string | null;
  place: string | null;
}
interface ReminderSaid {
  kind: string;
  workingDays: number;
  toldAt: string;
}
export interface RuleProposal {
  id: string;
  form: FormSaid | null;
  reminder: ReminderSaid | null;
  settlement: string | null;
}
interface Held<Text> {
  text: Text;
  validFrom: string;
  validTo: string | null;
  assumed: boolean;
}
interface RuleOutcome {
  at?: string;
  message?: string;
  proposal?: RuleProposal;
}

const FORM = "code level addressees recipients signer signerName place";
const REMINDER = "kind workingDays toldAt";
const PROPOSAL = `id form { ${FORM} } reminder { ${REMINDER} } settlement`;
const MOVED = `... on ReportRefused { at message } ... on ReportRuleMoved { proposal { ${PROPOSAL} } }`;
export const PROPOSE_RULE = asked<{ proposeReportRule: RuleOutcome }>(
  `mutation ($input: ProposeReportRuleInput!) { proposeReportRule(input: $input) { ${MOVED} } }`,
);
export const SETTLE_RULE = asked<{ settleReportRule: RuleOutcome }>(
  `mutation ($input: SettleReportRuleInput!) { settleReportRule(input: $input) { ${MOVED} } }`,
);
/** Everything that holds of forms and reminders, and what was proposed. */
export const RULES = asked<{ reportForms: Held<FormSaid>[]; reportReminders: Held<ReminderSaid>[]; reportRuleProposals: RuleProposal[] }>(
  `query { reportForms { validFrom validTo assumed text { ${FORM} } } reportReminders { validFrom validTo assumed text { ${REMINDER} } } reportRuleProposals { ${PROPOSAL} } }`,
);

/** Proposes a form or a reminder. */
export const proposesRule = async (hub: TestHub, input: object, as: Who = "chanhvp"): Promise<RuleOutcome> =>
  (await hub.ask(PROPOSE_RULE, { input: { key: randomUUID(), legalBasis: "Công văn 90/UBND-VP", ...input } }, as)).proposeReportRule;
/** Decides on a proposed form or reminder. */
export const settlesRule = async (hub: TestHub, id: string, adopt: boolean, as: Who = "lanhdao"): Promise<RuleOutcome> =>
  (await hub.ask(SETTLE_RULE, { input: { key: randomUUID(), id, adopt } }, as)).settleReportRule;

/** One proposes, another puts it in force. */
export async function laysDown(hub: TestHub, input: object): Promise<RuleProposal> {
  const { proposal, message } = await proposesRule(hub, input);
  if (proposal === undefined) throw new Error(message);
  const settled = await settlesRule(hub, proposal.id, true);
  if (settled.proposal?.settlement !== "ADOPTED") throw new Error(settled.message);
  return settled.proposal;
}
