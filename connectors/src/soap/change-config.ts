import { ANSWER_FORMS, CHANGE_KINDS, ORDER_FORMS, type ChangeKind } from "@dau-moi/schema";
import { z } from "zod";
import type { Json } from "../connector.ts";
import type { RowConfig } from "../wire/case-row/index.ts";
import { filesSchema, PLACEHOLDERS, placeholdersIn, unitWordFaults } from "../wire/change/index.ts";
import { fieldPath, unitCode, wordsOf } from "../wire/draft/index.ts";
import { patternFault } from "../wire/index.ts";
import { operationName, parameters } from "./parameters.ts";

const outcome = z.enum(["applied", "already_applied", "conflict", "refused", "unknown"]);
const words = wordsOf(outcome);
const word = z.string().trim().min(1, "expected a word");

/** How an answer that is no fault is read. */
const answers = z.strictObject({
  /** where the answer tells by a word or code whether it was done; one that is not listed tells nothing */
  word: z.strictObject({ path: fieldPath, words }).optional(),
  /** where the answer gives the record's version after the change */
  version: fieldPath.optional(),
  /** where a refusal says why */
  reason: fieldPath.optional(),
  /** what of the answer is kept as receipt, e.g. a number */
  receipt: fieldPath.optional(),
});
export type Answers = z.infer<typeof answers>;

const change = z.strictObject({
  operation: operationName,
  /** a template with placeholders such as {note}; one that is {note?} alone is left out when the change has none */
  parameters,
  /** what the record shows once the change happened; for probes by record */
  shows: z.record(z.string(), z.json()).optional(),
});
export type ChangeOperation = z.infer<typeof change>;

const probe = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("key"),
      operation: operationName,
      parameters,
      /** where the answer tells what became of the key; an empty or missing value, and a fault that means missing, tell that it is not known */
      path: fieldPath,
      /** left out: any value tells that it was done */
      words: words.optional(),
    }),
    z.strictObject({ kind: z.literal("record") }),
  ],
  { error: "expected kind: key or record" },
);

/** The `write` part: how the hub's changes are said to this source. */
export const writeSchema = z.strictObject({
  /** how times are written, where other than read */
  time: z
    .string()
    .superRefine((pattern, context) => {
      const fault = patternFault(pattern);
      if (fault !== null) context.addIssue({ code: "custom", message: fault });
    })
    .optional(),
  /** compare: the hub looks at the record before it sends; for sources whose operations take no {version} */
  version: z.strictObject({ compare: z.literal(true) }).optional(),
  /** unit codes of the hub to the source's words, where words.unit does not say which */
  unitWords: z.record(unitCode, word).default({}),
  formWords: z.partialRecord(z.enum([...ORDER_FORMS, ...ANSWER_FORMS]), word).default({}),
  /** how large files a result may bring */
  files: filesSchema.prefault({}),
  answers: answers.default({}),
  changes: z.partialRecord(z.enum(CHANGE_KINDS), change),
  probe: probe.optional(),
});
export type WriteConfig = z.infer<typeof writeSchema>;

interface Fault {
  path: string[];
  message: string;
}

/** Placeholders of a template that nothing fills. */
export function placeholderFaults(path: string[], template: Json | undefined, known: readonly string[]): Fault[] {
  const strange = placeholdersIn(template).filter((name) => !known.includes(name));
  return [...new Set(strange)].map((name) => ({ path, message: `{${name}} is not among ${known.map((one) => `{${one}}`).join(" ")}` }));
}

/** What in a `write` part does not fit the rest of the manifest. */
export function writeFaults({ write, one, record, words: read }: { write: WriteConfig; one: unknown } & Pick<RowConfig, "record" | "words">): Fault[] {
  const faults: Fault[] = [];
  const changes = Object.entries(write.changes) as [ChangeKind, ChangeOperation][];
  for (const [kind, { parameters: sent, shows }] of changes) {
    faults.push(...placeholderFaults(["write", "changes", kind], { sent, shows: shows ?? null }, PLACEHOLDERS[kind]));
    if (write.probe?.kind === "record" && shows === undefined)
      faults.push({ path: ["write", "changes", kind, "shows"], message: "expected what the record shows once the change happened, since probes go by record" });
  }
  if (write.probe?.kind === "key") faults.push(...placeholderFaults(["write", "probe", "parameters"], write.probe.parameters, ["id", "key", "version"]));
  if ((write.probe?.kind === "record" || write.version !== undefined) && one === undefined)
    faults.push({ path: ["one"], message: "expected the request for a single case, by which writing looks at it" });
  const saysVersion = write.version !== undefined || changes.some(([, { parameters: sent }]) => placeholdersIn(sent).includes("version"));
  if (saysVersion && record.modified === undefined) faults.push({ path: ["record", "modified"], message: "expected where a record has its version" });
  const writesUnits = changes.some(([, { parameters: sent }]) => placeholdersIn(sent).includes("unit"));
  const units = writesUnits ? unitWordFaults(write.unitWords, readUnitWords({ record, words: read })) : [];
  return [...faults, ...units.map((message) => ({ path: ["write", "unitWords"], message }))];
}

/** The words by which the unit in charge is read. */
export function readUnitWords({ record, words: read }: Pick<RowConfig, "record" | "words">): Readonly<Record<string, string>> {
  return record.lead.words ?? read.unit;
}

/** How a change sent twice is one. */
export function idempotencyOf(write: WriteConfig | undefined): "key" | "lookup" | "none" {
  const changes = Object.values(write?.changes ?? {});
  if (write === undefined || changes.length === 0) return "none";
  if (changes.every(({ parameters: sent }) => placeholdersIn(sent).includes("key"))) return "key";
  return write.probe === undefined ? "none" : "lookup";
}
