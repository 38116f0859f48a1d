import type { Tx } from "../../platform/database.ts";
import type { Card } from "../indicator/cards.ts";
import type { PeriodKind } from "../../tally/index.ts";
import { isOfficial } from "../period/period.queries.ts";

/** A period of a span, sealed or not. */
export interface SpanPeriod {
  id: number;
  from: string;
  to: string;
  sealNumber: number | null;
  sealHash: string | null;
  silent: number;
  /** appeals that waited when it was sealed */
  waiting: number;
  /** code of the indicator whose cases decide whether there are enough */
  main: string;
}

/** The periods of a scheme's code and a kind that lie in a span, sealed or still to be sealed, oldest first; trials of a proposal are none. */
export async function periodsIn(tx: Tx, { scheme, kind, from, to }: { scheme: string; kind: PeriodKind; from: string; to: string }): Promise<SpanPeriod[]> {
  return tx.rows<SpanPeriod>(
    `/* periodsIn */ ${PERIODS} where c.code = $1 and p.kind = $2 and p.from_day >= $3::date and p.to_day <= $4::date and not p.called_off and (s.period_id is not null or ${isOfficial("p")}) order by p.from_day, p.id limit 400`,
    [scheme, kind, from, to],
  );
}

const PERIODS = `select p.id, p.from_day as "from", p.to_day as "to", s.number as "sealNumber", s.hash as "sealHash", coalesce(cardinality(s.silent), 0) as silent,
  coalesce(s.appeals_waiting, 0) as waiting,  c.content->'smallNumbers'->>'main' as main
  from score_period p join scoring_scheme c on c.id = p.scheme_id left join score_seal s on s.period_id = p.id`;

/** These periods, oldest first. */
export async function periodsByIds(tx: Tx, ids: readonly number[]): Promise<SpanPeriod[]> {
  return tx.rows<SpanPeriod>(`/* periodsByIds */ ${PERIODS} where p.id = any($1::bigint[]) order by p.from_day, p.id limit 400`, [ids]);
}

/** A unit's card of a period as it was sealed, with what was ruled before, and what its total was set to since. */
export interface SealedCard {
  periodId: number;
  unitId: number;
  scored: boolean;
  body: string;
  adjusted: string | null;
}

/** Cards of these periods, of these units or of all that were scored in one of them. */
export async function sealedCards(tx: Tx, periodIds: readonly number[], unitIds: readonly number[] | null): Promise<SealedCard[]> {
  return tx.rows<SealedCard>(
    `/* sealedCards */ select c.period_id as "periodId", c.unit_id as "unitId", u.scored, c.body,
       (select a.after from score_adjustment a where a.period_id = c.period_id and a.unit_id = c.unit_id order by a.id desc limit 1) as adjusted
     from score_card_held c join score_unit u on u.period_id = c.period_id and u.unit_id = c.unit_id join score_period p on p.id = c.period_id
     where c.period_id = any($1::bigint[]) and ($2::int[] is null or c.unit_id = any($2)) order by p.from_day, p.id, c.unit_id limit 1000000`,
    [periodIds, unitIds],
  );
}

/** A card's text as what it says. */
export const cardOf = ({ body }: SealedCard): Card => JSON.parse(body) as Card;
