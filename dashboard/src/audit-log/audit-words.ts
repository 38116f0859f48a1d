import type { MessageId, Say } from "../language/index.ts";

type Named<Group extends string> = MessageId extends infer Id ? (Id extends `audit.${Group}.${infer Name}` ? Name : never) : never;

const ACTS: Readonly<Record<Named<"act">, true>> = {
  signIn: true,
  signOut: true,
  changePassword: true,
  refused: true,
  readAudit: true,
  revealSubmitter: true,
  revealContact: true,
  revealRefused: true,
  findBySubmitter: true,
  eraseSubmitter: true,
  recordCall: true,
  declineCase: true,
  reportNoResult: true,
  settleAlertRule: true,
  proposeAlertRule: true,
  muteAlert: true,
  acknowledgeAlert: true,
  takeAlert: true,
  reviewDirectory: true,
  endAlert: true,
  raiseAlertAgain: true,
  raiseAlert: true,
  joinCases: true,
  splitMatter: true,
  undoMatter: true,
  divertCase: true,
  recordDiversionLetter: true,
  openDiverted: true,
  proposeRestriction: true,
  settleRestriction: true,
  urgeCase: true,
  tellCitizen: true,
  allowCitizenMessages: true,
  saveNoticeSettings: true,
  requestCaseChange: true,
  changeNotShown: true,
  settleCaseChange: true,
  proposeCaseChange: true,
  approveProposal: true,
  rejectProposal: true,
  withdrawProposal: true,
  settleRecall: true,
  exportWorklist: true,
  exportBacklog: true,
  assignInside: true,
  takeBackInside: true,
  commentInside: true,
  keepEvidence: true,
  exportInside: true,
  openCampaign: true,
  draftReport: true,
  submitReport: true,
  settleReport: true,
  reportPaper: true,
  closeCampaign: true,
  cancelCampaign: true,
  saveView: true,
  removeView: true,
  saveBoard: true,
  removeBoard: true,
  submitToLeader: true,
  settleSubmission: true,
  issueDirective: true,
  acknowledgeDirective: true,
  replyDirective: true,
  settleReply: true,
  withdrawDirective: true,
  exportDirectiveLetter: true,
  addAccount: true,
  adoptAccounts: true,
  lockAccount: true,
  disableAccount: true,
  unlockAccount: true,
  resetPassword: true,
  moveAccount: true,
  linkOfficer: true,
  unlinkOfficer: true,
  delegate: true,
  endDelegation: true,
  pairDevice: true,
  revokeDevice: true,
  adoptUnits: true,
  importOfficers: true,
  importMap: true,
  proposeCalendar: true,
  adoptCalendar: true,
  importCalendar: true,
  proposeRegulation: true,
  adoptRegulation: true,
  importRules: true,
  connectSource: true,
  createApiKey: true,
  approveApiKey: true,
  revokeApiKey: true,
  rotateKeys: true,
  retireKey: true,
};
const SUBJECTS: Readonly<Record<Named<"subject">, true>> = {
  case: true,
  directive: true,
  campaign: true,
  report: true,
  alert: true,
  alertRule: true,
  bulkJob: true,
  savedView: true,
  unit: true,
  graph: true,
  account: true,
  device: true,
  map: true,
  calendar: true,
  regulation: true,
  source: true,
  masterKey: true,
  apiKey: true,
  submitter: true,
  register: true,
  officers: true,
  operation: true,
  audit: true,
};
const TOLD: Readonly<Record<Named<"told">, true>> = {
  origin: true,
  addressees: true,
  submission: true,
  settlement: true,
  urgency: true,
  obligation: true,
  obligations: true,
  step: true,
  found: true,
  left: true,
  targetDay: true,
  leftPercent: true,
  items: true,
  purpose: true,
  how: true,
  until: true,
  from: true,
  unit: true,
  role: true,
  event: true,
  status: true,
  code: true,
  more: true,
  why: true,
  stream: true,
  typed: true,
  fromDay: true,
  toDay: true,
  actor: true,
  act: true,
  subject: true,
  units: true,
  terms: true,
  delegation: true,
  operations: true,
  costPerMinute: true,
  expires: true,
  renewed: true,
  resumed: true,
  officers: true,
  officer: true,
  posts: true,
  rosterMembers: true,
  hotlines: true,
  proposal: true,
  proposer: true,
  recalled: true,
  boards: true,
  missing: true,
  unknown: true,
};
const PLACES: Readonly<Record<Named<"place">, true>> = {
  access: true,
  decision: true,
  account: true,
  source: true,
  key: true,
  journal: true,
  checkpoints: true,
};
const KEPT: Readonly<Record<Named<"kept">, true>> = { reason: true, number: true, legalBasis: true, other: true };

/** Acts that can be chosen, as the chain names them. */
export const ACT_NAMES = Object.keys(ACTS) as (keyof typeof ACTS)[];

const isIn = <Name extends string>(words: Readonly<Record<Name, true>>, name: string): name is Name => Object.hasOwn(words, name);

/** What was done, in words; an act that the page does not know is told by its code. */
export function actText(say: Say, act: string): string {
  if (isIn(ACTS, act)) return say(`audit.act.${act}`);
  const tried = act.replace(/Failed$/, "");
  return tried === act ? act : say("audit.failed", { act: actText(say, tried) });
}

export function subjectText(say: Say, kind: string, id: string): string {
  if (kind === "audit") return say("audit.subject.audit");
  return isIn(SUBJECTS, kind) ? say(`audit.subject.${kind}`, { id }) : `${kind} ${id}`;
}

/** Where a verification found something: a chain, the journal, or the checkpoints. */
export function placeText(say: Say, place: string): string {
  return isIn(PLACES, place) ? say(`audit.place.${place}`) : place;
}

/** What else an entry tells, its name in words and its value as it stands there. */
export function detailText(say: Say, name: string, value: string): string {
  return `${isIn(TOLD, name) ? say(`audit.told.${name}`) : name}: ${value}`;
}

export function keptText(say: Say, name: string): string {
  return say("audit.sealed", { what: say(`audit.kept.${isIn(KEPT, name) ? name : "other"}`) });
}
