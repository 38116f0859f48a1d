import type { Channel, Field, Stage } from "@dau-moi/schema";
import type { Act, Outside } from "./outside/asked-act.ts";
import type { CourseKind, CourseStep, Fuller, Stream } from "./course-step.ts";
import type { Caller, Topic } from "./text/index.ts";

/** Records that no honest system should write, and every real one does. */
export const POISONS = [
  "nul",
  "year9999",
  "huge",
  "no_id",
  "bad_date",
  "unknown_status",
  "unknown_field",
  "unknown_unit",
  "unknown_channel",
  "lone_surrogate",
  "same_id_twice",
] as const;
export type PoisonKind = (typeof POISONS)[number];

export type { CourseStep } from "./course-step.ts";

/** A step as the row tells it. What follows `unit` is there only where the step has it. */
export type ToldStep = {
  at: string;
  kind: Exclude<CourseKind, "URGED">;
  unit: string | null;
  reason?: string;
  dueDay?: string;
  approver?: string;
  into?: string;
};

/** Whom the dispatcher gives the case to, or gave it to last. */
export type Destination = { lead: string; cooperating: string[]; supervisor: string | null };

/** What is needed to write the row in its dialect and is not in the neutral part. */
export type CaseRecord = {
  /** The modification mark in epoch milliseconds; null where the row has none. */
  mark: number | null;
  course: CourseStep[];
  destined: Destination;
  topic: Topic;
  /** The department's own word for the field, the service code for urban incidents. */
  fieldWord: string;
  channelWord: string | null;
  title: string;
  content: string;
  caller: Caller;
  place: { text: string; wardCode: string | null; lat: number | null; long: number | null } | null;
  outcome: string | null;
  closeReason: string | null;
  /** A note beside the case that is neither result nor reason. */
  remark: string | null;
  /** 1 for a first report, 2 for the first repeat … */
  report: number;
  /** Free text is served decomposed (NFD). */
  decomposed: boolean;
  /** The status the row shows although its dates say more. */
  lagging: Stage | null;
  /** Why the invented case was left lying, for whoever checks the classes; null for fresh or finished ones. */
  backlog: "B1" | "B2" | "B3" | "B4" | null;
  /** Absent where the department lives the plain life, or its product knows nothing of the fuller one. */
  fuller?: Fuller;
  /** Absent where nobody outside ever did anything to the case. */
  outside?: Outside;
};

/** One version of one record, in neutral words. All instants are UTC text with Z unless said otherwise. */
export type LedgerLine = {
  /** 1, 2, 3 … without a gap. */
  n: number;
  /** When the department wrote this version. */
  at: string;
  /** The table's own row number, never served: versions of one record share it. */
  row: number;
  /** Source id as the API gives it; "" for the poison `no_id`. */
  id: string;
  reference: string;
  stage: Stage;
  receivedAt: string;
  intake: string;
  lead: string;
  cooperating: string[];
  field: Field;
  channel: Channel | null;
  urgent: boolean;
  steps: ToldStep[];
  /** The instants of the present cycle: a return clears the first two, a reopening the last three. */
  assignedAt: string | null;
  acceptedAt: string | null;
  resolvedAt: string | null;
  answeredAt: string | null;
  closedAt: string | null;
  repeatOf: string | null;
  /** The modification mark exactly as the API shows it; "" where it shows none. */
  modified: string;
  /** The old ward of a case of the dissolved district. */
  wardCode?: string;
  /** The token an urban incident had before its id. */
  token?: string;
  /** Fuller life only. Which law the case comes under. */
  stream?: Stream;
  /** Fuller life only. Id of the case that this one was merged into, or null. */
  mergedInto?: string | null;
  /** Fuller life only. When it was urged, as far as the product tells. */
  urgedAt?: string[];
  poison?: PoisonKind;
  /** This version was written for somebody outside: his key (null where the product knows none), his act and a fingerprint of its contents. */
  asked?: { key: string | null; act: Act; print: string };
  record: CaseRecord;
};

/** A version before it is entered in the ledger. */
export type CaseVersion = Omit<LedgerLine, "n" | "at">;

/** What stays when the course of a case goes on; the rest is told anew from its record. */
export type CaseFacts = Pick<CaseVersion, "row" | "id" | "reference" | "receivedAt" | "intake" | "field" | "channel" | "urgent" | "repeatOf" | "record"> &
  Partial<Pick<CaseVersion, "wardCode" | "token" | "poison">>;
