import type { Corruption, Subject, Touched } from "./workbench.fixture.ts";

const NAMED = "select f.id::text, s.code || ' ' || f.reference as name from feedback_case f join source s on s.id = f.source_id";
const STATE = `${NAMED} join case_state c on c.case_id = f.id and c.to_event is null`;
const HANDLED_CASE = `${STATE} where c.handled_late = false and s.code = 'tinh' order by f.id limit 1`;
const ANSWERED_CASE = `${STATE} where c.answered_at is not null and s.code = 'tinh' order by f.id limit 1`;
const OTHER_UNIT = "(select id from unit where code = 'SNV')";
/** Of a department whose rows do not tell who had it before. */
const NO_HANDS = `${STATE} where c.handled_at is not null and s.code not in ('tinh', 'songlam', 'stp', 'eoffice', 'syt') order by f.id limit 1`;
const SEVERAL = `${NAMED} where f.cooperating <> '{}' order by f.id limit 1`;

const state = ({ id }: Subject): Touched[] => [{ table: "case_state", where: `case_id = ${id}` }];
const journal = ({ id }: Subject): Touched[] => [{ table: "event", where: `case_id = ${id}` }];

/** Of what cases came to, and who works on them together. */
export const RESULT_CORRUPTIONS: readonly Corruption[] = [
  {
    name: "a result in time that the state says was late",
    subject: HANDLED_CASE,
    touched: state,
    plant: ({ id }) => [`update case_state set handled_late = true where case_id = ${id}`],
    counter: "differences",
    group: "results",
  },
  {
    name: "a result in time that the journal tells as late",
    subject: HANDLED_CASE,
    touched: journal,
    plant: ({ id }) => [`update event set kind = 'HANDLED_LATE' where case_id = ${id} and kind = 'HANDLED_ON_TIME'`],
    counter: "differences",
    group: "results",
  },
  {
    name: "a result that the journal tells of another unit",
    subject: HANDLED_CASE,
    touched: journal,
    plant: ({ id }) => [`update event set unit_id = ${OTHER_UNIT} where case_id = ${id} and kind = 'HANDLED_ON_TIME'`],
    counter: "differences",
    group: "results",
  },
  {
    name: "a handling that ended an hour earlier, where no hands are told",
    subject: NO_HANDS,
    touched: state,
    plant: ({ id }) => [`update case_state set handled_at = handled_at - interval '1 hour' where case_id = ${id}`],
    counter: "differences",
    group: "results",
  },
  {
    name: "an answer in other hands",
    subject: ANSWERED_CASE,
    touched: state,
    plant: ({ id }) => [`update case_state set answered_unit_id = ${OTHER_UNIT} where case_id = ${id}`],
    counter: "differences",
    group: "results",
  },
  {
    name: "an answer that the journal does not tell",
    subject: ANSWERED_CASE,
    touched: journal,
    plant: ({ id }) => [`update event set kind = 'UPDATED', fact_day = null where case_id = ${id} and kind = 'ANSWERED'`],
    counter: "differences",
    group: "results",
  },
  {
    name: "one of several agencies, forgotten over time",
    subject: SEVERAL,
    touched: ({ id }) => [{ table: "cooperation", where: `case_id = ${id}` }],
    plant: ({ id }) => [`update cooperation set unit_ids = unit_ids[2:] where case_id = ${id}`],
    counter: "differences",
    group: "cases",
  },
];
