import type { Corruption, Subject, Touched } from "./workbench.fixture.ts";

const NAMED = "select f.id::text, s.code || ' ' || f.reference as name";
const RUNNING = "feedback_case f join source s on s.id = f.source_id join clock k on k.case_id = f.id and k.stopped_at is null and k.stage = 'HANDLE'";

const ofCase =
  (...tables: string[]) =>
  ({ id }: Subject): Touched[] =>
    tables.map((table) => ({ table, where: table === "feedback_case" ? `id = ${id}` : `case_id = ${id}` }));

/** Faults that only a hub of the fuller life can have. */
export const FULLER_CORRUPTIONS: readonly Corruption[] = [
  {
    name: "a pause forgotten",
    subject: `${NAMED} from ${RUNNING} where f.open and k.due_at = 'infinity' order by f.id limit 1`,
    touched: ofCase("case_state", "clock"),
    plant: ({ id }) => [
      `update clock set due_at = now() - interval '1 day', warn_at = now() - interval '31 hours', soon_at = now() - interval '2 days', remainder = null where case_id = ${id} and stopped_at is null and stage = 'HANDLE'`,
      `update case_state set due_at = now() - interval '1 day', soon_at = now() - interval '2 days' where case_id = ${id} and to_event is null`,
    ],
    counter: "differences",
    group: "deadlines",
  },
  {
    name: "an extension counted twice",
    subject: `${NAMED} from ${RUNNING} where f.open and k.original_due_at is not null and k.due_at <> 'infinity' order by f.id limit 1`,
    touched: ofCase("case_state", "clock"),
    plant: ({ id }) => [
      `update case_state set due_at = due_at + (due_at - original_due_at) where case_id = ${id} and to_event is null`,
      `update clock set due_at = due_at + (due_at - original_due_at) where case_id = ${id} and stopped_at is null and original_due_at is not null`,
    ],
    counter: "differences",
    group: "deadlines",
  },
  {
    name: "a stream counted into the hotline",
    subject: `${NAMED} from feedback_case f join source s on s.id = f.source_id where f.open and f.case_stream = 'ADMIN_REGULATION' order by f.id limit 1`,
    touched: ofCase("case_state", "feedback_case"),
    plant: ({ id }) => [
      `update case_state set case_stream = 'HOTLINE' where case_id = ${id} and to_event is null`,
      `update feedback_case set case_stream = 'HOTLINE' where id = ${id}`,
    ],
    counter: "differences",
    group: "cases",
  },
];
