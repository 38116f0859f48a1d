import type { CaseStream, Channel, ClockStage, Field, StartEvent, Urgency } from "@dau-moi/schema";
import { limitOf } from "../calendar/index.ts";
import type { Limit } from "../calendar/index.ts";
import type { Tx } from "../platform/database.ts";

/** What a limit may be narrowed to; null: any. */
export interface LimitKeys {
  caseStream: CaseStream | null;
  field: Field | null;
  urgency: Urgency | null;
  severalAgencies: boolean | null;
  channel: Channel | null;
}

/** A dated limit of a regulation with its legal basis; the most specific one in force on the day a stage begins holds for it. */
export interface TimeLimit extends LimitKeys {
  id: number;
  stage: ClockStage;
  limit: Limit;
  /** the recorded event its clock counts from */
  startsFrom: StartEvent;
  ruleName: string;
  legalBasis: string;
  /** true: assumed by the sample, no regulation states it */
  assumed: boolean;
  /** days [from, to) on which it is in force, already cut to its regulation's own */
  validFrom: string;
  validTo: string | null;
  regulationCode: string;
  regulationVersion: string;
}

/** What a stage's limit is asked for: the case, and the local day its clock starts. */
export interface LimitQuestion {
  stage: ClockStage;
  caseStream: CaseStream;
  field: Field;
  channel: Channel | null;
  urgency: Urgency;
  severalAgencies: boolean;
  day: string;
}

/** No limit is in force for the stage on that day. */
export class NoLimit extends Error {}

/**
 * The limit in force. The most specific wins; of two it is the one narrowed to the earlier of: stream, field, urgency, number of agencies, channel.
 * @throws {NoLimit}
 */
export function limitFor(limits: readonly TimeLimit[], on: LimitQuestion): TimeLimit {
  let best: TimeLimit | undefined;
  for (const limit of limits) {
    if (holds(limit, on) && (best === undefined || weightOf(limit) > weightOf(best))) best = limit;
  }
  if (best === undefined) throw new NoLimit(`no ${on.stage} limit is in force on ${on.day} for ${on.caseStream} ${on.field}`);
  return best;
}

/** Whether the regulations in force on a day measure the stage at all; a stage that none measures has no clock. */
export function isMeasured(limits: readonly TimeLimit[], on: Pick<LimitQuestion, "stage" | "caseStream" | "day">): boolean {
  return limits.some((l) => l.stage === on.stage && (l.caseStream === null || l.caseStream === on.caseStream) && inForce(l, on.day));
}

function holds(limit: TimeLimit, on: LimitQuestion): boolean {
  return (
    limit.stage === on.stage &&
    (limit.caseStream === null || limit.caseStream === on.caseStream) &&
    (limit.field === null || limit.field === on.field) &&
    (limit.urgency === null || limit.urgency === on.urgency) &&
    (limit.severalAgencies === null || limit.severalAgencies === on.severalAgencies) &&
    (limit.channel === null || limit.channel === on.channel) &&
    inForce(limit, on.day)
  );
}

function inForce(limit: Pick<TimeLimit, "validFrom" | "validTo">, day: string): boolean {
  return limit.validFrom <= day && (limit.validTo === null || day < limit.validTo);
}

/** The stated order as a number: limits of equal weight are narrowed to the same things. */
export function weightOf(limit: LimitKeys): number {
  const narrowed = [limit.caseStream, limit.field, limit.urgency, limit.severalAgencies, limit.channel];
  return narrowed.reduce<number>((weight, key) => weight * 2 + (key === null ? 0 : 1), 0);
}

type LimitRow = Omit<TimeLimit, "limit"> & { limitText: string };

/** The limits of the regulations adopted for the hub's own leading body, each cut to the days on which its regulation is in force. */
export async function timeLimits(tx: Tx): Promise<TimeLimit[]> {
  const rows = await tx.rows<LimitRow>(
    `/* timeLimits */ select * from (
       select l.id, l.clock_stage as stage, l.case_stream as "caseStream", l.field, l.urgency, l.several_agencies as "severalAgencies", l.channel,
         l.limit_text as "limitText", l.starts_from as "startsFrom", l.rule_name as "ruleName", l.legal_basis as "legalBasis", l.assumed,
         greatest(l.valid_from, r.valid_from) as "validFrom", least(l.valid_to, r.valid_to, r.superseded_from) as "validTo",
         r.code as "regulationCode", r.version as "regulationVersion"
       from time_limit l join regulation r on r.id = l.regulation_id where r.adopted_at is not null
     ) t where "validTo" is null or "validFrom" < "validTo" order by id limit 10000`,
  );
  return rows.map(({ limitText, ...row }) => {
    const limit = limitOf(limitText);
    if ("message" in limit) throw new Error(`time limit ${row.id}: ${limit.message}`);
    return { ...row, limit };
  });
}
