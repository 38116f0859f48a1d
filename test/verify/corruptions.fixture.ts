import { RESULT_CORRUPTIONS } from "./result-corruptions.fixture.ts";
import { copied, type Corruption, type Subject, type Touched } from "./workbench.fixture.ts";

const NAMED = "select f.id::text, s.code || ' ' || f.reference as name";
const CASES = "feedback_case f join source s on s.id = f.source_id";
const OPEN_CASE = `${NAMED} from ${CASES} join clock k on k.case_id = f.id and k.stopped_at is null where f.open and s.code = 'tinh' and k.stage = 'HANDLE' and k.due_at <= now() order by k.due_at desc, f.id limit 1`;
/** An open one that nobody reported again, of a field that is everybody's: days alone decide its class. */
const YOUNG_CASE = `${NAMED} from ${CASES} where f.open and f.stage in ('ASSIGNED', 'IN_PROGRESS') and f.field in ('ENVIRONMENT', 'LAND', 'URBAN_INFRASTRUCTURE')
  and f.received_at > now() - interval '300 days' and not case_repeated(f.id, 9000000000000000) order by f.id limit 1`;
const HANDED_CASE = `${NAMED}, max(k.ordinal)::text as last from ${CASES} join custody k on k.case_id = f.id
  where f.open and s.code = 'tinh' group by f.id, s.code having max(k.ordinal) > 0 and min(k.from_at) < max(k.from_at) order by f.id limit 1`;
const CLOSED_CASE = `${NAMED} from ${CASES} where not f.open and s.code = 'songlam' order by f.id limit 1`;
const UNIT_DAY =
  "select d.unit_id::text as id, u.code || ' on ' || d.day::text as name, d.day::text from unit_day d join unit u on u.id = d.unit_id where d.closed > 0 order by d.day desc, 1 limit 1";

const ofCase =
  (...tables: string[]) =>
  ({ id }: Subject): Touched[] =>
    tables.map((table) => ({ table, where: table === "feedback_case" ? `id = ${id}` : `case_id = ${id}` }));
const JOURNAL: Touched[] = [
  { table: "event", where: "true" },
  { table: "journal_head", where: "true" },
];
/** Where the journal has grown, the tick has seen it. */
const TICK: Touched = { table: "tick", where: "true" };
const DAYS: Touched = { table: "unit_day", where: "true" };

/** An event's columns but its number. */
const EVENT = "province, kind, case_stream, case_id, unit_id, from_unit_id, fact_day, weight, happened_at, learned_at, quiet, source_id, batch_id";

/** Appends a copy of a case's event, as the trigger of the table sees any other event. */
const appendedAgain = (id: string, kind: string): string[] => [
  "set session_replication_role = origin",
  "update journal_head set last = last + 1",
  `insert into event (seq, ${EVENT}) select (select last from journal_head), ${EVENT}
   from event where case_id = ${id} and kind = '${kind}' and weight = 1 order by seq limit 1`,
  "set session_replication_role = replica",
];

const OTHER_UNIT = "(select other.id from unit other where other.code in ('SYT', 'SNV') and other.id <> unit_id order by 1 limit 1)";

