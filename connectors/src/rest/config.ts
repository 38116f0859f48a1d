import { z } from "zod";
import { missingWords, rowConfig } from "../wire/case-row/index.ts";
import { fieldPath } from "../wire/draft/index.ts";
import { authSchema } from "../wire/request/index.ts";

const urlPath = z.string().regex(/^\/[^#]*$/, 'expected a path below the base URL, beginning with "/"');
const parameter = z.string("expected the name of a query parameter").min(1, "expected the name of a query parameter");
const fixedQuery = z.record(z.string(), z.string("expected text (put numbers in quotes)"));
/** "." is the answer itself */
const itemsPath = z.union([z.literal("."), fieldPath]);

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

/** The `config` part of the manifest of a source of kind "rest". */
export const configSchema = z
  .strictObject({
    auth: authSchema.default({ kind: "none" }),
    /** encoding of answers that declare none; UTF-8 otherwise */
    encoding: z.string().min(1).optional(),
    list: z.strictObject({
      path: urlPath,
      query: fixedQuery.default({}),
      items: itemsPath,
      paging: z.discriminatedUnion("kind", [keyset, offset], { error: "expected kind: keyset or offset" }),
    }),
    one: z.strictObject({ path: urlPath.regex(/\{id\}/, "expected {id} where the record's id belongs"), item: itemsPath.default(".") }).optional(),
    ...rowConfig,
  })
  .superRefine(({ list: { paging }, record, time: format, words }, context) => {
    const demand = (claim: boolean, path: string[], message: string) => claim || context.addIssue({ code: "custom", path, message });
    const readsMarks = paging.kind === "keyset" || paging.newestFirst !== undefined;
    demand(!readsMarks || record.modified !== undefined, ["record", "modified"], "expected the path of the modification mark, which this paging reads by");
    const shifts = paging.kind === "keyset" && paging.overlap?.seconds !== undefined;
    demand(!shifts || format === "rfc3339", ["list", "paging", "overlap"], "seconds need time: rfc3339; with other marks use rows");
    for (const missing of missingWords({ record, words })) context.addIssue({ code: "custom", ...missing });
  });
export type RestConfig = z.infer<typeof configSchema>;
