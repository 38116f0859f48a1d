import { complaint, earlierAwards, stated, told } from "./checks.ts";
import type { Checked, CheckFacts, Evidence, Judged } from "./checks.ts";
import type { CheckCode } from "./commend.words.ts";

/** An officer's sheet of one sealed period, or that there is none. */
export interface SheetFact {
  period: number;
  /** items of the quantity part that count; null: he has no sheet of this period */
  items: number | null;
  confirmed: boolean;
  /** appeals about its lines that wait for an answer */
  contested: number;
  /** rulings of its lines since the seal */
  ruledSince: number;
}

/** Everything that conditions of an officer are judged by. What the hub does not hold of a person is no fact here: it stays unknown until a named person answers. */
export interface PersonFacts extends Pick<CheckFacts, "diversions" | "statements" | "silent" | "awards"> {
  terms: { minimumItems: number; minimumSheets: number };
  sheets: readonly SheetFact[];
  /** of the units that he worked in during the span or that they lie in, not concluded yet; `cases`: his own ones whose last verdict there is that they are not in order */
  inspections: readonly { id: number; opened: boolean; cases: number }[];
  /** the same of inspections that are concluded, with at least one such case; `falsified`: it also found data falsified */
  concluded: readonly { id: number; cases: number; falsified: boolean }[];
  /** inspections of other units that held cases not in order which he had before at his own: whose fault it is nothing tells */
  elsewhere: readonly { id: number; cases: number; concluded: boolean; falsified: boolean }[];
  /** grave findings that were upheld of those units, over the span's days or since it began: whom they are about nothing tells */
  graves: readonly { id: number; inspection: number }[];
  /** signs of those units that are marked to be inspected */
  signs: readonly string[];
}

/** Sealed sheets of every period of the span: an appeal about one that waits is BLOCKED, one that is not there or too little to say is UNKNOWN. */
function sheets({ sheets: all, terms: { minimumItems, minimumSheets } }: PersonFacts): Judged {
  const there = all.filter(({ items }) => items !== null);
  const contested = there.filter((one) => one.contested > 0);
  const open = [
    ...all.filter(({ items }) => items === null).map(({ period }) => told("SHEET_MISSING", period, "")),
    ...there.filter(({ items }) => (items ?? 0) < minimumItems).map(({ period, items }) => told("SHEET_FEW", period, items ?? 0)),
    ...(there.length < minimumSheets ? [told("SHEETS_COUNT", null, there.length)] : []),
  ];
  const evidence = [
    ...contested.map((one) => told("SHEET_CONTESTED", one.period, one.contested)),
    ...open,
    ...there.filter(({ confirmed }) => !confirmed).map(({ period }) => told("SHEET_UNCONFIRMED", period, "")),
    ...there.filter(({ ruledSince }) => ruledSince > 0).map(({ period, ruledSince }) => told("SHEET_RULED", period, ruledSince)),
  ];
  if (contested.length > 0) return { result: "BLOCKED", evidence };
  return { result: open.length > 0 ? "UNKNOWN" : "CLEAR", evidence };
}

/** An inspection under way that held a case of his not in order is BLOCKED; another of his unit may still come to one. */
function openInspection({ inspections, elsewhere }: PersonFacts): Judged {
  const away = elsewhere.filter(({ concluded }) => !concluded).map(toldElsewhere);
  const his = inspections.filter(({ cases }) => cases > 0);
  const others = inspections.filter(({ cases, opened }) => cases === 0 && opened);
  const planned = inspections.filter(({ cases, opened }) => cases === 0 && !opened);
  const evidence = [
    ...his.map(({ id, cases }) => told("CASES_NOT_IN_ORDER", id, cases)),
    ...away,
    ...others.map(({ id }) => told("INSPECTION_OF_UNIT", id, "")),
    ...planned.map(({ id }) => told("INSPECTION_PLANNED", id, "")),
  ];
  if (his.length > 0) return { result: "BLOCKED", evidence };
  return { result: others.length > 0 || away.length > 0 ? "UNKNOWN" : "CLEAR", evidence };
}

const toldElsewhere = ({ id, cases }: PersonFacts["elsewhere"][number]): Evidence => told("CASES_ELSEWHERE", id, cases);

/** What a concluded inspection held of his cases a person weighs: no finding names the officer it is about. */
function findings({ concluded, elsewhere }: PersonFacts): Judged {
  const away = elsewhere.filter((one) => one.concluded).map(toldElsewhere);
  const evidence = [...concluded.map(({ id, cases }) => told("CASES_NOT_IN_ORDER", id, cases)), ...away];
  return { result: evidence.length > 0 ? "UNKNOWN" : "CLEAR", evidence };
}

/** Data held falsified by the inspection of his unit that held his own case not in order is BLOCKED; what is about his unit alone, or another's, is UNKNOWN. */
function dataIntegrity({ concluded, elsewhere, graves, signs, silent }: PersonFacts): Judged {
  const his = concluded.filter(({ falsified }) => falsified);
  const others = graves.filter(({ inspection }) => !his.some(({ id }) => id === inspection));
  const evidence = [
    ...his.map(({ id, cases }) => told("FINDING_GRAVE", id, cases)),
    ...others.map(({ id, inspection }) => told("FINDING_GRAVE_OF_UNIT", inspection, id)),
    ...elsewhere.filter((one) => one.concluded && one.falsified).map(toldElsewhere),
    ...signs.map((sign) => told("SIGN_OF_UNIT", sign, "")),
    ...silent.map(({ period, sources }) => told("SILENT_SOURCES", period, sources)),
  ];
  if (his.length > 0) return { result: "BLOCKED", evidence };
  return { result: evidence.length > 0 ? "UNKNOWN" : "CLEAR", evidence };
}

const PERSON_RULES: Readonly<Record<Exclude<CheckCode, "THRESHOLDS" | "UNSEEN_SIGNS">, (facts: PersonFacts) => Judged>> = {
  SHEETS: sheets,
  OPEN_INSPECTION: openInspection,
  FINDINGS: findings,
  COMPLAINT: complaint,
  DATA_INTEGRITY: dataIntegrity,
  DISCIPLINE: (facts) => stated("DISCIPLINE", facts),
  PRESS: (facts) => stated("PRESS", facts),
  EARLIER_AWARDS: earlierAwards,
};

/** The conditions that a form for officers asks for, in its order. */
export function personChecksOf(codes: readonly CheckCode[], facts: PersonFacts): Checked[] {
  return codes.map((code) => {
    if (code === "THRESHOLDS" || code === "UNSEEN_SIGNS") throw new Error(`${code} is asked of units alone`);
    return { code, ...PERSON_RULES[code](facts) };
  });
}
