/** SQL: what an assignment inside, `a`, must be to hold for the state `s` at an event: neither ended, nor left behind by the case going to another unit. */
export const insideHolds = (event: string): string =>
  `a.case_id = s.case_id and a.unit_id = s.unit_id and a.from_event <= ${event} and (a.to_event is null or a.to_event > ${event})
   and not exists (select 1 from case_state o where o.case_id = a.case_id and o.from_event > a.from_event and o.from_event <= ${event} and o.unit_id <> a.unit_id)`;

/** SQL: a column of the assignment inside that holds for the state `s` at an event; null: there is none. */
export const insideSql = (event: string, column: "division_id" | "username" | "due_at"): string =>
  `(select a.${column} from inside_assignment a where ${insideHolds(event)})`;

/** SQL: the unit that works on the state `s`: the division it was given to inside, or else its holder. */
export const placeSql = (event: string): string => `coalesce(${insideSql(event, "division_id")}, s.unit_id)`;
