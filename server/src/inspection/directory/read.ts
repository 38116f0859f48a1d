import type DataLoader from "dataloader";
import { allowed } from "../../access/index.ts";
import { localDay } from "../../platform/local-time.ts";
import { freshnessOf } from "../../source/index.ts";
import type { TallyContext } from "../../tally/index.ts";
import { entryStands } from "../../unit/index.ts";
import type { Unit, UnitPeopleContext } from "../../unit/index.ts";
import { newestReviews } from "./directory.queries.ts";
import { judged } from "./directory.ts";
import type { DirectoryEntryRow, DirectoryFacts } from "./directory.ts";
import type { DirectoryEntry, DirectoryFilter, DirectorySummary } from "./directory.types.ts";

export type DirectoryContext = TallyContext & UnitPeopleContext;

/** Every unit of the province that is to have a hotline or has one, in the register's order, judged beside the others. */
export async function wholeDirectory(context: DirectoryContext): Promise<DirectoryEntryRow[]> {
  const { units, unitLoaders: loaders, database, clock } = context;
  const now = clock.now();
  const living = units.all.filter((unit) => units.endOf(unit) === Infinity && unit.validFrom <= localDay(now));
  const ids = living.map(({ id }) => id);
  const [numbers, mailboxes, roster, posts, sources, reviews, stands] = await Promise.all([
    all(loaders.hotlines, ids),
    all(loaders.mailboxes, ids),
    all(loaders.roster, ids),
    all(loaders.posts, ids),
    context.sourceRows(),
    database.read((tx) => newestReviews(tx, ids, localDay(now))),
    database.read((tx) => entryStands(tx, ids, localDay(now))),
  ]);
  const reviewOf = new Map(reviews.map((review) => [review.unitId, review]));
  const facts = living.map((unit, at): DirectoryFacts => ({
    unit,
    numbers: numbers[at] ?? [],
    mailboxes: mailboxes[at] ?? [],
    roster: roster[at] ?? [],
    head: posts[at]?.find(({ head }) => head) ?? null,
    sources: sources
      .filter(({ ownerUnitId }) => ownerUnitId === unit.id)
      .map((source) => ({ code: source.code, name: source.nameVi, freshness: freshnessOf(source, now) })),
    review: reviewOf.get(unit.id) ?? null,
    seen: stands[at]?.seen ?? "",
    coming: stands[at]?.coming ?? [],
  }));
  const listed = facts.filter((one) => units.ruleOf(one.unit).inspected || one.numbers.length > 0 || one.mailboxes.length > 0);
  return judged(listed, localDay(now)).toSorted((a, b) => a.unit.position - b.unit.position || a.unit.id - b.unit.id);
}

async function all<Row>(loader: DataLoader<number, Row>, ids: readonly number[]): Promise<Row[]> {
  const read = await loader.loadMany(ids);
  return read.map((row) => {
    if (row instanceof Error) throw row;
    return row;
  });
}

/** @param scope the unit that the filter names, or the viewer's own */
export function within(rows: readonly DirectoryEntryRow[], scope: Unit): DirectoryEntryRow[] {
  return rows.filter(({ unit }) => unit.path.startsWith(scope.path));
}

/** Never reviewed, too long ago, or changed since. */
export const isToReview = ({ standing }: DirectoryEntryRow): boolean => standing === "DUE" || standing === "CHANGED";

/** Whether an entry is in the list of a filter; the summary's numbers are lengths of such lists. */
export function fits(row: DirectoryEntryRow, { fault, anyFault, system, toReview }: Omit<DirectoryFilter, "unit">): boolean {
  return (
    (fault == null || row.faults.includes(fault)) &&
    (anyFault == null || row.faults.length > 0 === anyFault) &&
    (system == null || row.system === system) &&
    (toReview == null || isToReview(row) === toReview)
  );
}

export function summaryOf(rows: readonly DirectoryEntryRow[]): DirectorySummary {
  const count = (filter: Omit<DirectoryFilter, "unit">): number => rows.filter((row) => fits(row, filter)).length;
  return {
    units: rows.length,
    withNumber: rows.length - count({ fault: "NO_NUMBER" }),
    withMailbox: rows.length - count({ fault: "NO_MAILBOX" }),
    faulty: count({ anyFault: true }),
    connected: count({ system: "CONNECTED" }),
    silent: count({ system: "SILENT" }),
    unconnected: count({ system: "NONE" }),
    toReview: count({ toReview: true }),
  };
}

export function shown(row: DirectoryEntryRow, { viewer }: DirectoryContext): DirectoryEntry {
  const { unit, faults, system, sources, standing, review, seen, coming } = row;
  const may = (operation: "reviewDirectory" | "changeDirectory"): boolean => allowed(viewer, operation, { unitPath: unit.path }).ok;
  return { unit, faults, system, sources, standing, review, mayReview: may("reviewDirectory"), mayChange: may("changeDirectory"), seen, coming };
}
