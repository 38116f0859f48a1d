import { memo, useCallback } from "react";
import { useFormat } from "../format/index.ts";
import type { QueueColumn, QueueRowFragment } from "../gql/graphql.ts";
import { type Say, useLanguage } from "../language/index.ts";
import { Shape } from "../ui/index.ts";
import { queueCell } from "./queue-cells.tsx";
import type { Queue } from "./queue.ts";
import { changedIn, type Left } from "./standing.ts";
import classes from "./queue.module.css";

interface Settings {
  queue: Queue;
  at: number;
  /** from the list's upper edge, in CSS pixels */
  top: number;
  /** as the queue has it; null: not read yet */
  row: QueueRowFragment | null;
  /** as it is now, where something is known to have happened; null: as it was, or out of sight */
  now: QueueRowFragment | null;
  /** why the queue would not have it any more */
  left: Left | null;
  columns: readonly QueueColumn[];
  current: boolean;
  selected: boolean;
  /** said beside it, of what one did oneself; null: nothing */
  mark: string | null;
}

/** Rows beyond this one that are read with it. */
const AHEAD = 30;

/** One case of the queue: how pressing it is, why it is still there, and what should become of it. It stays in its place whatever happens to it. */
export const QueueRow = memo(function QueueRow({ queue, at, top, row, now, left, columns, current, selected, mark }: Settings) {
  const id = row?.rowId;
  const inSight = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      const forget = [queue.pages.want(at, true), queue.pages.want(at + AHEAD, false), ...(id === undefined ? [] : [queue.news.watch(id)])];
      return () => forget.forEach((one) => one());
    },
    [queue, at, id],
  );
  const shown = now ?? row;
  return (
    <div
      ref={inSight}
      id={`row-${at}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={at + 1}
      aria-selected={selected}
      aria-busy={row === null || undefined}
      className={classes["row"]}
      style={{ transform: `translateY(${top}px)` }}
      data-at={at}
      data-current={current || undefined}
      data-severity={shown?.backlog?.severity}
      data-left={left?.kind}
      data-testid={row ? "queue-row" : "queue-row-unread"}
      data-id={id}
    >
      {row && shown && <Cells row={row} shown={shown} left={left} columns={columns} selected={selected} mark={mark} />}
    </div>
  );
});

type CellSettings = Pick<Settings, "left" | "columns" | "selected" | "mark"> & { row: QueueRowFragment; shown: QueueRowFragment };

function Cells({ row, shown, left, columns, selected, mark }: CellSettings) {
  const words = { say: useLanguage().say, format: useFormat() };
  const { say } = words;
  return (
    <>
      <div role="gridcell" className={classes["check"]}>
        <input type="checkbox" tabIndex={-1} checked={selected} readOnly data-do="select" aria-label={say("backlog.select", { reference: row.reference })} />
      </div>
      {titleCell({ row, shown, left, columns, selected, mark }, say)}
      {columns.map((column) => (
        <div key={column} role="gridcell" className={classes["cell"]} data-column={column}>
          {queueCell(column, shown, words)}
        </div>
      ))}
      <div role="gridcell" className={classes["more"]}>
        <button
          type="button"
          tabIndex={-1}
          className={classes["dots"]}
          data-do="acts"
          aria-label={say("backlog.acts", { reference: row.reference })}
          data-testid="row-acts"
        >
          <span aria-hidden="true">⋯</span>
        </button>
      </div>
    </>
  );
}

function titleCell({ row, shown, left, columns, selected, mark }: CellSettings, say: Say) {
  const has = (column: QueueColumn) => columns.includes(column);
  const said = markOf({ row, shown, left, selected, mark }, say);
  return (
    <div role="gridcell" className={classes["what"]}>
      <a href={`/phan-anh/${row.rowId}`} tabIndex={-1} className={classes["title"]} data-do="open" title={shown.title}>
        {shown.title}
      </a>
      <span className={classes["under"]}>
        {said && (
          <span className={classes["mark"]} data-testid="row-mark">
            {said}
          </span>
        )}
        <span className="number">{row.reference}</span>
        {shown.urgent && (
          <span className={classes["urgent"]}>
            <Shape name="square" size={9} /> {say("cases.urgent")}
          </span>
        )}
        {!has("UNIT") && <span>{shown.unit.name}</span>}
        {!has("FIELD") && <span>{say(`field.${shown.field}`)}</span>}
        {!has("STAGE") && <span>{say(`stage.${shown.stage}`)}</span>}
      </span>
    </div>
  );
}

/** What happened to it since the queue's point: that it is no longer the queue's, by one's own hand, or by somebody else's. */
function markOf({ row, shown, left, selected, mark }: Omit<CellSettings, "columns">, say: Say): string | null {
  if (left) return leftWords(left, say);
  if (mark) return mark;
  if (shown === row) return null;
  if (selected && shown.learnedAt !== row.learnedAt) return say("backlog.changedSelected");
  return changedIn(row, shown) ? say("backlog.updated") : null;
}

function leftWords(left: Left, say: Say): string {
  if (left.kind === "HANDED_OVER") return say("backlog.left.HANDED_OVER", { unit: left.unit });
  if (left.kind === "CLASS") return say("backlog.left.CLASS", { class: left.backlogClass });
  if (left.kind === "SEVERITY") return say("backlog.left.SEVERITY", { severity: say(`backlog.severity.${left.severity}`) });
  return say(`backlog.left.${left.kind}`);
}
