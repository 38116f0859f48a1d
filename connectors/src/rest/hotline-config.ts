import { z } from "zod";
import { fieldPath } from "../wire/draft/index.ts";
import { fixedQuery, isIncremental, itemsPath, paging, urlPath } from "./paging-config.ts";

/** Which hotline number a row is of: a path, or the same for every row. */
const numberFrom = z.union([fieldPath, z.strictObject({ constant: z.string().min(1).max(40) })], "expected a path or { constant: … }");

const rows = {
  stream: z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/, "expected a short name of small letters"),
  path: urlPath,
  query: fixedQuery.default({}),
  items: itemsPath,
  paging,
};

const days = z.strictObject({
  ...rows,
  stream: rows.stream.default("hotline-days"),
  record: z.strictObject({
    id: fieldPath,
    /** the row's modification mark, by which a day told again is known */
    modified: fieldPath.optional(),
    number: numberFrom,
    day: fieldPath,
    incoming: fieldPath,
    answered: fieldPath,
    missed: fieldPath,
    /** seconds over all answered calls of the day, and of the one that waited longest; left out: the source does not tell them */
    waitSeconds: fieldPath.optional(),
    longestWaitSeconds: fieldPath.optional(),
  }),
});

const outages = z.strictObject({
  ...rows,
  stream: rows.stream.default("hotline-outages"),
  /** from this day on every outage is in the list; before it nobody knows */
  keptSince: z.iso.date("expected a day such as 2026-01-01"),
  record: z.strictObject({
    id: fieldPath,
    modified: fieldPath.optional(),
    number: numberFrom,
    from: fieldPath,
    /** empty while it lasts */
    until: fieldPath,
    cause: fieldPath.optional(),
  }),
});

/** Where a source tells how its hotline works: calls by number and day, outages; either may be left out. */
export const hotlineSchema = z
  .strictObject({ days: days.optional(), outages: outages.optional() })
  .refine((hotline) => hotline.days !== undefined || hotline.outages !== undefined, "expected days, outages or both");
export type HotlineConfig = z.infer<typeof hotlineSchema>;
export type HotlineDaysConfig = z.infer<typeof days>;
export type HotlineOutagesConfig = z.infer<typeof outages>;
export type NumberFrom = z.infer<typeof numberFrom>;

/** What no single field tells: a mark where paging reads by it, and names of their own. @param cases the stream of the cases */
export function hotlineFaults({ days: calls, outages: tickets }: HotlineConfig, cases: string): { path: string[]; message: string }[] {
  const faults: { path: string[]; message: string }[] = [];
  const names = [cases];
  for (const [name, list] of Object.entries({ days: calls, outages: tickets })) {
    if (list === undefined) continue;
    if (isIncremental(list.paging) && list.record.modified === undefined)
      faults.push({ path: ["hotline", name, "record", "modified"], message: "expected the path of the modification mark, which this paging reads by" });
    if (names.includes(list.stream)) faults.push({ path: ["hotline", name, "stream"], message: `expected another name than ${list.stream}` });
    names.push(list.stream);
  }
  return faults;
}
