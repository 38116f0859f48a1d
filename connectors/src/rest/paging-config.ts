import { z } from "zod";
import { fieldPath } from "../wire/draft/index.ts";
import { patternFault } from "../wire/index.ts";

export const urlPath = z.string().regex(/^\/[^#]*$/, 'expected a path below the base URL, beginning with "/"');
/** "." is the answer itself */
export const itemsPath = z.union([z.literal("."), fieldPath]);
export const fixedQuery = z.record(z.string(), z.string("expected text (put numbers in quotes)"));
const parameter = z.string("expected the name of a query parameter").min(1, "expected the name of a query parameter");
export const timeFormat = z.string().superRefine((pattern, context) => {
  const fault = patternFault(pattern);
  if (fault !== null) context.addIssue({ code: "custom", message: fault });
});

const keyset = z.strictObject({
  kind: z.literal("keyset"),
  since: parameter,
  afterId: parameter,
  limit: parameter,
  pageSize: z.int().min(1).max(5000),
  /** where the answer gives the next cursor (null on the last page); without it the last row's own mark and id are the cursor */
  next: z.strictObject({ since: fieldPath, afterId: fieldPath }).optional(),
  /** where the answer gives the source's own clock; no checkpoint goes beyond it, so that a row dated into the future hides nothing */
  now: fieldPath.optional(),
  /** how far before the last mark a run starts again, for rows that were committed late */
  overlap: z
    .strictObject({ rows: z.int().min(1).max(10_000).optional(), seconds: z.int().min(1).max(604_800).optional() })
    .refine(({ rows, seconds }) => (rows === undefined) !== (seconds === undefined), "expected either rows or seconds")
    .optional(),
});
export type Keyset = z.infer<typeof keyset>;

const offset = z.strictObject({
  kind: z.literal("offset"),
  offset: parameter,
  limit: parameter,
  total: fieldPath,
  pageSize: z.int().min(2).max(5000),
  /** for sources that can list the newest change first: between whole reads only the changed front is read */
  newestFirst: z
    .strictObject({
      query: fixedQuery,
      /** how far before the newest mark already read the front reaches */
      overlapMinutes: z.int().min(1).max(10_080),
      /** pages of the older rest read in turn with every run, so that nothing stays unseen for ever */
      revisitPages: z.int().min(0).max(100).default(1),
    })
    .optional(),
});
export type Offset = z.infer<typeof offset>;

/** What the kinds share that go from page to page. */
const chain = {
  limit: parameter.optional(),
  pageSize: z.int().min(1).max(5000).default(100),
  /** where the answer counts all rows */
  total: fieldPath.optional(),
  /** for sources that can list what changed since an instant: only the first run reads everything */
  since: z
    .strictObject({
      query: parameter,
      /** how far before the newest mark already read a run starts */
      overlapMinutes: z.int().min(1).max(525_600).default(10),
      /** how this parameter is written, where other than the rows' times; a pattern without hours asks for whole days */
      time: timeFormat.optional(),
    })
    .optional(),
};
/** true: rows may move from page to page while they are read, so a list is read until a pass brings nothing new */
const moving = z.boolean().default(true);

const cursor = z.strictObject({
  kind: z.literal("cursor"),
  cursor: parameter,
  next: fieldPath,
  /** what the last page has there: null (or an empty text), or no such field at all */
  last: z.enum(["null", "absent"]).default("null"),
  /** where the answer says whether there are more pages */
  more: fieldPath.optional(),
  ...chain,
  moving: z.boolean().default(false),
});
const page = z.strictObject({
  kind: z.literal("page"),
  page: parameter,
  first: z.int().min(0).max(1).default(1),
  /** where the answer counts its pages */
  pages: fieldPath.optional(),
  ...chain,
  moving,
});
const link = z.strictObject({ kind: z.literal("link"), ...chain, moving });
const nextLink = z.strictObject({ kind: z.literal("nextLink"), next: fieldPath, last: z.enum(["null", "absent"]).default("null"), ...chain, moving });

export const paging = z.discriminatedUnion("kind", [keyset, offset, cursor, page, link, nextLink], {
  error: "expected kind: keyset, offset, cursor, page, link or nextLink",
});
export type Paging = z.infer<typeof paging>;
export type Chain = Exclude<Paging, Keyset | Offset>;

/** Whether a run reads on from what was read before. */
export function isIncremental(by: Paging): boolean {
  return by.kind === "keyset" || (by.kind === "offset" ? by.newestFirst !== undefined : by.since !== undefined);
}
