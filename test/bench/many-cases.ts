import pg from "pg";
import { ANCHOR } from "./records.ts";

/** What a province's tables hold, generated in SQL: no generator in Node would make five million cases in reasonable time. */
export interface Size {
  units: number;
  cases: number;
  /** of the cases; a third of them overdue */
  open: number;
}

const AT_ONCE = 250_000;
/** A million cases come in over 540 days; more of them reach further back. */
const SECONDS_APART = 46.656;

/**
 * Fills what a tick reads: units, case_state (two intervals for a closed case, one for an open one) and the journal. The case table, which no tick reads, stays empty.
 * More cases are more closed ones that came in earlier; the open ones are the same.
 * @param url database of the sample province
 */
export async function fill(url: string, size: Size): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const event of ["insert", "update"]) await client.query(`alter table case_state disable trigger case_state_refers_${event}`);
    await addUnits(client, size.units);
    for (let from = 0; from < size.cases; from += AT_ONCE) await addCases(client, size, from, Math.min(from + AT_ONCE, size.cases));
    await client.query("update journal_head set last = $1::bigint * 2", [size.cases]);
    await client.query("vacuum (analyze) case_state, event, unit_day");
    await client.query("checkpoint");
  } finally {
    await client.end();
  }
}

/** A hundred units below the province, the others below those. */
async function addUnits(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `/* addUnits:first */ insert into unit (code, name, kind, parent_id, path, position, valid_from, legal_basis, shift_profile)
     select 'DV-' || n, 'Đơn vị ' || n, 'COMMUNE', top.id, top.path || 'DV-' || n || '/', 1000 + n, '2010-01-01', 'đo tốc độ', top.shift_profile
     from unit top, generate_series(1, least($1::int, 100)) n where top.code = 'TINH'`,
    [count],
  );
  await client.query(
    `/* addUnits:below */ insert into unit (code, name, kind, parent_id, path, position, valid_from, legal_basis, shift_profile)
     select 'DV-' || n, 'Đơn vị ' || n, 'COMMUNE', above.id, above.path || 'DV-' || n || '/', 1000 + n, '2010-01-01', 'đo tốc độ', above.shift_profile
     from generate_series(101, $1::int) n join unit above on above.code = 'DV-' || (n % 100 + 1)`,
    [count],
  );
}

/**
 * Case n: received by event 2n-1, touched or closed by event 2n. Whatever is drawn is a hash of n, so that every run has the same cases.
 * @param from cases (from, to]
 */
async function addCases(client: pg.Client, size: Size, from: number, to: number): Promise<void> {
  const drawn = `
    select n as case_id, n <= $3 as open, u.ids[1 + abs(hashint8(n)::bigint) % $4] as unit_id,
      $5::timestamptz - make_interval(secs => case when n <= $3 then (n * 7919) % (60 * 86400) else 61 * 86400 + n * $6::float8 end) as received_at,
      $5::timestamptz + make_interval(secs => (n * 104729) % (30 * 86400) - 10 * 86400) as due_at
    from generate_series($1::bigint + 1, $2::bigint) n, (select array_agg(id order by id) as ids from unit where code like 'DV-%') u`;
  const values = [from, to, size.open, size.units, new Date(ANCHOR).toISOString(), SECONDS_APART];
  await client.query(
    `/* addCases:states */ with drawn as (${drawn}), told as (
       select *, received_at + interval '5 days' as closed_at, (received_at at time zone 'Asia/Ho_Chi_Minh')::date as received_day from drawn)
     insert into case_state (case_stream, case_id, from_event, to_event, open, stage, unit_id, intake_unit_id, source_id, field, channel, due_at, soon_at, inherited_late, received_at, received_day, closed_day)
     select 'HOTLINE', case_id, 2 * case_id - 1, case when open then null else 2 * case_id end, true, 'IN_PROGRESS', unit_id, unit_id, s.id, 'TRANSPORT', 'PHONE',
       due_at, due_at - interval '1 day', case_id % 20 = 0, received_at, received_day, null from told, source s
     union all
     select 'HOTLINE', case_id, 2 * case_id, null, false, 'CLOSED', unit_id, unit_id, s.id, 'TRANSPORT', 'PHONE', null, null, false, received_at, received_day, (closed_at at time zone 'Asia/Ho_Chi_Minh')::date
     from told, source s where not open`,
    values,
  );
  await client.query(
    `/* addCases:events */ with drawn as (${drawn})
     insert into event (case_stream, seq, province, kind, case_id, unit_id, fact_day, happened_at, learned_at)
     select 'HOTLINE', 2 * case_id - 1, 'TINH', 'RECEIVED', case_id, unit_id, (received_at at time zone 'Asia/Ho_Chi_Minh')::date, received_at, received_at from drawn
     union all
     select 'HOTLINE', 2 * case_id, 'TINH', case when open then 'UPDATED' else 'CLOSED' end, case_id, unit_id,
       case when open then null else (received_at at time zone 'Asia/Ho_Chi_Minh')::date end, received_at, received_at from drawn`,
    values,
  );
}
