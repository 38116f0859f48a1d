import { randomUUID } from "node:crypto";
import { accessError, actorOf, narrowed, viewPlace } from "../access/index.ts";
import type { Vault, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { listLengths } from "../tally/index.ts";
import type { CaseFilter, TallyContext } from "../tally/index.ts";
import { queueColumnsOf, queueFilterOf } from "./queue-filter.ts";
import { countOwnViews, dropView, keepView, lockViews, ownView, sealedViews, viewRows } from "./saved-view.queries.ts";
import type { SealedView, ViewRow } from "./saved-view.queries.ts";
import type { SaveViewInput } from "./saved-view.types.ts";

export type ViewsContext = TallyContext & { vault: Vault };

/** A view opened: its conditions as they were kept, counted for the one who asks. */
export interface OpenedView extends Omit<ViewRow, "columns"> {
  name: string;
  byName: string;
  filter: CaseFilter;
  columns: NonNullable<ReturnType<typeof queueColumnsOf>>;
  cases: number | null;
}

interface Kept {
  name: string;
  filter: CaseFilter;
}

const LONGEST_NAME = 80;
const MOST_OWN = 50;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What stands against keeping or removing a view. */
export interface ViewProblem {
  at: "id" | "name" | "filter" | "columns";
  message: string;
}

/** The viewer's own views and those that others of his units share, with the lengths of their lists by the function that reads the lists. */
export async function openedViews(context: ViewsContext): Promise<{ asOf: { event: number; instant: number }; views: OpenedView[] }> {
  const viewer = signedIn(context);
  const units = [...new Set(viewer.posts.map(({ unitId }) => unitId))];
  const rows = await context.database.read((tx) => viewRows(tx, viewer.accountId, units));
  return counted(rows, context);
}

async function counted(rows: readonly ViewRow[], context: ViewsContext): Promise<{ asOf: { event: number; instant: number }; views: OpenedView[] }> {
  const ids = rows.map(({ id }) => id);
  const sealed = ids.length === 0 ? [] : await context.database.asWorker().read((tx) => sealedViews(tx, ids));
  const bySeal = new Map(sealed.map((one) => [one.id, one]));
  const opened = rows.flatMap((row) => openedView(row, bySeal.get(row.id), context.vault));
  const { asOf, lengths } = await listLengths(
    opened.map(({ filter }) => filter),
    context,
  );
  return { asOf, views: opened.map((view, at) => ({ ...view, cases: lengths[at] ?? null })) };
}

/** A view whose conditions the queue has no words for any more shows nothing. */
function openedView(row: ViewRow, sealed: SealedView | undefined, vault: Vault): Omit<OpenedView, "cases">[] {
  if (sealed === undefined) return []; // removed a moment ago
  const { name, filter } = JSON.parse(vault.openMaster(sealed.sealed, viewPlace(row.id)).toString("utf8")) as Kept;
  const [conditions, columns] = [queueFilterOf(filter), queueColumnsOf(row.columns)];
  return conditions === null || columns === null ? [] : [{ ...row, name, byName: sealed.byName, filter: conditions, columns }];
}

/** Keeps a view for its viewer, or for everybody with a post in his unit. */
export async function saveView(input: SaveViewInput, context: ViewsContext): Promise<OpenedView | ViewProblem> {
  const viewer = signedIn(context);
  const { vault, clock } = context;
  const asked = askedView(input, viewer, context);
  if ("message" in asked) return asked;
  const { name, filter, columns } = asked;
  const id = input.id?.toLowerCase() ?? randomUUID();
  const row: ViewRow = { id, byAccountId: viewer.accountId, unitId: viewer.unitId, shared: input.shared, columns, changedAt: clock.now() };
  const sealed = vault.sealMaster(JSON.stringify({ name, filter } satisfies Kept), viewPlace(id));
  const nameHash = vault.fingerprint(`saved_view:${name.toLocaleLowerCase("vi")}`);
  const problem = await context.database.asWorker().write(async (tx): Promise<ViewProblem | null> => {
    await lockViews(tx, viewer.accountId);
    if (input.id != null && (await ownView(tx, viewer.accountId, id)) === null) return NOT_OWN;
    if (input.id == null && (await countOwnViews(tx, viewer.accountId)) >= MOST_OWN) return TOO_MANY;
    if (!(await keepView(tx, { ...row, nameHash, sealed }))) return { at: "name", message: "Bạn đã có một danh sách cùng tên. Hãy đặt tên khác." };
    const detail = { shared: input.shared, isNew: input.id == null, filtered: Object.keys(filter).toSorted().join("+"), columns: columns.join("+") };
    const subject = { kind: "savedView", id };
    await appendAudit(tx, { stream: "access", actor: actorOf(viewer), act: "saveView", subject, detail, at: clock.now() });
    return null;
  });
  if (problem !== null) return problem;
  const [view] = (await counted([row], context)).views;
  if (view === undefined) throw new Error(`the view ${id} was kept and is not there`);
  return view;
}

function askedView(
  input: SaveViewInput,
  viewer: Viewer,
  { units }: ViewsContext,
): { name: string; filter: CaseFilter; columns: OpenedView["columns"] } | ViewProblem {
  const name = input.name.replaceAll("\u0000", "").normalize("NFC").replaceAll(/\s+/g, " ").trim();
  if (name === "" || name.length > LONGEST_NAME) return { at: "name", message: `Tên danh sách cần 1 đến ${LONGEST_NAME} ký tự.` };
  if (input.id != null && !UUID.test(input.id)) return NOT_OWN;
  const filter = queueFilterOf(input.filter);
  if (filter === null) return { at: "filter", message: "Bộ lọc có điều kiện mà hàng đợi tồn đọng không có." };
  const unit = filter.unit == null ? undefined : units.byCode(filter.unit);
  if (filter.unit != null && (unit === undefined || !narrowed(viewer, unit.path, "cases").ok))
    return { at: "filter", message: `Không có đơn vị ${filter.unit} trong phạm vi của bạn.` };
  const columns = queueColumnsOf(input.columns);
  return columns === null ? { at: "columns", message: "Mỗi cột chỉ chọn một lần." } : { name, filter, columns };
}

/** Removes an own view, for everybody who had it. @returns null: done */
export async function removeView(id: string, context: ViewsContext): Promise<ViewProblem | null> {
  const viewer = signedIn(context);
  if (!UUID.test(id)) return NOT_OWN;
  return context.database.asWorker().write(async (tx) => {
    if (!(await dropView(tx, viewer.accountId, id))) return NOT_OWN;
    const subject = { kind: "savedView", id: id.toLowerCase() };
    await appendAudit(tx, { stream: "access", actor: actorOf(viewer), act: "removeView", subject, detail: {}, at: context.clock.now() });
    return null;
  });
}

const NOT_OWN: ViewProblem = { at: "id", message: "Không có danh sách này trong các danh sách bạn đã lưu." };
const TOO_MANY: ViewProblem = { at: "name", message: `Mỗi người lưu nhiều nhất ${MOST_OWN} danh sách. Hãy bỏ bớt danh sách cũ.` };

function signedIn({ viewer }: ViewsContext): Viewer {
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  return viewer;
}
