import {
  BacklogClass,
  BalancePart,
  type CaseFilter,
  CaseOrder,
  CaseStream,
  Channel,
  Field,
  Lateness,
  MoveCause,
  Reckoning,
  Severity,
  Stage,
} from "../gql/graphql.ts";
import { claim, day, oneOf, type ReadBy, readBy, text, word, words } from "./parts.ts";

const isCode = (said: string): said is string => /^[\w.-]{1,40}$/.test(said);

/** Everything the list shows is in its address; `asOf` is the token of the point it is counted at. */
const casesSearch = {
  unit: text(40),
  unitOnly: claim,
  inCharge: text(40),
  open: claim,
  lateness: word(Lateness),
  stream: word(CaseStream),
  inheritedLate: claim,
  supervised: claim,
  inside: claim,
  officer: text(60),
  withoutOfficer: claim,
  insideLate: claim,
  severity: words(oneOf(Severity)),
  backlogClass: words(oneOf(BacklogClass)),
  backlogClassOn: day,
  extended: claim,
  merged: claim,
  urgent: claim,
  stage: words(oneOf(Stage)),
  field: words(oneOf(Field)),
  channel: words(oneOf(Channel)),
  source: words(isCode),
  text: text(200),
  receivedFrom: day,
  receivedTo: day,
  closedFrom: day,
  closedTo: day,
  handledFrom: day,
  handledTo: day,
  handledLate: claim,
  answeredFrom: day,
  answeredTo: day,
  balance: word(BalancePart),
  balanceFrom: day,
  balanceTo: day,
  notAt: text(400),
  movedBy: word(MoveCause),
  reckoning: word(Reckoning),
  order: word(CaseOrder),
  group: claim,
  asOf: text(400),
};
export type CasesSearch = ReadBy<typeof casesSearch>;

/** Reads the address; conditions that are not set are left out, so that the same list has one address. */
export function readCasesSearch(address: Record<string, unknown>): CasesSearch {
  return readBy(casesSearch, address);
}

/** The conditions as the graph takes them, in one fixed order. */
export function filterOf({ order: _order, group: _group, asOf: _asOf, ...conditions }: CasesSearch): CaseFilter {
  return conditions;
}
