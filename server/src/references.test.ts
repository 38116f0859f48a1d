import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Account } from "./access/index.ts";
import { migrations } from "./migrations/index.ts";
import { openDatabase } from "./platform/database.ts";

const name = `references_${randomBytes(6).toString("hex")}`;
const server = process.env["TEST_DATABASE_URL"] ?? "";
const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
const [username = "", password = ""] = (process.env["TEST_HUB_LOGIN"] ?? "").split(":");
let client: pg.Client;
const run = async (sql: string): Promise<unknown[]> => (await client.query(sql)).rows;

async function asOwner(sql: string): Promise<void> {
  const owner = new pg.Client({ connectionString: server });
  await owner.connect();
  await owner.query(sql);
  await owner.end();
}

beforeAll(async () => {
  await asOwner(`create database ${name}`);
  const database = await openDatabase({ url: Object.assign(new URL(url), { username, password }).href, adminUrl: url, entities: [Account], migrations });
  await database.migrate();
  await database.close();
  client = new pg.Client({ connectionString: url });
  await client.connect();
  await run(`insert into unit (code, name, kind, parent_id, path, valid_from, legal_basis, shift_profile)
    values ('TINH', 'Tỉnh', 'PROVINCE', null, '/TINH/', '2025-07-01', 'mẫu', 'office'), ('SXD', 'Sở Xây dựng', 'DEPARTMENT', 1, '/TINH/SXD/', '2025-07-01', 'mẫu', 'office')`);
  await run(`insert into source (code, name_vi, name_en, kind, owner_unit_id, zone, base_url, config, secrets_sealed, every_seconds, stale_after_seconds, frozen)
    values ('tinh', 'Tỉnh', 'Province', 'rest', 1, 'Asia/Ho_Chi_Minh', 'http://127.0.0.1:9', '{}', '', 60, 600, false)`);
  await run(`insert into feedback_case (case_stream, province, source_id, stream, source_case_id, reference, stage, open, field, urgent, title, received_at, intake_unit_id, unit_id, cooperating,
    submitter_sealed, confidential_name, confidential_phone, confidential_content, steps, learned_at)
    values ('HOTLINE', 'TINH', 1, 'cases', '1', 'PA-1', 'RECEIVED', true, 'OTHER', false, 'Đèn đường', now(), 1, 2, '{}', '', false, false, false, '[]', now())`);
  await run(
    `insert into regulation (code, version, title, body_code, body_name, own, document, parsed, valid_from, status, proposed_by, proposed_at)
     values ('QC', 'qc-1', 'Quy chế', 'TINH', 'Tỉnh', true, '', '{}', '2026-01-01', 'DRAFT', 'x', now());
     insert into time_limit (clock_stage, limit_text, rule_name, legal_basis, assumed, valid_from, regulation_id, position, starts_from)
     values ('ASSIGN', '1wd', 'Điều 1', 'QĐ 1', false, '2026-01-01', 1, 1, 'RECEIPT')`,
  );
  await run(
    `insert into work_calendar (version, content, adopted_at, current, status, proposed_by, proposed_at) values ('lich-1', '{}', now(), true, 'ADOPTED', 'x', now())`,
  );
});
afterAll(async () => {
  await client.end();
  await asOwner(`drop database ${name} with (force)`);
});

const custody = (caseId: number, ordinal: number, unitId: number): string =>
  `insert into custody (case_id, ordinal, unit_id, from_at, reason, inherited_late) values (${caseId}, ${ordinal}, ${unitId}, now(), 'RECEIVED', false)`;
const clock = (unitId: number, limitId: number, calendar: string): string =>
  `insert into clock (case_id, ordinal, stage, unit_id, started_at, due_at, warn_at, soon_at, limit_id, calendar_version)
   values (1, 0, 'ASSIGN', ${unitId}, now(), now(), now(), now(), ${limitId}, '${calendar}')`;
const record = (sourceId: number): string =>
  `insert into source_record (source_id, stream, source_case_id, hash, inbox_id, held) values (${sourceId}, 'cases', '1', '', 1, false)`;

