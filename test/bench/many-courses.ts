import pg from "pg";
import { ANCHOR } from "./records.ts";

/** Cases that were brought to an end long ago and not, with everything that is counted of them: custody, clocks, steps, intervals and the journal. */
export interface Courses {
  units: number;
  cases: number;
  /** one of so many was never brought to an end */
  openEvery: number;
}

const AT_ONCE = 100_000;
/** All of them come in over this many days up to the anchor. */
const DAYS = 540;

/** One case: drawn by hashes of its number, so that every run has the same. Times in seconds after its receipt. */
const DRAWN = `
  select n, n as id, u.ids[1 + abs(hashint8(n)::bigint) % $3] as unit_id, s.id as source_id, top.id as intake_id, l.id as limit_id, w.version as calendar,
    at, at + interval '1 hour' as assigned_at, at + (2 + n % 30) * interval '1 hour' as accepted_at,
    case when n % $6 > 0 then at + (40 + abs(hashint8(n + 7)::bigint) % 300) * interval '1 hour' end as ended_at,
    at + make_interval(days => 10) as due_at
  from (select n, $4::timestamptz - make_interval(secs => n * (${DAYS} * 86400.0 / $5)) as at from generate_series($1::bigint + 1, $2::bigint) n) d,
    (select array_agg(id order by id) as ids from unit where code like 'DV-%') u, (select id from source where code = 'tinh') s, (select id from unit where code = 'VPUB') top,
    (select min(id) as id from time_limit) l, (select version from work_calendar limit 1) w`;
/** What has not happened by the anchor has not happened. */
const TOLD = `drawn as (${DRAWN}), told as (select d.*, case when d.ended_at < $4::timestamptz then d.ended_at end as closed_at from drawn d)`;

const STEPS = `jsonb_build_array(jsonb_build_object('kind', 'RECEIVED', 'at', at), jsonb_build_object('kind', 'ASSIGNED', 'at', assigned_at), jsonb_build_object('kind', 'ACCEPTED', 'at', accepted_at))
  || case when closed_at is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object('kind', 'RESOLVED', 'at', closed_at), jsonb_build_object('kind', 'ANSWERED', 'at', closed_at), jsonb_build_object('kind', 'CLOSED', 'at', closed_at)) end`;

const STATEMENTS = [
  `/* fillCourses:cases */ with ${TOLD} insert into feedback_case (id, case_stream, province, source_id, stream, source_case_id, reference, stage, open, channel, field, urgent, title, received_at, closed_at,
     intake_unit_id, unit_id, cooperating, submitter_sealed, confidential_name, confidential_phone, confidential_content, steps, learned_at)
   overriding system value select id, 'HOTLINE', 'TINH', source_id, 'cases', 'd-' || n, 'PA-' || lpad(n::text, 7, '0'), case when closed_at is null then 'IN_PROGRESS' else 'CLOSED' end, closed_at is null,
     'PHONE', 'TRANSPORT', n % 97 = 0, 'Mặt đường hư hỏng nặng sau mưa, số ' || n, at, closed_at, intake_id, unit_id, '{}', '', false, false, false, ${STEPS}, at from told`,
  `/* fillCourses:custody */ with ${TOLD} insert into custody (case_id, ordinal, unit_id, from_at, to_at, reason, inherited_late)
   select id, 0, intake_id, at, assigned_at, 'RECEIVED', false from told union all select id, 1, unit_id, assigned_at, closed_at, 'ASSIGNED', false from told`,
  `/* fillCourses:clocks */ with ${TOLD} insert into clock (case_id, ordinal, stage, unit_id, started_at, due_at, warn_at, soon_at, stopped_at, limit_id, calendar_version)
   select id, 0, 'ACCEPT', unit_id, assigned_at, assigned_at + interval '1 day', assigned_at, assigned_at, accepted_at, limit_id, calendar from told
   union all select id, 1, 'HANDLE', unit_id, accepted_at, due_at, due_at - interval '2 days', due_at - interval '2 days', closed_at, limit_id, calendar from told
   union all select id, 2, 'ANSWER', unit_id, closed_at, closed_at + interval '1 day', closed_at, closed_at, closed_at, limit_id, calendar from told where closed_at is not null`,
  `/* fillCourses:states */ with ${TOLD} insert into case_state (case_stream, case_id, from_event, to_event, open, stage, unit_id, intake_unit_id, source_id, field, channel, due_at, soon_at, inherited_late,
     received_at, received_day, closed_day)
   select 'HOTLINE', id, 2 * id - 1, case when closed_at is not null then 2 * id end, true, 'IN_PROGRESS', unit_id, intake_id, source_id, 'TRANSPORT', 'PHONE', due_at, due_at - interval '2 days', false, at,
     (at at time zone 'Asia/Ho_Chi_Minh')::date, null from told
   union all select 'HOTLINE', id, 2 * id, null, false, 'CLOSED', unit_id, intake_id, source_id, 'TRANSPORT', 'PHONE', null, null, false, at, (at at time zone 'Asia/Ho_Chi_Minh')::date,
     (closed_at at time zone 'Asia/Ho_Chi_Minh')::date from told where closed_at is not null`,
  `/* fillCourses:events */ with ${TOLD} insert into event (case_stream, seq, province, kind, case_id, unit_id, fact_day, happened_at, learned_at, source_id)
   select 'HOTLINE', 2 * id - 1, 'TINH', 'RECEIVED', id, unit_id, (at at time zone 'Asia/Ho_Chi_Minh')::date, at, at + case when n % 50 = 0 then interval '60 hours' else interval '1 hour' end, source_id from told
   union all select 'HOTLINE', 2 * id, 'TINH', 'CLOSED', id, unit_id, (closed_at at time zone 'Asia/Ho_Chi_Minh')::date, closed_at, closed_at, source_id from told where closed_at is not null`,
];

/** Fills a fresh province, past its triggers. @param url database of the sample province, through its server's own login */
export async function fillCourses(url: string, { units, cases, openEvery }: Courses, say: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `/* fillCourses:units */ insert into unit (code, name, kind, parent_id, path, position, valid_from, legal_basis, shift_profile)
       select 'DV-' || n, 'Xã ' || n, 'COMMUNE', top.id, top.path || 'DV-' || n || '/', 1000 + n, '2010-01-01', 'đo tốc độ', top.shift_profile
       from unit top, generate_series(1, $1::int) n where top.code = 'TINH'`,
      [units],
    );
    await client.query(`/* fillCourses:versions */ insert into unit_version (unit_id, valid_from, name, kind, parent_id, shift_profile, legal_basis)
       select id, valid_from, name, kind, parent_id, shift_profile, legal_basis from unit where code like 'DV-%'`);
    await client.query("set session_replication_role = replica"); // what triggers keep beside is of no account here, and takes an hour
    for (let from = 0; from < cases; from += AT_ONCE) {
      const values = [from, Math.min(from + AT_ONCE, cases), units, new Date(ANCHOR).toISOString(), cases, openEvery];
      for (const statement of STATEMENTS) await client.query(statement, values);
      say(`${values[1]} cases are there`);
    }
    await client.query("update journal_head set last = $1::bigint * 2", [cases]);
    await client.query("vacuum (analyze) feedback_case, custody, clock, case_state, event");
    await client.query("checkpoint");
  } finally {
    await client.end();
  }
}
