import { z } from "zod";
import { missingWords, rowConfig } from "../wire/case-row/index.ts";
import { columnsOf } from "./columns.ts";

// eslint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u001F\\]/;

const columnName = z
  .string("expected the name of a column")
  .min(1, "expected the name of a column")
  .max(128, "expected a name of at most 128 characters")
  .refine((name) => !UNWRITABLE.test(name), "expected a name without control characters and backslashes");

const table = z
  .string('expected the name of a table or view, such as "pakn.phan_anh"')
  .regex(/^[^.]{1,128}(\.[^.]{1,128}){0,2}$/, 'expected the name of a table or view, such as "pakn.phan_anh"')
  .refine((name) => !UNWRITABLE.test(name), "expected a name without control characters and backslashes");

const select = z
  .string()
  .max(20_000)
  .regex(/^\s*select\b/i, 'expected a statement that begins with "select"')
  .refine((text) => !text.includes(";"), "expected one statement, without a semicolon");

/** The `config` part of the manifest of a source of kind "sql". */
export const configSchema = z
  .strictObject({
    /** a table or view, or what joins them; nothing else of the database is read */
    from: z.union(
      [z.strictObject({ table }), z.strictObject({ select })],
      'expected either table: the name of a table or view, or select: a statement that begins with "select" and has no semicolon',
    ),
    /** how far before the last mark a run starts again, for rows that were committed late; at least as long as the source's longest transaction */
    overlapSeconds: z.int().min(1).max(604_800).default(900),
    /** the table that keeps what was done to a case; its columns are those of record.steps */
    steps: z.strictObject({ table, foreignKey: columnName, key: columnName }).optional(),
    /** letters of fonts of before Unicode in text that looks like Latin-1 */
    legacyText: z.enum(["tcvn3", "vni"], "expected tcvn3 or vni").optional(),
    ...rowConfig,
    /** "iso": what a date type of the database says as text, with its offset or else in the source's zone; or a pattern, for dates that are text */
    time: rowConfig.time.default("iso"),
  })
  .superRefine(({ record, words, steps }, context) => {
    const demand = (claim: boolean, path: string[], message: string) => claim || context.addIssue({ code: "custom", path, message });
    const columns = columnsOf(record);
    for (const name of [...columns.row, ...columns.step])
      demand(!name.includes(".") && columnName.safeParse(name).success, ["record"], `expected the name of a column, found "${name}"`);
    const isList = record.steps.kind === "list";
    demand(isList || steps === undefined, ["steps"], "record.steps is not a list: expected no table of steps");
    demand(!isList || steps !== undefined, ["steps"], "expected the table that the list of record.steps comes from");
    demand(
      record.cooperating === undefined || record.cooperating.separator !== undefined,
      ["record", "cooperating", "separator"],
      "expected the sign between two units",
    );
    for (const missing of missingWords({ record, words })) context.addIssue({ code: "custom", ...missing });
  });
export type SqlConfig = z.infer<typeof configSchema>;
