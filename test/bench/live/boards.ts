import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { systemClock } from "../../../server/src/platform/now.ts";
import { startHub } from "../hub-process.ts";
import type { HubOrder } from "../hub-process.ts";
import type { Program } from "../program.ts";
import { aProvince, orderOn } from "../province.ts";
import type { Province } from "../province.ts";
import type { Order } from "../suite.ts";

/** Departments whose boards are looked at, and units of each: a board of some four kilobytes. */
export const SCOPES = 20;
const UNITS_EACH = 40;
const TOLD_WITHIN_MS = 60_000;

/** @returns the code of a department that is looked at */
export const scopeOf = (number: number): string => `TP-${(number % SCOPES) + 1}`;

/** The subscription; its numbers come first, so that two frames can be compared without being parsed. */
export const BOARD_FIELDS = "open overdue dueSoon units { unit { code } open overdue dueSoon } asOf { event instant }";

/** A province of twenty departments in which a number of every one of them moves whenever it is told to. */
export interface Boards {
  province: Province;
  url: string;
  /** Moves a case of every department in or out of its time, as one commit. */
  move(): Promise<void>;
  end(): Promise<void>;
}

export async function someBoards({ checkout }: Order): Promise<Boards> {
  const province = await aProvince({ checkout, addresses: { tinh: "http://127.0.0.1:9" }, clock: systemClock });
  const url = await province.fresh("boards");
  const owner = province.owner(url);
  for (const order of [
    DEPARTMENTS,
    BELOW_THEM,
    ...["insert", "update"].map((of) => `alter table case_state disable trigger case_state_refers_${of}`),
    CASES,
    HEAD,
    PAUSED,
  ])
    await orderOn(owner, order);
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  return {
    province,
    url,
    move: async () => void (await client.query(MOVE)),
    end: async () => {
      await client.end();
      await province.end();
    },
  };
}

const DEPARTMENTS = `/* departments */ insert into unit (code, name, kind, parent_id, path, position, valid_from, legal_basis, shift_profile)
  select 'TP-' || n, 'Đơn vị đo ' || n, 'COMMUNE', top.id, top.path || 'TP-' || n || '/', 1000 + n, '2010-01-01', 'đo tốc độ', top.shift_profile
  from unit top, generate_series(1, ${SCOPES}) n where top.code = 'TINH'`;
const BELOW_THEM = `/* belowThem */ insert into unit (code, name, kind, parent_id, path, position, valid_from, legal_basis, shift_profile)
  select above.code || '-' || n, 'Phòng đo ' || n, 'COMMUNE', above.id, above.path || above.code || '-' || n || '/', 2000 + n, '2010-01-01', 'đo tốc độ', above.shift_profile
  from unit above, generate_series(1, ${UNITS_EACH}) n where above.code like 'TP-%'`;
/** One open case a unit, in its time. */
const CASES = `/* cases */ with numbered as (select id, row_number() over (order by id) as n from unit where code like 'TP-%'),
  told as (insert into event (case_stream, seq, province, kind, case_id, unit_id, happened_at, learned_at)
    select 'HOTLINE', n, 'TINH', 'RECEIVED', n, id, now(), now() from numbered)
  insert into case_state (case_stream, case_id, from_event, to_event, open, stage, unit_id, intake_unit_id, source_id, field, channel, due_at, soon_at, inherited_late, received_at, received_day)
  select 'HOTLINE', n, n, null, true, 'IN_PROGRESS', numbered.id, numbered.id, s.id, 'TRANSPORT', 'PHONE', now() + interval '40 days', now() + interval '39 days', false, now() - interval '1 day', current_date
  from numbered, (select id from source limit 1) s`;
const HEAD = "update journal_head set last = (select max(seq) from event)";
const PAUSED = "update source set paused = true";
/** The first unit's case of every department: late ones are dated anew, and those in their time become late. */
const MOVE = `/* move */ begin;
  update journal_head set last = last + ${SCOPES};
  update case_state c set to_event = head.last - ${SCOPES} + moving.place from journal_head head,
    (select s.case_id, row_number() over (order by s.case_id) as place from case_state s join unit u on u.id = s.unit_id where s.to_event is null and u.code ~ '^TP-[0-9]+-1$') moving
  where c.case_id = moving.case_id and c.to_event is null;
  insert into event (case_stream, seq, province, kind, case_id, unit_id, happened_at, learned_at)
    select 'HOTLINE', s.to_event, 'TINH', 'REDATED', s.case_id, s.unit_id, now(), now() from case_state s, journal_head head where s.to_event > head.last - ${SCOPES};
  insert into case_state (case_stream, case_id, from_event, to_event, open, stage, unit_id, intake_unit_id, source_id, field, channel, due_at, soon_at, inherited_late, received_at, received_day)
    select s.case_stream, s.case_id, s.to_event, null, s.open, s.stage, s.unit_id, s.intake_unit_id, s.source_id, s.field, s.channel,
      case when s.due_at < now() then now() + interval '40 days' else now() - interval '1 hour' end, case when s.due_at < now() then now() + interval '39 days' else now() - interval '1 day' end,
      s.inherited_late, s.received_at, s.received_day from case_state s, journal_head head where s.to_event > head.last - ${SCOPES};
  commit`;

/** Lets numbers move until something is done. @returns what was done, and how often they moved */
export async function movedWhile<Done>({ move }: Boards, everyMs: number, doing: Promise<Done>): Promise<{ done: Done; moves: number }> {
  const over = new AbortController();
  const moving = (async (): Promise<number> => {
    let moves = 0;
    for (; !over.signal.aborted; moves += 1) {
      await move();
      await pause(everyMs);
    }
    return moves;
  })();
  const done = await doing.finally(() => over.abort());
  return { done, moves: await moving };
}

/** The hub on it, ready when its first board is counted. */
export async function hubOn(order: Order, { province, url }: Boards, how: Omit<HubOrder, "url">): Promise<Program> {
  const hub = await startHub(order, province, { ...how, url });
  for (const began = performance.now(); performance.now() - began < TOLD_WITHIN_MS; await pause(50)) if ((await fetch(`${hub.url}/healthz`)).ok) return hub;
  throw new Error(`no board within ${TOLD_WITHIN_MS} ms`);
}
