import { createHash } from "node:crypto";
import { canonical } from "../../audit/index.ts";
import { dayAfter, startOfLocalDay } from "../../platform/local-time.ts";
import { punctualityOf } from "../../report/index.ts";
import { asOfView, listLengths, tickNow } from "../../tally/index.ts";
import type { CaseFilter } from "../../tally/index.ts";
import type { Instant } from "../../platform/instant.ts";
import type { InspectionContext } from "../act.ts";
import { isToReview, wholeDirectory } from "../directory/read.ts";
import type { EvidenceName, ItemCode } from "../inspection.words.ts";
import { comparedSources, unitFacts } from "./evidence.queries.ts";
import { sheetUse } from "./sheet-use.queries.ts";
import type { SheetsUsed, SheetUse } from "./sheet-use.queries.ts";
import type { ComparedSource, UnitFacts } from "./evidence.queries.ts";
import type { InspectionRow } from "./inspection.queries.ts";

/** A number of an item. null: nothing tells it, which is not zero. */
export interface EvidenceFigure {
  name: EvidenceName;
  value: number | null;
}

/** What the system says to an item, as it is frozen. */
interface Evidence {
  figures: EvidenceFigure[];
  /** entries of the audit chain that it rests on */
  entries: string[];
  /** sources beside the hub, of the item that asks whether numbers are right */
  sources: ComparedSource[];
  /** officers' sheets that somebody took out as a file, of the item that asks whether evaluations rest on them; what was frozen earlier has none */
  uses?: SheetUse[];
}

type Asked = Pick<InspectionRow, "unitId" | "fromDay" | "toDay">;

/** The lists that numbers are the lengths of, by the very words that `cases` takes. */
const LISTS: Readonly<Partial<Record<EvidenceName, (from: string, to: string) => Partial<CaseFilter>>>> = {
  HANDLED: (from, to) => ({ handledFrom: from, handledTo: to }),
  HANDLED_ON_TIME: (from, to) => ({ handledFrom: from, handledTo: to, handledLate: false }),
  HANDLED_LATE: (from, to) => ({ handledFrom: from, handledTo: to, handledLate: true }),
  ANSWERED: (from, to) => ({ answeredFrom: from, answeredTo: to }),
  OPEN_OVERDUE: () => ({ open: true, lateness: "OVERDUE" }),
  BACKLOG_B1: () => ({ backlogClass: ["B1"] }),
  BACKLOG_B2: () => ({ backlogClass: ["B2"] }),
  BACKLOG_B3: () => ({ backlogClass: ["B3"] }),
  BACKLOG_B4: () => ({ backlogClass: ["B4"] }),
  OPENING: (from, to) => ({ balance: "OPENING", balanceFrom: from, balanceTo: to }),
  RECEIVED: (from, to) => ({ receivedFrom: from, receivedTo: to }),
  HANDED_IN: (from, to) => ({ balance: "HANDED_IN", balanceFrom: from, balanceTo: to }),
  CLOSED: (from, to) => ({ closedFrom: from, closedTo: to }),
  HANDED_OUT: (from, to) => ({ balance: "HANDED_OUT", balanceFrom: from, balanceTo: to }),
  CLOSING: (from, to) => ({ balance: "CLOSING", balanceFrom: from, balanceTo: to }),
};

/** The list that such a number is the length of. @throws {Error} it is the length of none */
export function evidenceList(name: EvidenceName, { fromDay, toDay }: Pick<Asked, "fromDay" | "toDay">): Partial<CaseFilter> {
  const list = LISTS[name];
  if (list === undefined) throw new Error(`${name} is no list of cases`);
  return list(fromDay, toDay);
}

/** Which numbers belong to which item, in their order. */
const OF_ITEM: Readonly<Record<ItemCode, readonly EvidenceName[]>> = {
  ROSTER: ["HOTLINE_NUMBERS", "ROSTER_POSTS"],
  DIRECTORY: ["HOTLINE_NUMBERS", "ACCOUNTS", "DIRECTORY_FAULTS", "DIRECTORY_TO_REVIEW"],
  TIME_LIMITS: ["HANDLED", "HANDLED_ON_TIME", "HANDLED_LATE", "ANSWERED", "OPEN_OVERDUE"],
  BACKLOG: ["BACKLOG_B1", "BACKLOG_B2", "BACKLOG_B3", "BACKLOG_B4"],
  ACCURACY: ["OPENING", "RECEIVED", "HANDED_IN", "CLOSED", "HANDED_OUT", "CLOSING"],
  CONFIDENTIALITY: ["IDENTITIES_REVEALED"],
  REPORTS: ["REPORTS_DUE", "REPORTS_ON_TIME"],
  EVALUATION: ["SHEETS_TAKEN", "SHEETS_EXPORTED", "EVALUATIONS"],
  SANCTIONS: ["FINDINGS_BEFORE", "SANCTIONS_APPLIED"],
};

