import { randomUUID } from "node:crypto";
import { workBulk } from "../../../server/src/backlog/index.ts";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";
import type { Asking } from "./asking.ts";
import { idOf } from "./reading.ts";

export interface JobAnswer {
  __typename: string;
  id: string;
  state: string;
  cases: number;
  done: number;
  skipped: number;
  refused: number;
  undone: number;
  left: number;
  stopped: string | null;
  undoUntil: string | null;
  reversedBy: string | null;
  at?: string;
  message?: string;
}

const JOB = "id kind state cases done skipped refused undone left stopped undoUntil reversedBy own reason words by { code }";
const RESULT = `__typename ... on BulkJob { ${JOB} } ... on BulkNotPossible { at } ... on BulkCountRequired { cases } ... on Problem { message }`;
const START = asked<{ startBulk: JobAnswer }>(`mutation ($input: StartBulkInput!) { startBulk(input: $input) { ${RESULT} } }`);
const PREVIEW = asked<{ previewBulk: PreviewAnswer }>(
  `query ($input: PreviewBulkInput!) { previewBulk(input: $input) { __typename
    ... on BulkPreview { cases units { unit { code } cases } oldest clocksTouched told { code } onWorklist possible refusedBy { at message cases } refused { case { reference } at message } typedCount undoable reversedBy }
    ... on BulkNotPossible { at message } } }`,
);
const ONE = asked<{ bulkJob: JobAnswer | null }>(`query ($id: ID!) { bulkJob(id: $id) { ${JOB} } }`);
const ITEMS = asked<{ bulkItems: { nodes: ItemAnswer[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }>(
  `query ($id: ID!, $after: String) { bulkItems(id: $id, first: 100, after: $after) { nodes { ordinal case { id reference } outcome at reason changeId undoneAt } pageInfo { hasNextPage endCursor } } }`,
);
const AS_OF = asked<{ cases: { asOf: { token: string }; totalCount: number } }>(
  "query ($filter: CaseFilter) { cases(filter: $filter, first: 0) { asOf { token } totalCount } }",
);

export interface PreviewAnswer {
  __typename: string;
  cases: number;
  units: { unit: { code: string }; cases: number }[];
  oldest: string | null;
  clocksTouched: number;
  told: { code: string }[];
  onWorklist: number;
  possible: number;
  refusedBy: { at: string; message: string; cases: number }[];
  refused: { case: { reference: string }; at: string; message: string }[];
  typedCount: number | null;
  undoable: boolean;
  reversedBy: string | null;
  at?: string;
}

export interface ItemAnswer {
  ordinal: number;
  case: { id: string; reference: string } | null;
  outcome: string | null;
  at: string | null;
  reason: string | null;
  changeId: string | null;
  undoneAt: string | null;
}

/** A list as a person has it on the screen. */
export async function listed(hub: Asking, filter: object, as: Who): Promise<{ asOf: string; totalCount: number }> {
  const { cases } = await hub.ask(AS_OF, { filter }, as);
  return { asOf: cases.asOf.token, totalCount: cases.totalCount };
}

/** The cases of these names, as the list shows them now. */
export async function picked(hub: TestHub, names: readonly string[], as: Who): Promise<{ ids: string[]; asOf: string }> {
  return { ids: await Promise.all(names.map((name) => idOf(hub, name))), asOf: (await listed(hub, {}, as)).asOf };
}

export interface Ordered {
  selection: { ids?: string[]; filter?: object; asOf: string };
  change: Record<string, unknown>;
  key?: string;
  reason?: string;
  typedCount?: number;
}

export async function start(hub: Asking, order: Ordered, as: Who): Promise<JobAnswer> {
  const input = { key: randomUUID(), reason: "Rà soát tồn đọng quý I", ...order };
  return (await hub.ask(START, { input }, as)).startBulk;
}

export async function preview(hub: Asking, { selection, change }: Ordered, as: Who): Promise<PreviewAnswer> {
  return (await hub.ask(PREVIEW, { input: { selection, change } }, as)).previewBulk;
}

export async function jobOf(hub: Asking, id: string, as: Who): Promise<JobAnswer | null> {
  return (await hub.ask(ONE, { id }, as)).bulkJob;
}

/** Every case of a job, in its order. */
export async function itemsOf(hub: Asking, id: string, as: Who): Promise<ItemAnswer[]> {
  const items: ItemAnswer[] = [];
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo }: { nodes: ItemAnswer[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } = (await hub.ask(ITEMS, { id, after }, as))
      .bulkItems;
    items.push(...nodes);
    if (!pageInfo.hasNextPage) return items;
    after = pageInfo.endCursor;
  }
}

/** The hub's worker works off every job there is. */
export async function works({ hub }: TestHub): Promise<void> {
  await hub.refresh();
  await workBulk({ ...hub, changed: () => undefined });
}

/** One of `cancelBulk`, `retryBulk`. */
export async function told(hub: Asking, field: "cancelBulk" | "retryBulk", id: string, as: Who): Promise<JobAnswer> {
  const document = asked<Record<string, JobAnswer>>(`mutation ($id: ID!) { ${field}(input: { id: $id }) { ${RESULT} } }`);
  return (await hub.ask(document, { id }, as))[field] as JobAnswer;
}

const UNDO = asked<{ undoBulk: { __typename: string; stayed?: number; at?: string; job?: JobAnswer } }>(
  `mutation ($id: ID!) { undoBulk(input: { id: $id }) { __typename ... on BulkUndone { stayed job { ${JOB} } } ... on BulkNotPossible { at message } } }`,
);
export const undo = async (hub: Asking, id: string, as: Who) => (await hub.ask(UNDO, { id }, as)).undoBulk;

const REVERSE = asked<{ reverseBulk: JobAnswer }>(`mutation ($input: ReverseBulkInput!) { reverseBulk(input: $input) { ${RESULT} } }`);
export async function reverse(hub: Asking, id: string, as: Who): Promise<JobAnswer> {
  return (await hub.ask(REVERSE, { input: { id, key: randomUUID(), reason: "Đã kết thúc nhầm danh sách" } }, as)).reverseBulk;
}

/** Per case of a job, as the owner of the database counts: rows in the outbox, events, entries of the chain. */
export async function recounted(hub: TestHub, id: string): Promise<{ items: number; changes: number; events: number; entries: number; most: number }> {
  const [row] = await hub.database.sql<{ items: number; changes: number; events: number; entries: number; most: number }>(
    `select count(*)::int as items, sum(n.changes)::int as changes, sum(n.events)::int as events, sum(n.entries)::int as entries, greatest(max(n.changes), max(n.events), max(n.entries))::int as most
     from bulk_item i join bulk_job j on j.id = i.job_id, lateral (select
       (select count(*) from case_change k where k.case_id = i.case_id and k.kind = j.kind) as changes,
       (select count(*) from event e where e.case_id = i.case_id and e.kind = 'CHANGE_REQUESTED') as events,
       (select count(*) from audit_entry a where a.act = 'requestCaseChange' and a.subject = 'case:' || i.case_id) as entries) n
     where i.job_id = $1 and i.outcome = 'DONE'`,
    [id],
  );
  if (row === undefined) throw new Error(`job ${id} has no cases`);
  return row;
}
