import { randomUUID } from "node:crypto";
import { actorOf, asking, viewPlace } from "../access/index.ts";
import type { Vault } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { isUuid } from "../platform/asked.ts";
import { listLengths } from "../tally/index.ts";
import type { CaseFilter, TallyContext } from "../tally/index.ts";
import { countOwnViews, dropView, keepView, lockViews, ownView, sealedViews, viewRows } from "./saved-view.queries.ts";
import type { SealedView, ViewPage, ViewRow } from "./saved-view.queries.ts";

export type ViewsContext = TallyContext & { vault: Vault };

/** Views of one page, and how their words are read. */
export interface ViewKind<Body> {
  page: ViewPage;
  /** the acts of the audit chain */
  acts: { save: string; remove: string };
  /** what such a view is called, e.g. "danh sách" */
  noun: string;
  /** @returns null: the page has no words for it any more */
  read(conditions: unknown, columns: readonly string[]): Body | null;
  /** what lies sealed */
  conditions(body: Body): unknown;
  /** the list that its live number is the length of */
  list(body: Body): CaseFilter;
}

/** A view opened: its words as they were kept, counted for the one who asks. */
export interface OpenedView<Body> extends Omit<ViewRow, "columns"> {
  name: string;
  byName: string;
  body: Body;
  cases: number | null;
}

interface Kept {
  name: string;
  filter: unknown;
}

const LONGEST_NAME = 80;
const MOST_OWN = 50;

/** What stands against keeping or removing a view. */
export interface ViewProblem {
  at: "id" | "name" | "filter" | "columns";
  message: string;
}

/** The viewer's own views of a page and those that others of his units share, with the lengths of their lists by the function that reads the lists. */
export async function openedViews<Body>(kind: ViewKind<Body>, context: ViewsContext): Promise<CountedViews<Body>> {
  const viewer = asking(context);
  const units = [...new Set(viewer.posts.map(({ unitId }) => unitId))];
  const rows = await context.database.read((tx) => viewRows(tx, kind.page, viewer.accountId, units));
  return counted(kind, rows, context);
}

interface CountedViews<Body> {
  asOf: { event: number; instant: number };
  views: OpenedView<Body>[];
}

async function counted<Body>(kind: ViewKind<Body>, rows: readonly ViewRow[], context: ViewsContext): Promise<CountedViews<Body>> {
  const ids = rows.map(({ id }) => id);
  const sealed = ids.length === 0 ? [] : await context.database.asWorker().read((tx) => sealedViews(tx, ids));
  const bySeal = new Map(sealed.map((one) => [one.id, one]));
  const opened = rows.flatMap((row) => openedView(kind, row, bySeal.get(row.id), context.vault));
  const { asOf, lengths } = await listLengths(
    opened.map(({ body }) => kind.list(body)),
    context,
  );
  return { asOf, views: opened.map((view, at) => ({ ...view, cases: lengths[at] ?? null })) };
}

/** A view whose conditions the page has no words for any more shows nothing. */
function openedView<Body>(kind: ViewKind<Body>, row: ViewRow, sealed: SealedView | undefined, vault: Vault): Omit<OpenedView<Body>, "cases">[] {
  if (sealed === undefined) return []; // removed a moment ago
  const { name, filter } = JSON.parse(vault.openMaster(sealed.sealed, viewPlace(row.id)).toString("utf8")) as Kept;
  const { columns, ...open } = row;
  const body = kind.read(filter, columns);
  return body === null ? [] : [{ ...open, name, byName: sealed.byName, body }];
}

/** What is asked to be kept. */
export interface ViewAsked<Body> {
  /** null: a new one */
  id: string | null;
  name: string;
  shared: boolean;
  body: Body;
  columns: string[];
  /** what the audit chain tells of it: which conditions, never their words */
  detail: Record<string, string>;
}

/** Keeps a view for its viewer, or for everybody with a post in his unit. */
export async function keptView<Body>(kind: ViewKind<Body>, asked: ViewAsked<Body>, context: ViewsContext): Promise<OpenedView<Body> | ViewProblem> {
  const viewer = asking(context);
  const { vault, clock } = context;
  const name = asked.name.replaceAll("\u0000", "").normalize("NFC").replaceAll(/\s+/g, " ").trim();
  if (name === "" || name.length > LONGEST_NAME) return { at: "name", message: `Tên ${kind.noun} cần 1 đến ${LONGEST_NAME} ký tự.` };
  if (asked.id !== null && !isUuid(asked.id)) return notOwn(kind);
  const id = asked.id?.toLowerCase() ?? randomUUID();
  const { columns, shared } = asked;
  const row: ViewRow = { id, page: kind.page, byAccountId: viewer.accountId, unitId: viewer.unitId, shared, columns, changedAt: clock.now() };
  const sealed = vault.sealMaster(JSON.stringify({ name, filter: kind.conditions(asked.body) } satisfies Kept), viewPlace(id));
  const nameHash = vault.fingerprint(`saved_view:${kind.page === "QUEUE" ? "" : `${kind.page}:`}${name.toLocaleLowerCase("vi")}`);
  const problem = await context.database.asWorker().write(async (tx): Promise<ViewProblem | null> => {
    await lockViews(tx, viewer.accountId);
    if (asked.id !== null && (await ownView(tx, kind.page, viewer.accountId, id)) === null) return notOwn(kind);
    if (asked.id === null && (await countOwnViews(tx, kind.page, viewer.accountId)) >= MOST_OWN) return tooMany(kind);
    if (!(await keepView(tx, { ...row, nameHash, sealed }))) return { at: "name", message: `Bạn đã có một ${kind.noun} cùng tên. Hãy đặt tên khác.` };
    const detail = { shared, isNew: asked.id === null, ...asked.detail };
    await appendAudit(tx, { stream: "access", actor: actorOf(viewer), act: kind.acts.save, subject: { kind: "savedView", id }, detail, at: clock.now() });
    return null;
  });
  if (problem !== null) return problem;
  const [view] = (await counted(kind, [row], context)).views;
  if (view === undefined) throw new Error(`the view ${id} was kept and is not there`);
  return view;
}

/** Removes an own view, for everybody who had it. @returns null: done */
export async function removedView<Body>(kind: ViewKind<Body>, id: string, context: ViewsContext): Promise<ViewProblem | null> {
  const viewer = asking(context);
  if (!isUuid(id)) return notOwn(kind);
  return context.database.asWorker().write(async (tx) => {
    if (!(await dropView(tx, kind.page, viewer.accountId, id))) return notOwn(kind);
    const subject = { kind: "savedView", id: id.toLowerCase() };
    await appendAudit(tx, { stream: "access", actor: actorOf(viewer), act: kind.acts.remove, subject, detail: {}, at: context.clock.now() });
    return null;
  });
}

const notOwn = ({ noun }: { noun: string }): ViewProblem => ({ at: "id", message: `Không có ${noun} này trong các ${noun} bạn đã lưu.` });
const tooMany = ({ noun }: { noun: string }): ViewProblem => ({ at: "name", message: `Mỗi người lưu nhiều nhất ${MOST_OWN} ${noun}. Hãy bỏ bớt ${noun} cũ.` });
