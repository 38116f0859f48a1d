import type { CaseStream, Channel, Field, Stage, StepKind } from "@dau-moi/schema";
import { WORDS } from "./dialect.ts";

/** A case as a test tells it; what it does not say is filled so that a department could have written it. */
export interface CaseSpec {
  id: string;
  /** "2026-03-02" (08:00 there), "2026-03-02 09:30", or an instant with its zone */
  received: string;
  stream: CaseStream;
  stage: Stage;
  lead: string;
  intake: string;
  field: Field;
  channel: Channel;
  urgent: boolean;
  title: string;
  content: string;
  cooperating: string[];
  supervisor: string | null;
  submitter: { name: string | null; phone: string | null; email: string | null; address: string | null };
  confidential: readonly ("name" | "phone" | "content")[];
  place: { text: string | null; ward: string | null };
  /** when it was given to its lead, resolved, answered, closed; by default one hour after the step before */
  assigned: string;
  resolved: string;
  answered: string;
  closed: string;
  /** the whole course instead of the one its stage implies */
  steps: readonly StepSpec[];
  result: string | null;
  closureReason: string | null;
  repeatOf: string | null;
  /** its modification mark; by default the instant it was put there */
  changed: string;
  /** what its row says instead, whatever that is */
  row: Record<string, unknown>;
}
export type StepSpec = { at: string; kind: StepKind; unit?: string; note?: string; terms?: StepTermsSpec };
/** `why` is the regulation's code, `until` a day "2026-03-20" */
export type StepTermsSpec = { why?: keyof typeof WORDS.pause; until?: string; days?: number; by?: string; into?: string };

const HOUR = 3_600_000;

/** @param text as in `CaseSpec.received` @returns milliseconds UTC */
export function instantOf(text: string): number {
  const whole = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text} 08:00` : text;
  const at = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(whole) ? whole : `${whole.replace(" ", "T")}+07:00`);
  if (Number.isNaN(at)) throw new RangeError(`"${text}" is no instant`);
  return at;
}

/** RFC 3339 with milliseconds in the province's zone, as the scripted source writes it. */
export function localText(at: number): string {
  return new Date(at + 7 * HOUR).toISOString().replace("Z", "+07:00");
}

/** The row that the scripted source shows for a case. @param changed its modification mark */
export function rowOf(spec: Partial<CaseSpec> & { id: string }, changed: number): Record<string, unknown> {
  const received = instantOf(spec.received ?? localText(changed));
  const intake = spec.intake ?? "VPUB";
  const stage = spec.stage ?? "ASSIGNED";
  const lead = spec.lead ?? (stage === "RECEIVED" ? intake : "SXD");
  const hidden = new Set(spec.confidential);
  return {
    id: spec.id,
    number: `PA-${spec.id.toUpperCase()}`,
    received: localText(received),
    changed: localText(changed),
    sort: WORDS.stream[spec.stream ?? "HOTLINE"],
    state: WORDS.stage[stage],
    way: WORDS.channel[spec.channel ?? "PHONE"],
    subject: WORDS.field[spec.field ?? "TRANSPORT"],
    urgent: spec.urgent === true ? "gap" : "thuong",
    title: spec.title ?? "Đường hỏng trước trường học",
    text: spec.content ?? "Mặt đường có nhiều ổ gà, xe máy đi lại khó khăn.",
    who: whoOf(spec.submitter),
    hide: { name: hidden.has("name"), phone: hidden.has("phone"), text: hidden.has("content") },
    where: { text: spec.place?.text ?? null, ward: spec.place?.ward ?? null, lat: null, long: null },
    holder: lead,
    with: spec.cooperating ?? [],
    watch: spec.supervisor ?? null,
    desk: intake,
    log: (spec.steps ?? courseOf(stage, received, lead, spec)).map((step) => ({
      at: localText(instantOf(step.at)),
      what: WORDS.step[step.kind],
      unit: step.unit ?? null,
      note: step.note ?? null,
      ...step.terms,
      ...(step.terms?.why === undefined ? {} : { why: WORDS.pause[step.terms.why] }),
    })),
    result: spec.result ?? null,
    reason: spec.closureReason ?? null,
    repeats: spec.repeatOf ?? null,
    ...spec.row,
  };
}

function whoOf(submitter: CaseSpec["submitter"] | undefined): Record<string, string | null> {
  const { name, phone, email, address } = submitter ?? { name: "Trần Văn Mẫu", phone: "0912345678", email: null, address: null };
  return { name, phone, mail: email, address };
}

const COURSE: readonly { kind: StepKind; stage: Stage; at?: "assigned" | "resolved" | "answered" | "closed" }[] = [
  { kind: "RECEIVED", stage: "RECEIVED" },
  { kind: "ASSIGNED", stage: "ASSIGNED", at: "assigned" },
  { kind: "ACCEPTED", stage: "IN_PROGRESS" },
  { kind: "RESOLVED", stage: "RESOLVED", at: "resolved" },
  { kind: "ANSWERED", stage: "ANSWERED", at: "answered" },
  { kind: "CLOSED", stage: "CLOSED", at: "closed" },
];

/** The straight way to a stage, one hour a step where the test names no instant. */
function courseOf(stage: Stage, received: number, lead: string, spec: Partial<CaseSpec>): StepSpec[] {
  if (stage === "DECLINED" || stage === "REDIRECTED") {
    return [
      { at: localText(received), kind: "RECEIVED" },
      { at: localText(received + HOUR), kind: stage },
    ];
  }
  const last = COURSE.findIndex((step) => step.stage === stage);
  let at = received - HOUR;
  return COURSE.slice(0, last + 1).map(({ kind, at: named }) => {
    const told = named === undefined ? undefined : spec[named];
    at = told === undefined ? at + HOUR : instantOf(told);
    return { at: localText(at), kind, ...(kind === "ASSIGNED" ? { unit: lead } : {}) };
  });
}
