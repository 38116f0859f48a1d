import type { LedgerLine } from "../../departments/index.ts";
import { theProvince } from "./province.ts";
import type { ProvinceCase } from "./province-case.ts";

/** What became of a case, as the owner of the database counts it and as its department's ledger has it. */
export interface Recount {
  /** "ASSIGN VERIFIED": how many decisions of the kind stand there so */
  decisions: Record<string, number>;
  /** entries of the audit chain by kind of decision; of proposals by act */
  entries: Record<string, number>;
  /** events of decisions in the journal */
  events: number;
  /** acts from outside in the department's ledger */
  ledger: Record<string, number>;
  /** units that had it, in order; null: the intervals have a gap or overlap */
  custody: string[] | null;
  stage: string;
  unit: string;
}

/** @throws the hub's state is another than the department's newest version */
export async function recount({ id, sourceId }: ProvinceCase): Promise<Recount> {
  const { database, department } = theProvince();
  const [decisions, entries, events, [state]] = await Promise.all([
    database.sql<Counted>("select kind || ' ' || state as word, count(*)::int as n from case_change where case_id = $1 group by 1", [id]),
    database.sql<Counted>(ENTRIES, [`case:${id}`]),
    database.sql<Counted>("select kind as word, count(*)::int as n from event where case_id = $1 and kind = 'CHANGE_REQUESTED' group by 1", [id]),
    database.sql<{ stage: string; unit: string }>(
      "select s.stage, v.code as unit from case_state s join unit v on v.id = s.unit_id where s.case_id = $1 and s.to_event is null",
      [id],
    ),
  ]);
  const lines = (await department.tinh.control<LedgerLine[]>("ledger")).filter((line) => line.id === sourceId);
  const newest = lines.at(-1);
  if (state === undefined || newest?.stage !== state.stage || newest.lead !== state.unit)
    throw new Error(`hub: ${JSON.stringify(state)}, department: ${newest?.stage} ${newest?.lead}`);
  const acts = Object.entries(Object.groupBy(lines, (line) => line.asked?.act ?? "")).filter(([act]) => act !== "");
  return {
    decisions: asRecord(decisions),
    entries: asRecord(entries),
    events: events[0]?.n ?? 0,
    ledger: Object.fromEntries(acts.map(([act, of]) => [act, of?.length ?? 0])),
    custody: await custodyOf(id),
    ...state,
  };
}

type Counted = { word: string; n: number };
const asRecord = (rows: readonly Counted[]): Record<string, number> => Object.fromEntries(rows.map(({ word, n }) => [word, n]));

const ENTRIES = `select case act when 'requestCaseChange' then body::jsonb #>> '{detail,kind}' else act end as word, count(*)::int as n
  from audit_entry where subject = $1 and act in ('requestCaseChange', 'proposeCaseChange', 'approveProposal', 'rejectProposal', 'withdrawProposal', 'correctBacklogClass') group by 1`;

/** One follows the other from receipt to the end, or to now. */
async function custodyOf(id: string): Promise<string[] | null> {
  const spans = await theProvince().database.sql<{ unit: string; joined: boolean }>(
    `select u.code as unit, h.from_at = coalesce(lag(h.to_at) over w, c.received_at)
       and case when lead(h.case_id) over w is not null then h.to_at is not null when s.open then h.to_at is null else true end as joined
     from custody h join feedback_case c on c.id = h.case_id join unit u on u.id = h.unit_id join case_state s on s.case_id = h.case_id and s.to_event is null
     where h.case_id = $1 window w as (order by h.ordinal) order by h.ordinal`,
    [id],
  );
  return spans.length > 0 && spans.every(({ joined }) => joined) ? spans.map(({ unit }) => unit) : null;
}
