import { asking } from "../../access/index.ts";
import type { Doing } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import { localDay } from "../../platform/local-time.ts";
import type { ScoreContext } from "../context.ts";
import type { AppealedLine } from "./appeal.queries.ts";
import type { Askers, Person } from "./cause.ts";

/** $1: the day */
const PEOPLE = `select a.username, a.id as "accountId", a.officer_id as "officerId",
    coalesce(jsonb_agg(jsonb_build_object('role', p.role, 'unitId', p.unit_id)) filter (where p.id is not null), '[]') as posts
  from account a left join account_post p on p.account_id = a.id and p.valid_from <= $1::date and (p.valid_to is null or p.valid_to > $1::date)`;

export async function peopleNamed(tx: Tx, usernames: readonly string[], day: string): Promise<Person[]> {
  return tx.rows<Person>(`/* peopleNamed */ ${PEOPLE} where a.username = any($2::text[]) group by a.id limit 1000`, [day, usernames]);
}

/** Who has a post of some roles in a unit and may sign in; who stands in for them is not counted. */
export async function holdersOf(tx: Tx, { roles, unitId }: { roles: readonly string[]; unitId: number }, day: string): Promise<Person[]> {
  return tx.rows<Person>(
    `/* holdersOf */ ${PEOPLE} where a.disabled_at is null and exists (select 1 from account_post h where h.account_id = a.id and h.role = any($2::text[]) and h.unit_id = $3
       and h.valid_from <= $1::date and (h.valid_to is null or h.valid_to > $1::date)) group by a.id limit 1000`,
    [day, roles, unitId],
  );
}

/** Acts with who did them and in whose name. */
const DOERS = `join account b on b.id = k.by_account_id left join account l on l.username = k.on_behalf_of`;
const ANSWERS = "('GRANT', 'GRANT_IN_PART', 'REFUSE')";

/** Who asked some appeals, and who decided earlier ones about the same line, by the appeals' numbers. */
export async function askersOf(tx: Tx, appealIds: readonly number[]): Promise<Map<number, Askers>> {
  const rows = await tx.rows<Askers & { appealId: number }>(
    `/* askersOf */ select a.id as "appealId", array_remove(array_agg(k.by_account_id) || array_agg(l.id), null) as "accountIds",
       array_remove(array_agg(b.officer_id) || array_agg(l.officer_id) || a.officer_id, null) as "officerIds"
     from score_appeal a join lateral (select a.id union all select p.id from score_appeal p
         where p.period_id = a.period_id and p.indicator = a.indicator and p.unit_id = a.unit_id and p.ordinal = a.ordinal and p.id < a.id) e on true
       join score_appeal_act k on k.appeal_id = e.id and (e.id = a.id and k.act = 'ASK' or e.id <> a.id and k.act in ${ANSWERS}) ${DOERS}
     where a.id = any($1::bigint[]) group by a.id limit 100000`,
    [appealIds],
  );
  return new Map(rows.map(({ appealId, ...askers }) => [appealId, askers]));
}

/** Who decided about a line so far, and in whose name. */
export async function decidersOf(tx: Tx, { periodId, indicator, unitId, ordinal }: AppealedLine): Promise<Askers> {
  return tx.one<Askers>(
    `/* decidersOf */ select coalesce(array_remove(array_agg(k.by_account_id) || array_agg(l.id), null), '{}') as "accountIds",
       coalesce(array_remove(array_agg(b.officer_id) || array_agg(l.officer_id), null), '{}') as "officerIds"
     from score_appeal a join score_appeal_act k on k.appeal_id = a.id and k.act in ${ANSWERS} ${DOERS}
     where a.period_id = $1 and a.indicator = $2 and a.unit_id = $3 and a.ordinal = $4`,
    [periodId, indicator, unitId, ordinal],
  );
}

/** Who is just asking one. */
export async function askersHere(tx: Tx, { onBehalfOf, at }: Doing, context: Pick<ScoreContext, "viewer">): Promise<Askers> {
  const people = await peopleNamed(tx, [asking(context).username, ...(onBehalfOf === null ? [] : [onBehalfOf])], localDay(at));
  return { accountIds: people.map(({ accountId }) => accountId), officerIds: people.flatMap(({ officerId }) => officerId ?? []) };
}
