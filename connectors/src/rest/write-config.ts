import { ANSWER_FORMS, CHANGE_KINDS, ORDER_FORMS, type ChangeKind } from "@dau-moi/schema";
import { z } from "zod";
import type { RowConfig } from "../wire/case-row/index.ts";
import { filesSchema, PLACEHOLDERS, placeholdersIn, unitWordFaults } from "../wire/change/index.ts";
import { fieldPath, unitCode, wordsOf } from "../wire/draft/index.ts";
import { fixedQuery, timeFormat, urlPath } from "./paging-config.ts";

/** busy: the source did nothing and may be asked again later */
const outcome = z.enum(["applied", "already_applied", "conflict", "refused", "unknown", "busy"]);
export type Told = z.infer<typeof outcome>;
const header = z.string().regex(/^[A-Za-z0-9-]+$/, "expected a header name such as Idempotency-Key");
const status = z.string().regex(/^[1-5]\d\d$/, "expected a status such as 409");
const template = z.json();
const word = z.string().trim().min(1, "expected a word");

const answerWord = z.strictObject({ path: fieldPath, words: wordsOf(outcome) });

/** How an answer is read: its own word counts more than its status. */
const answers = z.strictObject({
  status: z.record(status, outcome).default({}),
  /** one or several places of such words; the first word that stands in its list counts, and words that stand in none leave the outcome unknown */
  word: z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(answerWord).optional()),
  /** where the answer gives the record's version after the change */
  version: fieldPath.optional(),
  versionHeader: header.optional(),
  /** where a refusal says why */
  reason: fieldPath.optional(),
  /** what of the answer is kept as receipt, e.g. a number */
  receipt: fieldPath.optional(),
});
export type Answers = z.infer<typeof answers>;

const change = z.strictObject({
  method: z.enum(["POST", "PUT", "PATCH"]).default("POST"),
  path: urlPath,
  query: fixedQuery.default({}),
  /** a template with placeholders such as {note} */
  body: template.optional(),
  as: z.enum(["json", "form"]).default("json"),
  /** what the record shows once the change happened; for probes by record */
  shows: z.record(z.string(), template).optional(),
});
export type ChangeRequest = z.infer<typeof change>;

const probe = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("key"),
      path: urlPath,
      query: fixedQuery.default({}),
      status: z.record(status, outcome).default({ "200": "applied", "404": "refused" }),
    }),
    z.strictObject({ kind: z.literal("record") }),
  ],
  { error: "expected kind: key or record" },
);

/** The `write` part: how the hub's changes are said to this source. */
export const writeSchema = z.strictObject({
  /** how times are written, where other than read */
  time: timeFormat.optional(),
  /** the header that carries the idempotency key; in a body or address it is {key} */
  key: z.strictObject({ header }).optional(),
  /** how the source is told which version the change is meant for; compare: the hub looks before it sends */
  version: z.union([z.strictObject({ header, quoted: z.boolean().default(true) }), z.strictObject({ compare: z.literal(true) })]).optional(),
  /** unit codes of the hub to the source's words, where words.unit does not say which */
  unitWords: z.record(unitCode, word).default({}),
  formWords: z.partialRecord(z.enum([...ORDER_FORMS, ...ANSWER_FORMS]), word).default({}),
  /** how large files a result may bring */
  files: filesSchema.prefault({}),
  answers: answers.default({ status: {} }),
  changes: z.partialRecord(z.enum(CHANGE_KINDS), change),
  probe: probe.optional(),
});
export type WriteConfig = z.infer<typeof writeSchema>;

interface Fault {
  path: string[];
  message: string;
}

/** What in a `write` part does not fit the rest of the manifest. */
export function writeFaults({ write, one, record, words }: { write: WriteConfig; one: unknown } & Pick<RowConfig, "record" | "words">): Fault[] {
  const faults: Fault[] = [];
  const changes = Object.entries(write.changes) as [ChangeKind, ChangeRequest][];
  for (const [kind, request] of changes) {
    const used = placeholdersIn([request.path, request.query, request.body ?? null, request.shows ?? null]);
    for (const name of used.filter((placeholder) => !PLACEHOLDERS[kind].includes(placeholder)))
      faults.push({ path: ["write", "changes", kind], message: `{${name}} is not among ${PLACEHOLDERS[kind].map((known) => `{${known}}`).join(" ")}` });
    if (write.probe?.kind === "record" && request.shows === undefined)
      faults.push({ path: ["write", "changes", kind, "shows"], message: "expected what the record shows once the change happened, since probes go by record" });
  }
  const reads = write.probe?.kind === "record" || (write.version !== undefined && "compare" in write.version);
  if (reads && one === undefined) faults.push({ path: ["one"], message: "expected the request for a single case, by which writing looks at it" });
  if (write.version !== undefined && record.modified === undefined)
    faults.push({ path: ["record", "modified"], message: "expected where a record has its version" });
  const writesUnits = changes.some(([, request]) => placeholdersIn([request.path, request.query, request.body ?? null]).includes("unit"));
  if (writesUnits)
    faults.push(...unitWordFaults(write.unitWords, readUnitWords({ record, words })).map((message) => ({ path: ["write", "unitWords"], message })));
  return faults;
}

/** Whether the source is told which version a change is meant for, and so will not take one for another. */
export function guards({ version }: WriteConfig, { path, query, body }: ChangeRequest): boolean {
  return version !== undefined || placeholdersIn([path, query, body ?? null]).includes("version");
}

/** The words by which the unit in charge is read. */
export function readUnitWords({ record, words }: Pick<RowConfig, "record" | "words">): Readonly<Record<string, string>> {
  return record.lead.words ?? words.unit;
}
