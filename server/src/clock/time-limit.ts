import type { ClockStage, Field } from "@dau-moi/schema";
import { limitOf } from "../calendar/index.ts";
import type { Limit } from "../calendar/index.ts";
import type { Tx } from "../platform/database.ts";

/** A dated limit with its legal basis; the most specific one in force on the day a stage begins holds for it. */
export interface TimeLimit {
  id: number;
  stage: ClockStage;
  /** null: any field */
  field: Field | null;
  /** null: any number of agencies */
  severalAgencies: boolean | null;
  limit: Limit;
  ruleName: string;
  legalBasis: string;
  /** true: assumed by the sample, no regulation states it */
  assumed: boolean;
  validFrom: string;
  validTo: string | null;
}

/** No limit is in force for the stage on that day. */
export class NoLimit extends Error {}

/** @throws {NoLimit} */
export function limitFor(limits: readonly TimeLimit[], on: { stage: ClockStage; field: Field; severalAgencies: boolean; day: string }): TimeLimit {
  let best: TimeLimit | undefined;
  for (const limit of limits) {
    const holds =
      limit.stage === on.stage &&
      (limit.field === null || limit.field === on.field) &&
      (limit.severalAgencies === null || limit.severalAgencies === on.severalAgencies) &&
      limit.validFrom <= on.day &&
      (limit.validTo === null || on.day < limit.validTo);
    if (holds && (best === undefined || weight(limit) > weight(best))) best = limit;
  }
  if (best === undefined) throw new NoLimit(`no ${on.stage} limit is in force on ${on.day} for ${on.field}`);
  return best;
}

function weight(limit: TimeLimit): number {
  return (limit.field === null ? 0 : 2) + (limit.severalAgencies === null ? 0 : 1);
}

type LimitRow = Omit<TimeLimit, "limit"> & { limitText: string };

export async function timeLimits(tx: Tx): Promise<TimeLimit[]> {
  const rows = await tx.rows<LimitRow>(
    `/* timeLimits */ select id, clock_stage as stage, field, several_agencies as "severalAgencies", limit_text as "limitText", rule_name as "ruleName",
       legal_basis as "legalBasis", assumed, valid_from as "validFrom", valid_to as "validTo" from time_limit order by id limit 10000`,
  );
  return rows.map(({ limitText, ...row }) => {
    const limit = limitOf(limitText);
    if ("message" in limit) throw new Error(`time limit ${row.id}: ${limit.message}`);
    return { ...row, limit };
  });
}