export const CORRUPTIONS: readonly Corruption[] = [
  {
    name: "a moved due date, in the state and on the clock",
    subject: OPEN_CASE,
    touched: ofCase("case_state", "clock"),
    plant: ({ id }) => [
      `update case_state set due_at = due_at + interval '90 days' where case_id = ${id} and to_event is null`,
      `update clock set due_at = due_at + interval '90 days' where case_id = ${id} and stopped_at is null`,
    ],
    counter: "differences",
    group: "deadlines",
  },
  {
    name: "a moved due date, on the clock alone",
    subject: OPEN_CASE,
    touched: ofCase("clock"),
    plant: ({ id }) => [`update clock set due_at = due_at - interval '1 day' where case_id = ${id} and stopped_at is null`],
    counter: "differences",
    group: "deadlines",
  },
  {
    name: "an open case made so old that it is called stale",
    subject: YOUNG_CASE,
    touched: ofCase("case_state"),
    plant: ({ id }) => [`update case_state set received_day = received_day - 1000 where case_id = ${id} and to_event is null`],
    counter: "differences",
    group: "backlog",
  },
  {
    name: "a case without its state",
    subject: OPEN_CASE,
    touched: ofCase("case_state"),
    plant: ({ id }) => [`delete from case_state where case_id = ${id}`],
    counter: "lost",
    group: "cases",
  },
  {
    name: "a deleted case, with all that hangs on it",
    subject: OPEN_CASE,
    touched: ofCase("feedback_case", "assignment", "custody", "cooperation", "clock", "case_state"),
    plant: ({ id }) =>
      ["assignment", "custody", "cooperation", "clock", "case_state"]
        .map((table) => `delete from ${table} where case_id = ${id}`)
        .concat(`delete from feedback_case where id = ${id}`),
    counter: "lost",
    group: "cases",
  },
  {
    name: "a doubled receipt",
    subject: OPEN_CASE,
    touched: () => [...JOURNAL, TICK, DAYS],
    plant: ({ id }) => appendedAgain(id, "RECEIVED"),
    counter: "doubled",
    group: "journal",
    outlivesUndo: true,
  },
  {
    name: "a wrong rollup",
    subject: UNIT_DAY,
    touched: () => [DAYS],
    plant: ({ id, day }) => [`update unit_day set closed = closed + 1 where unit_id = ${id} and day = '${day}'`],
    counter: "differences",
    group: "rollup",
  },
  {
    name: "an open case charged to another unit",
    subject: OPEN_CASE,
    touched: ofCase("case_state", "feedback_case"),
    plant: ({ id }) => [
      `update case_state set unit_id = ${OTHER_UNIT} where case_id = ${id} and to_event is null`,
      `update feedback_case set unit_id = ${OTHER_UNIT} where id = ${id}`,
    ],
    counter: "differences",
    group: "cases",
  },
  {
    name: "a closed case charged to another unit, in the state alone",
    subject: CLOSED_CASE,
    touched: ofCase("case_state"),
    plant: ({ id }) => [`update case_state set unit_id = ${OTHER_UNIT} where case_id = ${id} and to_event is null`],
    counter: "differences",
    group: "cases",
  },
  {
    name: "a lost hand-over",
    subject: HANDED_CASE,
    touched: ofCase("custody"),
    plant: ({ id, last }) => [
      `delete from custody where case_id = ${id} and ordinal = ${last}`,
      `update custody set to_at = null where case_id = ${id} and ordinal = ${last} - 1`,
    ],
    counter: "differences",
    group: "custody",
  },
  {
    name: "a hand-over the journal does not tell",
    subject: HANDED_CASE,
    touched: () => JOURNAL,
    plant: ({ id }) => [
      `update event set kind = 'UPDATED', fact_day = null where seq = (select max(seq) from event where case_id = ${id} and kind = 'HANDED_OVER')`,
    ],
    counter: "lost",
    group: "journal",
  },
  {
    name: "a changed stage",
    subject: OPEN_CASE,
    touched: ofCase("case_state", "feedback_case"),
    plant: ({ id }) => [
      `update case_state set stage = 'ANSWERED' where case_id = ${id} and to_event is null`,
      `update feedback_case set stage = 'ANSWERED' where id = ${id}`,
    ],
    counter: "differences",
    group: "cases",
  },
  {
    name: "a gap in the journal",
    subject: "select seq::text as id, 'event ' || seq as name from event where seq = (select max(seq) / 2 from event)",
    touched: () => JOURNAL,
    plant: ({ id }) => [`delete from event where seq = ${id}`],
    counter: "lost",
    group: "journal",
  },
  {
    name: "a journal head that is ahead",
    subject: "select '0' as id, 'journal_head' as name",
    touched: () => [...JOURNAL, TICK],
    plant: () => ["update journal_head set last = last + 1"],
    counter: "differences",
    group: "journal",
    outlivesUndo: true,
  },
  {
    name: "a doubled case",
    subject: OPEN_CASE,
    touched: () => [
      { table: "feedback_case", where: "stream = 'again'" },
      { table: "case_state", where: "case_id = -1" },
    ],
    plant: ({ id }) => [
      copied("feedback_case", `id = ${id}`, { id: "-1", stream: "'again'" }),
      copied("case_state", `case_id = ${id} and to_event is null`, { case_id: "-1" }),
    ],
    counter: "doubled",
    group: "cases",
  },
  {
    name: "a case nobody sent",
    subject: OPEN_CASE,
    touched: () => [
      { table: "feedback_case", where: "source_case_id = 'nobody'" },
      { table: "case_state", where: "case_id = -1" },
    ],
    plant: ({ id }) => [
      copied("feedback_case", `id = ${id}`, { id: "-1", source_case_id: "'nobody'" }),
      copied("case_state", `case_id = ${id} and to_event is null`, { case_id: "-1" }),
    ],
    counter: "doubled",
    group: "cases",
  },
  {
    name: "an inbox that has forgotten the newest version",
    subject: `${NAMED} from ${CASES} where s.code = 'sxd' order by f.id limit 1`,
    touched: ({ id }) => [{ table: "source_record", where: `case_id = ${id}` }],
    plant: ({ id }) => [`update source_record set version = '01/01/2020 00:00' where case_id = ${id}`],
    counter: "lost",
    group: "inbox",
  },
  {
    name: "lateness that came with the case, forgotten",
    subject: `${NAMED} from ${CASES} join case_state c on c.case_id = f.id and c.to_event is null where c.inherited_late and s.code in ('tinh', 'songlam') order by f.id limit 1`,
    touched: ofCase("case_state"),
    plant: ({ id }) => [`update case_state set inherited_late = false where case_id = ${id} and to_event is null`],
    counter: "differences",
    group: "custody",
  },
  ...RESULT_CORRUPTIONS,
];
