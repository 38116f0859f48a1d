import type { Corruption, Subject, Touched } from "./workbench.fixture.ts";

const DAY = `select d.id::text, s.code || ' ' || d.number as name from hotline_day d join source s on s.id = d.source_id where d.to_event is null and d.missed > 0 order by d.day desc, d.id limit 1`;
const OUTAGE = `select o.id::text, s.code || ' ' || o.number as name from hotline_outage o join source s on s.id = o.source_id
  where o.to_event is null and o.until_at > o.from_at and o.until_at < now() order by o.from_at desc, o.id limit 1`;

const row =
  (table: string) =>
  ({ id }: Subject): Touched[] => [{ table, where: `id = ${id}` }];

/** Faults in how hotlines work. */
export const HOTLINE_CORRUPTIONS: readonly Corruption[] = [
  {
    name: "a missed call that nobody missed",
    subject: DAY,
    touched: row("hotline_day"),
    plant: ({ id }) => [`update hotline_day set missed = missed - 1 where id = ${id}`],
    counter: "differences",
    group: "hotline",
  },
  {
    name: "a day of calls forgotten",
    subject: DAY,
    touched: row("hotline_day"),
    plant: ({ id }) => [`delete from hotline_day where id = ${id}`],
    counter: "differences",
    group: "hotline",
  },
  {
    name: "a wait made shorter",
    subject: DAY.replace("d.missed > 0", "d.wait_seconds > 0"),
    touched: row("hotline_day"),
    plant: ({ id }) => [`update hotline_day set wait_seconds = wait_seconds - 1 where id = ${id}`],
    counter: "differences",
    group: "hotline",
  },
  {
    name: "an outage forgotten",
    subject: OUTAGE,
    touched: row("hotline_outage"),
    plant: ({ id }) => [`delete from hotline_outage where id = ${id}`],
    counter: "differences",
    group: "hotline",
  },
  {
    name: "an outage made longer",
    subject: OUTAGE,
    touched: row("hotline_outage"),
    plant: ({ id }) => [`update hotline_outage set until_at = until_at + interval '1 second' where id = ${id}`],
    counter: "differences",
    group: "hotline",
  },
];
