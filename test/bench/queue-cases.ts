import pg from "pg";
import { ANCHOR } from "./records.ts";

/** Numbers that no other generated case has. */
const FIRST = 1_000_000;

/**
 * Fills a fresh province with open cases of one unit, in SQL: what a queue reads of a case, of its present interval, and the journal's numbers. A tenth are
 * severely overdue, three tenths overdue, one tenth due soon; titles are as long as citizens' are.
 * @param url database of the sample province, through its owner's login
 * @param at the instant that lateness is reckoned from, UTC ms
 */
export async function fillQueue(url: string, cases: number, at: number = ANCHOR): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const values = [cases, new Date(at).toISOString()];
  const drawn = `select n, ${FIRST} + n as id, $2::timestamptz - make_interval(secs => (n * 7919) % (90 * 86400) + 3600) as received_at,
      date_trunc('day', $2::timestamptz) - interval '7 hours' + make_interval(days => case when n % 10 = 0 then -40 when n % 10 < 4 then -1 - n % 9 when n % 10 = 4 then 1 else 3 + n % 9 end) as due_at,
      (array['Đèn đường hỏng nhiều ngày, người đi đường khó quan sát', 'Rác tồn đọng trước cổng chợ, bốc mùi', 'Mặt đường hư hỏng nặng sau mưa', 'Nước sinh hoạt yếu, mất nước vào giờ cao điểm'])[1 + n % 4] || ', số ' || n as title,
      (array['TRANSPORT', 'ENVIRONMENT', 'URBAN_INFRASTRUCTURE', 'CONSTRUCTION'])[1 + n % 4] as field, u.id as unit_id, s.id as source_id
    from generate_series(1, $1::int) n, unit u, source s where u.code = 'SXD' and s.code = 'tinh'`;
  try {
    await client.query(
      `/* fillQueue:cases */ insert into feedback_case (id, case_stream, province, source_id, stream, source_case_id, reference, stage, open, channel, field, urgent, title, place_text, received_at,
         intake_unit_id, unit_id, cooperating, submitter_sealed, confidential_name, confidential_phone, confidential_content, steps, learned_at)
       overriding system value select id, 'HOTLINE', 'TINH', source_id, 'cases', 'q-' || n, 'PA-2026-' || lpad(n::text, 6, '0'), 'IN_PROGRESS', true, 'PHONE', field, n % 17 = 0, title,
         'Đường số ' || n % 90, received_at, unit_id, unit_id, '{}', '', false, false, false, '[]', received_at from (${drawn}) d`,
      values,
    );
    await client.query(
      `/* fillQueue:states */ insert into case_state (case_stream, case_id, from_event, to_event, open, stage, unit_id, intake_unit_id, source_id, field, channel, due_at, soon_at, inherited_late,
         received_at, received_day, closed_day)
       select 'HOTLINE', id, n, null, true, 'IN_PROGRESS', unit_id, unit_id, source_id, field, 'PHONE', due_at, due_at - interval '2 days', false, received_at,
         (received_at at time zone 'Asia/Ho_Chi_Minh')::date, null from (${drawn}) d`,
      values,
    );
    await client.query(
      `/* fillQueue:events */ insert into event (case_stream, seq, province, kind, case_id, unit_id, fact_day, happened_at, learned_at)
       select 'HOTLINE', n, 'TINH', 'RECEIVED', id, unit_id, (received_at at time zone 'Asia/Ho_Chi_Minh')::date, received_at, received_at from (${drawn}) d`,
      values,
    );
    await client.query("update journal_head set last = $1", [cases]);
    await client.query("vacuum (analyze) feedback_case, case_state, event");
  } finally {
    await client.end();
  }
}
