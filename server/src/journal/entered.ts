const isOrWas = (then: string, now: string): string =>
  `(${then} is not distinct from ${now} or exists (select 1 from unit_succession y where y.predecessor_id = ${then} and y.successor_id = ${now}))`;

/**
 * SQL: somebody entered the fact `e` of the journal anew. Nobody entered that the hub moved a case from a unit that ended to its successor at the instant of
 * the succession, nor what was told before, of the same kind and day, with a unit in place of its successor.
 */
export const enteredAnew = (e: string): string => `not (${e}.kind = 'HANDED_OVER' and exists (select 1 from unit_succession y
        where y.predecessor_id = ${e}.from_unit_id and y.successor_id = ${e}.unit_id and y.effective_on::timestamp at time zone 'Asia/Ho_Chi_Minh' = ${e}.happened_at))
      and not ((${e}.unit_id in (select successor_id from unit_succession) or ${e}.from_unit_id in (select successor_id from unit_succession))
        and exists (select 1 from event o where o.case_id = ${e}.case_id and o.seq < ${e}.seq and o.kind = ${e}.kind and o.weight = 1 and o.fact_day = ${e}.fact_day
          and (o.unit_id, o.from_unit_id) is distinct from (${e}.unit_id, ${e}.from_unit_id)
          and ${isOrWas("o.unit_id", `${e}.unit_id`)} and ${isOrWas("o.from_unit_id", `${e}.from_unit_id`)}))`;
