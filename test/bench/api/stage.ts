import pg from "pg";
import { systemClock } from "../../../server/src/platform/now.ts";
import { takeBatch } from "../../../server/src/ingest/take-batch.ts";
import { aRun } from "../ingest.ts";
import { fill } from "../many-cases.ts";
import type { Size } from "../many-cases.ts";
import { orderOn } from "../province.ts";
import type { Province } from "../province.ts";
import { inventRows, recordsOf } from "../records.ts";
import type { Order } from "../suite.ts";
import { keepRollup } from "./rollup.ts";

const SEED = 23;
/** Cases that came the whole way, with clocks, custody and steps: the reads of one case are theirs. */
const WHOLE = 200;
/** Questions of each read, asked in turn. */
const ASKED = 20;
/** A page's rows, and steps of a case, as the goals have them. */
const PAGE_OF = 20;
const STEPS = 10;

/** Where it is measured. */
export interface Place {
  order: Order;
  province: Province;
  /** for what is handed to the servers */
  folder: string;
}

/** A database to ask. */
export interface Stage {
  url: string;
  size: Size;
  /** codes of units with overdue cases */
  units: string[];
  /** hub ids of cases with the most steps */
  caseIds: string[];
}

/** A province with some cases that came the whole way, beside as many as wanted that were generated in SQL. */
export async function aStage({ province, order: { checkout } }: Place, name: string, size: Size): Promise<Stage> {
  const url = await province.fresh(name);
  const owner = province.owner(url);
  await fill(owner, size);
  await addWords(owner, size);
  await takeWhole(province, { url, checkout, cases: Math.min(WHOLE, size.cases) });
  await keepRollup(owner);
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  try {
    const units = await client.query<{ code: string }>(
      `select u.code from unit u join case_state s on s.unit_id = u.id where s.to_event is null and s.open and s.due_at < $1::timestamptz
       group by u.code order by count(*) >= $2 desc, u.code limit $3`,
      [new Date(systemClock.now()).toISOString(), PAGE_OF, ASKED],
    );
    const cases = await client.query<{ id: string }>(
      "select id::text from feedback_case where source_case_id not like 'b-%' order by abs(jsonb_array_length(steps) - $1), id limit $2",
      [STEPS, ASKED],
    );
    return { url, size, units: units.rows.map(({ code }) => code), caseIds: cases.rows.map(({ id }) => id) };
  } finally {
    await client.end();
  }
}

/** The words of the open cases: a list shows them. */
async function addWords(owner: string, { open }: Size): Promise<void> {
  await orderOn(
    owner,
    `/* addWords */ insert into feedback_case (id, case_stream, province, source_id, stream, source_case_id, reference, stage, open, channel, field, urgent, title, place_text, received_at,
       intake_unit_id, unit_id, cooperating, submitter_sealed, confidential_name, confidential_phone, confidential_content, steps, learned_at)
     overriding system value
     select case_id, 'HOTLINE', 'TINH', source_id, 'cases', 'b-' || case_id, 'PA-2026-' || lpad(case_id::text, 7, '0'), stage, true, channel, field, case_id % 17 = 0,
       'Đèn đường hỏng nhiều ngày, người đi đường khó quan sát, số ' || case_id, 'Đường số ' || case_id % 90, received_at, unit_id, unit_id, '{}', '', false, false, false, '[]', received_at
     from case_state where to_event is null and open and case_id <= ${open}`,
  );
  await orderOn(owner, "select setval(pg_get_serial_sequence('feedback_case', 'id'), (select max(case_id) from case_state))");
}

async function takeWhole(province: Province, { url, checkout, cases }: { url: string; checkout: string; cases: number }): Promise<void> {
  const hub = await province.open(url, systemClock);
  try {
    const run = await aRun(hub, checkout);
    for (const batch of inventRows(cases, SEED)) {
      const records = recordsOf(batch);
      await hub.database.write((tx) => takeBatch(tx, run, { stream: "cases", records, rejects: [], checkpoint: {} }, hub.clock.now()));
    }
  } finally {
    await hub.close();
  }
  await orderOn(province.owner(url), "vacuum (analyze) feedback_case, case_state, event, clock, custody, case_sight");
}

/** 20 overdue cases of a unit, the one due first first. */
export const eachPage = ({ units }: Stage): Record<string, unknown>[] =>
  units.map((unit) => ({ filter: { unit, lateness: "OVERDUE" }, order: "DUE_FIRST", asOf: null, first: PAGE_OF }));

export const eachCase = ({ caseIds }: Stage): Record<string, unknown>[] => caseIds.map((id) => ({ id }));