/** The evidence of one item, to be kept: canonical JSON and its SHA-256 in hex. */
export interface Gathered {
  item: ItemCode;
  content: string;
  hash: string;
}

/**
 * What the system says to every item of a checklist, all at the latest tick.
 * @throws {GraphQLError} NOT_READY, FORBIDDEN
 */
export async function gathered(
  { unitId, fromDay, toDay }: Asked,
  items: readonly ItemCode[],
  context: InspectionContext,
): Promise<{ asOf: { event: number; instant: Instant }; evidence: Gathered[] }> {
  const unit = context.units.byId(unitId);
  const { event, instant } = tickNow(context);
  const named = Object.entries(LISTS) as [EvidenceName, (from: string, to: string) => Partial<CaseFilter>][];
  const filters = named.map(([, list]): CaseFilter => Object.assign(list(fromDay, toDay), { unit: unit.code }));
  const { asOf, lengths } = await listLengths(filters, context, asOfView({ event, instant }).token);
  const values = new Map<EvidenceName, number | null>(named.map(([name], at) => [name, lengths[at] ?? null]));
  const span = { day: toDay, from: startOfLocalDay(fromDay), before: startOfLocalDay(dayAfter(toDay, 1)), event: asOf.event };
  const unitIds = context.units.subtree(unit.path);
  const [facts, sources, sheets] = await context.database
    .asWorker()
    .read(async (tx) => [await unitFacts(tx, unitIds, span), await comparedSources(tx, unitIds, asOf), await sheetUse(tx, unitIds, span)] as const);
  for (const [name, value] of [
    ...factValues(facts),
    ...useValues(sheets),
    ...(await directoryValues(unitId, context)),
    ...(await reportValues({ unitId, fromDay, toDay }, asOf.instant, context)),
  ])
    values.set(name, value);
  const frozen = (item: ItemCode): Gathered => {
    const figures = OF_ITEM[item].map((name) => ({ name, value: values.get(name) ?? null }));
    const entries = item === "CONFIDENTIALITY" ? facts.identitiesRevealed : item === "EVALUATION" ? sheets.uses.map(({ entry }) => entry) : [];
    const told = { sources: item === "ACCURACY" ? sources.map((one) => ({ ...one })) : [] };
    const uses = item === "EVALUATION" ? { uses: sheets.uses.map((one) => ({ ...one })) } : {};
    const content = canonical({ ...asOf, figures, entries, ...told, ...uses });
    return { item, content, hash: createHash("sha256").update(content).digest("hex") };
  };
  return { asOf, evidence: items.map(frozen) };
}

/** What the directory says of the unit's own entry now, and whether it is to be reviewed (1) or not (0). */
async function directoryValues(unitId: number, context: InspectionContext): Promise<[EvidenceName, number][]> {
  const entry = (await wholeDirectory(context)).find(({ unit }) => unit.id === unitId);
  return entry === undefined
    ? []
    : [
        ["DIRECTORY_FAULTS", entry.faults.length],
        ["DIRECTORY_TO_REVIEW", isToReview(entry) ? 1 : 0],
      ];
}

/** Reports whose last instant lay in the days, and those filed in time and accepted; a unit that owed none has neither. */
async function reportValues({ unitId, fromDay, toDay }: Asked, at: Instant, context: InspectionContext): Promise<[EvidenceName, number][]> {
  const told = await context.database.asWorker().read((tx) => punctualityOf(tx, { from: fromDay, to: toDay }, at, context));
  const own = told.find((one) => one.unitId === unitId);
  return own === undefined
    ? []
    : [
        ["REPORTS_DUE", own.due],
        ["REPORTS_ON_TIME", own.kept],
      ];
}

/** Where no sheet of the unit's officers was ever taken, the hub knows nothing of their evaluation: then all three are unknown, not zero. */
function useValues({ taken, exported, uses }: SheetsUsed): [EvidenceName, number | null][] {
  const known = taken > 0;
  return [
    ["SHEETS_TAKEN", known ? taken : null],
    ["SHEETS_EXPORTED", known ? exported : null],
    ["EVALUATIONS", known ? new Set(uses.map(({ period }) => period)).size : null],
  ];
}

function factValues(facts: UnitFacts): [EvidenceName, number][] {
  return [
    ["HOTLINE_NUMBERS", facts.hotlineNumbers],
    ["ROSTER_POSTS", facts.rosterPosts],
    ["ACCOUNTS", facts.accounts],
    ["IDENTITIES_REVEALED", facts.identitiesRevealed.length],
    ["FINDINGS_BEFORE", facts.findingsBefore],
    ["SANCTIONS_APPLIED", facts.sanctionsApplied],
  ];
}

/** What was frozen, read again. */
export function evidenceIn(content: string): Evidence {
  return JSON.parse(content) as Evidence;
}
