import { z } from "zod";
import { missingWords, rowConfig } from "../wire/case-row/index.ts";
import { fieldPath } from "../wire/draft/index.ts";
import { formsOf } from "../wire/index.ts";
import { authSchema } from "../wire/request/index.ts";
import { fixedQuery, isIncremental, itemsPath, paging, urlPath } from "./paging-config.ts";
import { hotlineFaults, hotlineSchema } from "./hotline-config.ts";
import { sweepFault, sweepSchema } from "./sweep-config.ts";
import { writeFaults, writeSchema } from "./write-config.ts";

/** The list gives only ids and marks; the rest of a row comes from the request for a single case (one). */
const detail = z.strictObject({
  /** where a row of the list has them, if other than a whole row does */
  id: fieldPath.optional(),
  modified: fieldPath.optional(),
  /** single requests under way at once */
  concurrency: z.int().min(1).max(16).default(4),
  /** where the list is always read whole: how far before the newest mark already read a row counts as changed */
  overlapMinutes: z.int().min(1).max(525_600).default(1440),
});

/** The `config` part of the manifest of a source of kind "rest". */
export const configSchema = z
  .strictObject({
    auth: authSchema.default({ kind: "none" }),
    /** what answers are written in; of XML attributes are not read, and paths begin below the root */
    format: z.enum(["json", "xml"]).default("json"),
    /** encoding of answers that declare none; UTF-8 otherwise */
    encoding: z.string().min(1).optional(),
    list: z.strictObject({
      path: urlPath,
      query: fixedQuery.default({}),
      items: itemsPath,
      paging,
      detail: detail.optional(),
      /** left out: the source tells no deletions */
      sweep: sweepSchema.optional(),
    }),
    one: z.strictObject({ path: urlPath.regex(/\{id\}/, "expected {id} where the record's id belongs"), item: itemsPath.default(".") }).optional(),
    write: writeSchema.optional(),
    /** left out: the source tells nothing of calls and outages */
    hotline: hotlineSchema.optional(),
    ...rowConfig,
  })
  .superRefine((config, context) => {
    const { list, one, record, time: format, words, write } = config;
    const demand = (claim: boolean, path: string[], message: string) => claim || context.addIssue({ code: "custom", path, message });
    demand(
      !isIncremental(list.paging) || record.modified !== undefined,
      ["record", "modified"],
      "expected the path of the modification mark, which this paging reads by",
    );
    const shifts = list.paging.kind === "keyset" && list.paging.overlap?.seconds !== undefined;
    demand(!shifts || formsOf(format).includes("rfc3339"), ["list", "paging", "overlap"], "seconds need time: rfc3339; with other marks use rows");
    const guess = list.sweep === undefined ? null : sweepFault(list.paging);
    demand(guess === null, ["list", "sweep"], guess ?? "");
    demand(list.detail === undefined || one !== undefined, ["one"], "expected the request for a single case, from which the rows of the list are filled");
    for (const missing of missingWords({ record, words })) context.addIssue({ code: "custom", ...missing });
    if (config.hotline !== undefined) for (const fault of hotlineFaults(config.hotline, config.stream)) context.addIssue({ code: "custom", ...fault });
    if (write !== undefined) for (const fault of writeFaults({ write, one, record, words })) context.addIssue({ code: "custom", ...fault });
  });
export type RestConfig = z.infer<typeof configSchema>;
