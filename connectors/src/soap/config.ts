import { z } from "zod";
import { missingWords, rowConfig } from "../wire/case-row/index.ts";
import { fieldPath } from "../wire/draft/index.ts";
import { patternFault } from "../wire/index.ts";
import { FAULT_MEANINGS } from "./fault.ts";
import { securitySchema } from "./security.ts";
import { placeholderFaults, writeFaults, writeSchema } from "./change-config.ts";
import { operationName, parameters } from "./parameters.ts";

const urlPath = z.string().regex(/^\/[^#]*$/, 'expected a path below the base URL, beginning with "/"');
const parameter = z.string("expected the path of a parameter").regex(/^[^.]+(\.[^.]+)*$/, "expected the path of a parameter such as request.tuNgay");
const timeFormat = z.string().superRefine((pattern, context) => {
  const fault = patternFault(pattern);
  if (fault !== null) context.addIssue({ code: "custom", message: fault });
});
const begin = z.string("expected text (put numbers in quotes)").min(1);

const keyset = z.strictObject({
  kind: z.literal("keyset"),
  since: parameter,
  afterId: parameter,
  limit: parameter,
  pageSize: z.int().min(1).max(5000),
  /** what the first run asks with, where the source wants something there */
  begin: z.strictObject({ since: begin.optional(), afterId: begin.optional() }).default({}),
  /** where the answer gives the next cursor (nil on the last page); without it the last row's own mark and id are the cursor */
  next: z.strictObject({ since: fieldPath, afterId: fieldPath }).optional(),
  /** where the answer gives the source's own clock; no checkpoint goes beyond it, so that a row dated into the future hides nothing */
  now: fieldPath.optional(),
  /** how far before the last mark a run starts again, for rows that were committed late */
  overlapSeconds: z.int().min(0).max(604_800).default(600),
});
export type Keyset = z.infer<typeof keyset>;

/** For sources that can list what changed since an instant: only the first run reads everything. */
const since = z.strictObject({
  parameter,
  begin: begin.optional(),
  /** how far before the newest mark already read a run starts */
  overlapMinutes: z.int().min(1).max(525_600).default(10),
  /** how this parameter is written, where other than the rows' times; a pattern without hours asks for whole days */
  time: timeFormat.optional(),
});

const page = z.strictObject({
  kind: z.literal("page"),
  page: parameter,
  first: z.int().min(0).max(1).default(1),
  limit: parameter.optional(),
  pageSize: z.int().min(1).max(5000).default(100),
  /** where the answer counts all rows */
  total: fieldPath.optional(),
  since: since.optional(),
});

const token = z.strictObject({
  kind: z.literal("token"),
  token: parameter,
  /** where the answer gives the token of the next page: nil, empty or not there on the last */
  next: fieldPath,
  limit: parameter.optional(),
  pageSize: z.int().min(1).max(5000).default(100),
  total: fieldPath.optional(),
  since: since.optional(),
});
export type Pages = z.infer<typeof page> | z.infer<typeof token>;

/** The `config` part of the manifest of a source of kind "soap". */
export const configSchema = z
  .strictObject({
    /** the description (WSDL 1.1): where it is fetched, or its text */
    wsdl: z.union([z.strictObject({ path: urlPath }), z.strictObject({ text: z.string().min(1) })], { error: "expected path or text" }),
    /** name of the WSDL's port; left out: the only one of SOAP 1.1, or else of SOAP 1.2 */
    port: z.string().min(1).optional(),
    /** where the service is asked, if not at the path the WSDL names */
    path: urlPath.optional(),
    security: securitySchema.default({ kind: "none" }),
    /** encoding of answers that declare none; UTF-8 otherwise */
    encoding: z.string().min(1).optional(),
    /** codes of the source's faults, or names of elements of their detail → what they mean */
    faults: z.record(z.string().min(1), z.enum(FAULT_MEANINGS, `expected one of ${FAULT_MEANINGS.join(", ")}`)).default({}),
    list: z.strictObject({
      operation: operationName,
      parameters: parameters.default({}),
      items: fieldPath,
      paging: z.discriminatedUnion("kind", [keyset, page, token], { error: "expected kind: keyset, page or token" }),
    }),
    one: z.strictObject({ operation: operationName, parameters, item: fieldPath }).optional(),
    /** further paths of a row at which elements are a list, however many there are */
    lists: z.array(fieldPath).default([]),
    write: writeSchema.optional(),
    ...rowConfig,
  })
  .superRefine((config, context) => {
    const { list, one, record, words, write } = config;
    const reads = list.paging.kind === "keyset" || list.paging.since !== undefined;
    if (reads && record.modified === undefined)
      context.addIssue({ code: "custom", path: ["record", "modified"], message: "expected the path of the modification mark, which this paging reads by" });
    const strange = one === undefined ? [] : placeholderFaults(["one", "parameters"], [one.parameters], ["id"]);
    const faults = [...missingWords({ record, words }), ...strange, ...(write === undefined ? [] : writeFaults({ write, one, record, words }))];
    for (const fault of faults) context.addIssue({ code: "custom", ...fault });
  });
export type SoapConfig = z.infer<typeof configSchema>;

/** Paths of a row at which elements are a list. */
export function listsOf({ lists, record }: SoapConfig): string[] {
  const steps = record.steps.kind === "list" ? [record.steps.path] : [];
  const cooperating = record.cooperating !== undefined && record.cooperating.separator === undefined ? [record.cooperating.path] : [];
  return [...new Set([...lists, ...steps, ...cooperating])];
}
