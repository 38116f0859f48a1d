import type { TestHub, Who } from "../../hub.ts";
import { drafted, settles, submits } from "../../journey/kit/reporting.ts";
import type { Acts, Filing, Found, Notice } from "./random-acts.ts";

const at = (instant: number): string => `'${new Date(instant).toISOString()}'`;
const BY = "a.id, 'x', c.unit_id";
const KEY = "gen_random_uuid(), '\\x00'";

/** Writes down what people did, as the hub keeps it. Their own paths have tests of their own; here only what was kept matters. */
export async function actsWritten({ database }: TestHub, { reports, submissions, recalls, notices, findings }: Acts): Promise<void> {
  for (const { caseId, at: when } of reports)
    await database.sql(
      `insert into leader_report (case_id, addressee_code, addressee_name, reported_at, words, by_account_id, by_name, by_unit_id, at, event_seq, asked_key, asked_hash)
       select c.id, 'CHU-TICH', 'Chủ tịch', ${at(when)}, 'Đã báo cáo', ${BY}, ${at(when)}, 1, ${KEY} ${of(caseId)}`,
    );
  for (const { caseId, at: when } of submissions)
    await database.sql(
      `insert into submission (case_id, urgency, proposal, to_unit_id, by_account_id, by_name, by_unit_id, submitted_at, due_at, limit_text, legal_basis, event_seq, asked_key, asked_hash)
       select c.id, 'URGENT', 'Xin chỉ đạo', c.unit_id, ${BY}, ${at(when)}, ${at(when)}, '1wd', 'x', 1, ${KEY} ${of(caseId)}`,
    );
  for (const { caseId, at: when } of recalls)
    await database.sql(
      `insert into case_proposal (case_id, kind, reason_code, told, by_account_id, by_username, by_name, by_unit_id, proposed_at, change_key, asked_key, asked_hash, seen, unit_id,
         stage, state, settled_account_id, sampled_at, recalled, recalled_at, recalled_account_id)
       select c.id, 'CLOSE', 'x', '{}', a.id, 'x', 'x', c.unit_id, ${at(when)}, gen_random_uuid(), ${KEY}, ${at(when)}, c.unit_id,
         'IN_PROGRESS', 'WITHDRAWN', a.id, ${at(when)}, true, ${at(when)}, a.id ${of(caseId)}`,
    );
  for (const notice of notices) await noticeWritten(database, notice);
  for (const found of findings) await findingWritten(database, found);
}

const of = (caseId: string): string => `from feedback_case c, account a where c.source_case_id = '${caseId}' and a.username = 'chanhvp'`;

async function noticeWritten(database: TestHub["database"], { unit, steps }: Notice): Promise<void> {
  const issued = at(steps[0]?.at ?? 0);
  const [written] = await database.sql<{ id: string }>(
    `with c as (select id as unit_id from unit where code = '${unit}' order by valid_from desc limit 1), a as (select id from account where username = 'chanhvp'),
     d as (insert into directive (kind, origin, subject, words, case_count, by_account_id, by_name, by_unit_id, issued_at, asked_key, asked_hash)
       select 'EXPEDITE', 'LIST', 'x', 'Đôn đốc', 1, ${BY}, ${issued}, ${KEY} from c, a returning id)
     insert into directive_obligation (directive_id, unit_id, by_unit_id) select d.id, c.unit_id, c.unit_id from c, d returning id::text`,
  );
  for (const step of steps)
    await database.sql(
      `insert into directive_step (obligation_id, kind, words, due_at, at, by_account_id, by_name, by_unit_id, event_seq, asked_key, asked_hash)
       select ${written?.id ?? "null"}, '${step.kind}', 'x', ${at(step.due)}, ${at(step.at)}, a.id, 'x', (select min(id) from unit), 1, ${KEY} from account a where a.username = 'chanhvp'`,
    );
}

async function findingWritten(database: TestHub["database"], { unit, kind, concludedAt }: Found): Promise<void> {
  const by = `${at(concludedAt ?? Date.parse("2026-02-02T08:00:00+07:00"))}, a.id, 'x', u.id, ${KEY}`;
  const written = "at, by_account_id, by_name, by_unit_id, asked_key, asked_hash";
  await database.sql(
    `with u as (select id from unit where code = '${unit}' order by valid_from desc limit 1), a as (select id from account where username = 'chanhvp'),
     i as (insert into inspection (province, unit_id, from_day, to_day, team, legal_basis, ${written})
       select 'x', u.id, date '2026-02-01', date '2026-02-28', '{x}', 'x', ${by} from u, a returning id),
     s as (insert into inspection_step (inspection_id, kind, words, as_of_event, as_of_instant, hash, ${written})
       select i.id, 'CONCLUDED', 'x', 1, ${at(concludedAt ?? 0)}, repeat('0', 64), ${by} from i, u, a where ${concludedAt !== null})
     insert into finding (inspection_id, unit_id, kind, words, explain_due_at, remedy_due_at, terms, ${written})
     select i.id, u.id, '${kind}', 'x', now(), now(), 'x', ${by} from i, u, a`,
  );
}

/** Files reports now, and has them accepted or returned. @throws something of it was refused */
export async function filed(hub: TestHub, filings: readonly Filing[], heads: Readonly<Record<Filing["unit"], Who>>): Promise<void> {
  for (const { unit, end } of filings) {
    const report = await drafted(hub, { unit, period: { kind: "MONTH", on: "2026-02-10" } }, heads[unit]);
    const given = await submits(hub, report, heads[unit]);
    const settled = end === "WAITS" ? given : await settles(hub, report.id, { settlement: end, ...(end === "RETURNED" && { reason: "Thiếu phụ lục" }) });
    if (settled.report === undefined) throw new Error(`${unit}: ${given.message ?? settled.message}`);
  }
}
