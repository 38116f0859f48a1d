import { CHANGE_KINDS, CHANNELS, FIELDS, type ChangeKind } from "@dau-moi/schema";
import { z } from "zod";
import { PLACEHOLDERS, placeholdersIn } from "../wire/change/index.ts";
import { patternFault, readTime } from "../wire/index.ts";
import { fieldPath, stageWord, unitCode, wordsOf } from "../wire/draft/index.ts";
import { authSchema } from "../wire/request/index.ts";

const instant = z
  .string("expected an instant with its offset such as 2025-01-01T00:00:00+07:00")
  .refine((text) => readTime(text, "rfc3339", "UTC").ok, "expected an instant with its offset such as 2025-01-01T00:00:00+07:00");

/** What a status (open, closed) means, alone or together with its status_notes. */
const statusWord = z.strictObject({
  /** for requests without notes; with notes: optional also for notes that stand in no list */
  stage: stageWord,
  notes: wordsOf(stageWord).default({}),
});

const time = z
  .string()
  .default("rfc3339")
  .superRefine((pattern, context) => {
    const fault = patternFault(pattern);
    if (fault !== null) context.addIssue({ code: "custom", message: fault });
  });

const word = z.string().trim().min(1, "expected a word");
const fields = z.record(z.string(), z.string("expected text (put numbers in quotes)"));

/**
 * The extension for updates of service requests: by it changes are told. Fields with placeholders such as {note}; update_id, service_request_id and
 * updated_datetime are added.
 */
const updates = z
  .strictObject({
    changes: z.partialRecord(z.enum(CHANGE_KINDS), fields).default({
      COMMENT: { status: "open", description: "{note}" },
      CLOSE: { status: "closed", description: "{reason}" },
      REOPEN: { status: "open", description: "{reason}" },
    }),
    /** field by which a server is told the updated_datetime a change is meant for */
    version: z.string().min(1).optional(),
    unitWords: z.record(unitCode, word).default({}),
  })
  .superRefine(({ changes }, context) => {
    for (const [kind, said] of Object.entries(changes) as [ChangeKind, Record<string, string>][]) {
      const unknown = placeholdersIn(said).filter((name) => !PLACEHOLDERS[kind].includes(name));
      for (const name of unknown)
        context.addIssue({
          code: "custom",
          path: ["changes", kind],
          message: `{${name}} is not among ${PLACEHOLDERS[kind].map((known) => `{${known}}`).join(" ")}`,
        });
    }
  });

/** The `config` part of the manifest of a source of kind "open311" (GeoReport v2). */
export const configSchema = z.strictObject({
  stream: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,39}$/, "expected a short name of small letters")
    .default("cases"),
  /** below the base URL, without the names of the methods */
  path: z
    .string()
    .regex(/^(\/[^?#]*[^?#/])?$/, 'expected a path such as /open311/v2, without a "/" at its end')
    .default(""),
  format: z.enum(["json", "xml"]).default("json"),
  encoding: z.string().min(1).optional(),
  auth: authSchema.default({ kind: "none" }),
  jurisdiction: z.string().min(1).optional(),
  /** "rfc3339", or a pattern of local times for servers that leave the offset out */
  time,
  /** the oldest requested_datetime that is read */
  since: instant,
  /** for an archive: the newest requested_datetime it has */
  until: instant.optional(),
  /** false: the server does not know page and page_size */
  paging: z.boolean().default(true),
  pageSize: z.int().min(1).max(1000).default(200),
  /** most requests the server shows for one question, over all pages */
  rowLimit: z.int().min(2).max(100_000).default(1000),
  /** widest window of requested_datetime in one question; the specification allows 90 days */
  windowDays: z.int().min(1).max(90).default(90),
  /** how far before the newest known request every run starts again */
  overlapHours: z.int().min(1).max(2160).default(48),
  /** how long a request that has only a token is waited for */
  pendingDays: z.int().min(1).max(365).default(14),
  /** ids asked for in one question when open requests are read again */
  repollBatch: z.int().min(1).max(200).default(50),
  /** width of the window of old requests that every run reads again in turn, so that a reopening is seen; 0 for none */
  revisitDays: z.int().min(0).max(90).default(30),
  updates: updates.optional(),
  record: z.strictObject({
    intake: unitCode,
    /** holds a request that names no agency; without it such a request is held back */
    unassigned: unitCode.optional(),
    channel: z
      .union([z.strictObject({ constant: z.enum(CHANNELS) }), z.strictObject({ path: fieldPath })], "expected constant: <channel> or path: <field>")
      .optional(),
    areaCode: fieldPath.optional(),
    repeatOf: fieldPath.optional(),
    /** the id of the case that a merged one went into */
    mergedInto: fieldPath.optional(),
  }),
  words: z.strictObject({
    /** by status: open, closed */
    stage: wordsOf(statusWord),
    /** strict: a request with unknown status_notes is held back */
    notes: z.enum(["strict", "optional"]).default("strict"),
    channel: wordsOf(z.enum(CHANNELS)).default({}),
    /** by service_code or, where the code stands in no list, by service_name */
    field: wordsOf(z.enum(FIELDS)),
    /** by agency_responsible */
    unit: wordsOf(unitCode),
  }),
});
export type Open311Config = z.infer<typeof configSchema>;
