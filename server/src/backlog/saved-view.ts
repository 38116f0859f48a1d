import { asking, narrowed } from "../access/index.ts";
import type { CaseFilter } from "../tally/index.ts";
import { keptView } from "./kept-view.ts";
import type { OpenedView, ViewKind, ViewProblem, ViewsContext } from "./kept-view.ts";
import { queueColumnsOf, queueFilterOf } from "./queue-filter.ts";
import type { SaveViewInput } from "./saved-view.types.ts";

/** What a view of the queue keeps. */
export interface QueueBody {
  filter: CaseFilter;
  columns: NonNullable<ReturnType<typeof queueColumnsOf>>;
}

export const QUEUE_VIEWS: ViewKind<QueueBody> = {
  page: "QUEUE",
  acts: { save: "saveView", remove: "removeView" },
  noun: "danh sách",
  read(conditions, words) {
    const [filter, columns] = [queueFilterOf(conditions), queueColumnsOf(words)];
    return filter === null || columns === null ? null : { filter, columns };
  },
  conditions: ({ filter }) => filter,
  list: ({ filter }) => filter,
};

/** Keeps a view of the queue. */
export async function saveView(input: SaveViewInput, context: ViewsContext): Promise<OpenedView<QueueBody> | ViewProblem> {
  const filter = queueFilterOf(input.filter);
  if (filter === null) return { at: "filter", message: "Bộ lọc có điều kiện mà hàng đợi tồn đọng không có." };
  const unit = filter.unit == null ? undefined : context.units.byCode(filter.unit);
  if (filter.unit != null && (unit === undefined || !narrowed(asking(context), unit.path, "cases").ok))
    return { at: "filter", message: `Không có đơn vị ${filter.unit} trong phạm vi của bạn.` };
  const columns = queueColumnsOf(input.columns);
  if (columns === null) return { at: "columns", message: "Mỗi cột chỉ chọn một lần." };
  const detail = { filtered: Object.keys(filter).toSorted().join("+"), columns: columns.join("+") };
  return keptView(QUEUE_VIEWS, { id: input.id ?? null, name: input.name, shared: input.shared, body: { filter, columns }, columns, detail }, context);
}
