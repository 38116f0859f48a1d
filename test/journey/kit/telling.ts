import { makeNotices } from "../../../server/src/alert/index.ts";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";

export interface NoticeAnswer {
  id: string;
  rule: string;
  at: string;
  read: boolean;
  visible: boolean;
  directiveId: string | null;
  jobId: string | null;
  reportCode: string | null;
  reportFrom: string | null;
  case: { id: string; reference: string } | null;
  unit: { code: string } | null;
}
export interface Bell {
  unread: number;
  upTo: string | null;
}

const LIST = asked<{
  notices: { bell: Bell; edges: { node: NoticeAnswer }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}>(
  `query ($unread: Boolean!, $first: Int!, $after: String) { notices(unread: $unread, first: $first, after: $after) { bell { unread upTo }
     edges { node { id rule at read visible directiveId jobId reportCode reportFrom case { id reference } unit { code } } } pageInfo { hasNextPage endCursor } } }`,
);
const MARK = asked<{ markNoticesRead: { __typename: string; marked?: number; bell?: Bell; at?: string } }>(
  `mutation ($input: MarkNoticesReadInput!) { markNoticesRead(input: $input) { __typename ... on NoticesMarked { marked bell { unread upTo } } ... on NoticeRefused { at } } }`,
);

/** The hub's worker makes notices of everything that happened. @returns how many were new */
export async function tells({ hub }: TestHub): Promise<number> {
  await hub.refresh();
  return (await makeNotices(hub)) ?? 0;
}

/** Every notice of somebody, page by page, newest first. */
export async function noticesOf(hub: TestHub, as: Who, unread = false, first = 3): Promise<{ bell: Bell; all: NoticeAnswer[] }> {
  const all: NoticeAnswer[] = [];
  for (let after: string | null = null; ;) {
    const { notices }: { notices: Awaited<ReturnType<typeof page>> } = { notices: await page(hub, { unread, first, after }, as) };
    all.push(...notices.edges.map(({ node }) => node));
    if (!notices.pageInfo.hasNextPage) return { bell: notices.bell, all };
    after = notices.pageInfo.endCursor;
  }
}

const page = async (hub: TestHub, variables: { unread: boolean; first: number; after: string | null }, as: Who) => (await hub.ask(LIST, variables, as)).notices;

/** Rules of somebody's notices with the reference of their case, newest first. */
export async function toldTo(hub: TestHub, as: Who): Promise<string[]> {
  return (await noticesOf(hub, as)).all.map(({ rule, case: about }) => (about === null ? rule : `${rule} ${about.reference}`));
}

export async function marks(hub: TestHub, input: { ids?: string[]; upTo?: string | null }, as: Who) {
  return (await hub.ask(MARK, { input }, as)).markNoticesRead;
}

/** Notices as the owner of the database counts them: each account, rule and origin once. */
export async function countedTwice(hub: TestHub): Promise<unknown[]> {
  return hub.database.sql("select account_id, rule, made_from, count(*)::int as n from notice group by 1, 2, 3 having count(*) > 1");
}

/** The one of a list that must have just one. */
export function theOnly<One>(all: readonly One[]): One {
  const [first] = all;
  if (first === undefined || all.length > 1) throw new Error(`there are ${all.length}`);
  return first;
}