describe("rows of a case and what they refer to", () => {
  test("a holder, a clock, a lead unit, a version that refers to nothing is refused, with all rows of its statement", async () => {
    await expect(run(custody(1, 0, 99))).rejects.toThrow("custody.unit_id: there is no unit 99");
    await expect(run(custody(7, 0, 2))).rejects.toThrow("custody.case_id: there is no feedback_case 7");
    await expect(run(`${custody(1, 0, 2)}, (1, 1, 99, now(), 'ASSIGNED', false)`)).rejects.toThrow("there is no unit 99");
    await expect(run(clock(99, 1, "lich-1"))).rejects.toThrow("there is no unit 99");
    await expect(run(clock(2, 9, "lich-1"))).rejects.toThrow("clock.limit_id: there is no time_limit 9");
    await expect(run(clock(2, 1, "lich-2"))).rejects.toThrow("clock.calendar_version: there is no work_calendar lich-2");
    await expect(run(record(5))).rejects.toThrow("source_record.source_id: there is no source 5");
    await expect(
      run("insert into assignment (case_id, ordinal, lead_unit_id, cooperating, supervising_unit_id, assigned_at) values (1, 0, 2, '{}', 99, now())"),
    ).rejects.toThrow("assignment.supervising_unit_id: there is no unit 99");
    await expect(
      run(
        "insert into inbox (source_id, stream, source_case_id, op, hash, payload, outcome, batch_id, learned_at) values (1, 'cases', '1', 'upsert', '', '', 'held', 3, now())",
      ),
    ).rejects.toThrow("inbox.batch_id: there is no ingest_batch 3");
    expect(await run("select 1 from custody union all select 1 from clock union all select 1 from assignment union all select 1 from inbox")).toEqual([]);
  });

  test("a case of a source or a unit that is not there is refused, and so is a state of no case", async () => {
    for (const [column, table] of [
      ["source_id", "source"],
      ["intake_unit_id", "unit"],
      ["unit_id", "unit"],
      ["supervising_unit_id", "unit"],
    ] as const)
      await expect(run(`update feedback_case set ${column} = 99`)).rejects.toThrow(`feedback_case.${column}: there is no ${table} 99`);
    const columns = "source_id, case_stream, open, stage, unit_id, intake_unit_id, field, merged, inherited_late, received_at, received_day";
    await expect(
      run(
        `insert into case_state (case_id, from_event, ${columns}) select 7, 1, source_id, case_stream, open, stage, unit_id, intake_unit_id, field, false, false, received_at, current_date from feedback_case`,
      ),
    ).rejects.toThrow("case_state.case_id: there is no feedback_case 7");
  });

  test("what refers to something that is there is taken, and cannot be turned to something that is not", async () => {
    await run(custody(1, 0, 2));
    await run(clock(2, 1, "lich-1"));
    await run(record(1));
    await run("insert into assignment (case_id, ordinal, lead_unit_id, cooperating, assigned_at) values (1, 0, 2, '{}', now())");
    await expect(run("update custody set unit_id = 99")).rejects.toThrow("there is no unit 99");
    await expect(run("update clock set limit_id = 9")).rejects.toThrow("there is no time_limit 9");
    await expect(run("update source_record set source_id = 5")).rejects.toThrow("there is no source 5");
    await expect(run("update assignment set lead_unit_id = 99")).rejects.toThrow("there is no unit 99");
  });

  test.each(["unit", "source", "time_limit", "work_calendar", "ingest_batch", "feedback_case"])("rows of %s are kept", async (table) => {
    await expect(run(`delete from ${table}`)).rejects.toThrow(`rows of ${table} are kept`);
    await expect(run(`truncate ${table} cascade`)).rejects.toThrow("are kept");
    const key = table === "work_calendar" ? "version = 'x'" : "id = default";
    await expect(run(`update ${table} set ${key}`)).rejects.toThrow(`rows of ${table} are kept`);
  });
});
