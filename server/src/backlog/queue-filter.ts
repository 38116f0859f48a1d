import { z } from "zod";
import { FieldEnum } from "../case/index.ts";
import { BacklogClassEnum, SeverityEnum } from "../tally/index.ts";
import type { CaseFilter } from "../tally/index.ts";

const FILTER = z.strictObject({
  open: z.literal(true),
  unit: z.string().max(40).optional(),
  severity: z.array(z.enum(SeverityEnum)).max(6).optional(),
  backlogClass: z.array(z.enum(BacklogClassEnum)).max(4).optional(),
  ageBand: z.int().min(0).max(9).optional(),
  field: z.array(z.enum(FieldEnum)).max(20).optional(),
  text: z.string().max(200).optional(),
});

/** What the queue's address can say, and nothing else: of open cases only. @returns null for what is no filter of the queue */
export function queueFilterOf(told: unknown): CaseFilter | null {
  if (typeof told !== "object" || told === null) return null;
  const asked = FILTER.safeParse(Object.fromEntries(Object.entries(told).filter(([, value]) => value != null)));
  return asked.success ? (asked.data as CaseFilter) : null;
}

/** What a queue can show beside reference and title, in the order that nobody chose yet. */
export const QUEUE_COLUMNS = ["TIME", "CLASS", "UNIT", "FIELD", "STAGE", "RECEIVED", "CHANNEL", "PLACE"] as const;
export type QueueColumn = (typeof QUEUE_COLUMNS)[number];

/** @returns null: a word that is no column, or one twice */
export function queueColumnsOf(told: readonly string[]): QueueColumn[] | null {
  const columns = told.flatMap((word) => QUEUE_COLUMNS.find((one) => one === word) ?? []);
  return columns.length === told.length && new Set(columns).size === columns.length ? columns : null;
}
