import { type MouseEvent, type Ref, useCallback, useImperativeHandle, useMemo, useRef, useSyncExternalStore } from "react";
import type { QueueColumn, QueueRowFragment, Severity } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { QueueGroup, QueueHead } from "./queue-heads.tsx";
import { QueueRow } from "./queue-row.tsx";
import type { Queue } from "./queue.ts";
import { groupsOf, rowBelow, topOfGroup, topOfRow } from "./places.ts";
import { widthsOf } from "./columns.ts";
import { useHeights, useSight } from "./use-sight.ts";
import classes from "./queue.module.css";

/** What the page does with the list besides showing it. */
export interface QueueHold {
  focus: () => void;
  /** @param at place of a row among the rows */
  bringIntoSight: (at: number) => void;
}

/** What is done to a row by mouse or finger. */
export type RowAct = "select" | "acts" | "time" | "open";

interface Settings {
  queue: Queue;
  /** rows of each group; null: not counted yet */
  counts: readonly { severity: Severity; cases: number }[] | null;
  columns: readonly QueueColumn[];
  current: number;
  isSelected: (id: string) => boolean;
  /** said beside a row of what one did oneself; null: nothing */
  markOf: (row: QueueRowFragment) => string | null;
  pick: (at: number) => void;
  act: (act: RowAct, at: number, range: boolean) => void;
  hold: Ref<QueueHold>;
}

/** Rows drawn beyond what is in sight. */
const BEYOND = 4;
const UNASKED: readonly QueueRowFragment[] = [];
const [STUCK_HEIGHT, FOOT_HEIGHT] = [190, 90];

/** The queue under the headings of its groups; only what is in sight is drawn and read, however long it is. */
export function QueueList({ queue, counts, columns, current, isSelected, markOf, pick, act, hold }: Settings) {
  const { say } = useLanguage();
  const { pages, news } = queue;
  useSyncExternalStore(pages.state.subscribe, pages.state.get);
  useSyncExternalStore(news.subscribe, news.state.get);
  const read = counts === null ? pages.read() : UNASKED;
  const groups = useMemo(() => groupsOf(counts, read), [counts, read]);
  const grid = useRef<HTMLDivElement>(null);
  const heights = useHeights(columns.length - 2);
  const { top, bottom, place } = useSight();
  const placed = useCallback(
    (element: HTMLDivElement | null) => {
      grid.current = element;
      place(element);
    },
    [place],
  );
  const last = pages.total - 1;
  // Always as many: a row that goes out of sight at one end is the next one's place at the other, and nothing is built anew.
  const drawn = Math.min(Math.ceil((bottom - top) / heights.row) + 2 * BEYOND + 1, pages.total);
  const from = Math.min(Math.max(rowBelow(top, groups, heights) - BEYOND, 0), pages.total - drawn);
  const places = Array.from({ length: drawn }, (_, i) => from + i);
  useImperativeHandle(hold, () => ({
    focus: () => grid.current?.focus({ preventScroll: true }),
    bringIntoSight: (at) => {
      const list = grid.current;
      if (!list) return;
      const upper = list.getBoundingClientRect().top + topOfRow(at, groups, heights) - (at === 0 ? heights.head + heights.group : 0);
      const lower = upper + heights.row;
      if (upper < STUCK_HEIGHT) window.scrollBy(0, upper - STUCK_HEIGHT);
      else if (lower > window.innerHeight - FOOT_HEIGHT) window.scrollBy(0, lower - window.innerHeight + FOOT_HEIGHT);
    },
  }));
  const pressed = (event: MouseEvent) => {
    const { at, to: asked } = pressedOn(event);
    if (at === null || asked === null) return;
    if (asked === "open" && (event.ctrlKey || event.metaKey || event.shiftKey)) return; // another tab, as with any link
    if (asked !== "select") event.preventDefault();
    act(asked, at, event.shiftKey);
  };
  // What is pressed in a row takes no focus: the keys go on from the queue.
  const held = (event: MouseEvent) => {
    const { at, to: asked } = pressedOn(event);
    if (at !== null) pick(at);
    if (asked === null || asked === "open") return;
    event.preventDefault();
    grid.current?.focus({ preventScroll: true });
  };
  return (
    <div
      ref={placed}
      role="grid"
      tabIndex={0}
      className={classes["grid"]}
      aria-label={say("backlog.list")}
      aria-rowcount={pages.total}
      aria-multiselectable="true"
      aria-activedescendant={pages.at(current) ? `row-${current}` : undefined}
      style={{ height: topOfRow(last, groups, heights) + heights.row, "--columns": widthsOf(columns), "--row": `${heights.row}px` } as React.CSSProperties}
      data-testid="queue"
      onClick={pressed}
      onMouseDown={held}
    >
      {heights.head > 0 && <QueueHead columns={columns} height={heights.head} />}
      {groups.map((group, nth) => (
        <QueueGroup key={group.severity} group={group} top={topOfGroup(nth, groups, heights)} height={heights.group} />
      ))}
      {places.map((at) => {
        const row = pages.at(at);
        const standing = row && news.of(row.rowId);
        return (
          <QueueRow
            key={at % drawn}
            queue={queue}
            at={at}
            top={topOfRow(at, groups, heights)}
            row={row ?? null}
            now={standing?.row ?? null}
            left={standing?.left ?? null}
            columns={columns}
            current={at === current}
            selected={row !== undefined && isSelected(row.rowId)}
            mark={row ? markOf(row) : null}
          />
        );
      })}
    </div>
  );
}

function pressedOn({ target }: MouseEvent): { at: number | null; to: RowAct | null } {
  if (!(target instanceof Element)) return { at: null, to: null };
  const at = target.closest<HTMLElement>("[data-at]")?.dataset["at"];
  const to = target.closest<HTMLElement>("[data-do]")?.dataset["do"];
  return { at: at === undefined ? null : Number(at), to: (to as RowAct | undefined) ?? null };
}
