import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type Ref, useImperativeHandle, useMemo, useRef, useState } from "react";
import { useFormat } from "../format/index.ts";
import type { QueueRowFragment, Severity } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Status } from "../ui/index.ts";
import { SIGN } from "./queue-words.ts";
import classes from "./queue.module.css";

type Item = { group: Severity; row?: never; at?: never } | { group?: never; row: QueueRowFragment; at: number };

/** What the page does with the list besides showing it. */
export interface QueueHold {
  focus: () => void;
  /** @param at place of a row among the rows */
  bringIntoSight: (at: number) => void;
}

interface Settings {
  rows: readonly QueueRowFragment[];
  /** rows of each group in the whole list; null: not counted yet */
  counts: readonly { severity: Severity; cases: number }[] | null;
  total: number;
  current: number;
  isSelected: (id: string) => boolean;
  pick: (at: number) => void;
  more: () => void;
  hold: Ref<QueueHold>;
  children: (row: QueueRowFragment, at: number) => ReactNode;
}

/** Rows from the end at which the next ones are asked for. */
const AHEAD = 30;
const [ROW_HEIGHT, GROUP_HEIGHT, STUCK_HEIGHT, FOOT_HEIGHT] = [76, 40, 190, 90];

/** The queue under the headings of its groups; only what is in sight is drawn, however long it is. */
export function QueueList({ rows, counts, total, current, isSelected, pick, more, hold, children }: Settings) {
  const { say } = useLanguage();
  const [top, setTop] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const items = useMemo(() => itemsOf(rows), [rows]);
  // The compiler leaves this component as it is, which is what the library needs.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: (place) => (items[place]?.group ? GROUP_HEIGHT : ROW_HEIGHT),
    getItemKey: (place) => items[place]?.group ?? items[place]?.row?.rowId ?? place,
    overscan: 10,
    scrollMargin: top,
    scrollPaddingStart: STUCK_HEIGHT,
    scrollPaddingEnd: FOOT_HEIGHT,
    onChange: (list) => {
      if ((list.range?.endIndex ?? 0) >= items.length - AHEAD) more();
    },
  });
  useImperativeHandle(hold, () => ({
    focus: () => grid.current?.focus({ preventScroll: true }),
    bringIntoSight: (at) => virtual.scrollToIndex(Math.max(placeOf(items, at) - (at === 0 ? 1 : 0), 0), { align: "auto" }),
  }));
  const place = (element: HTMLDivElement | null) => {
    grid.current = element;
    if (element) setTop(element.getBoundingClientRect().top + window.scrollY);
  };
  return (
    <div
      ref={place}
      role="grid"
      tabIndex={0}
      className={classes["grid"]}
      aria-label={say("backlog.list")}
      aria-rowcount={total}
      aria-multiselectable="true"
      aria-activedescendant={rows[current] ? `row-${rows[current].rowId}` : undefined}
      style={{ height: virtual.getTotalSize() }}
      data-testid="queue"
    >
      {virtual.getVirtualItems().map((seen) => {
        const item = items[seen.index];
        const drawn = { ref: virtual.measureElement, "data-index": seen.index, style: { transform: `translateY(${seen.start - top}px)` } };
        if (!item?.row)
          return item && <Group key={seen.key} {...drawn} severity={item.group} cases={counts?.find((one) => one.severity === item.group)?.cases ?? null} />;
        const { row, at } = item;
        return (
          <div
            key={seen.key}
            {...drawn}
            id={`row-${row.rowId}`}
            role="row"
            tabIndex={-1}
            aria-rowindex={at + 1}
            aria-selected={isSelected(row.rowId)}
            className={classes["row"]}
            data-current={at === current || undefined}
            data-severity={row.backlog?.severity}
            data-testid="queue-row"
            data-id={row.rowId}
            onPointerDown={() => pick(at)}
          >
            {children(row, at)}
          </div>
        );
      })}
    </div>
  );
}

type Drawn = { ref: Ref<HTMLDivElement>; "data-index": number; style: { transform: string } };

function Group({ severity, cases, ...drawn }: Drawn & { severity: Severity; cases: number | null }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <div {...drawn} role="row" className={classes["group"]} data-testid={`group-${severity}`}>
      <div role="rowheader">
        <Status {...SIGN[severity]}>{say(`backlog.severity.${severity}`)}</Status>
        {cases !== null && <span className="number">{format.number(cases)}</span>}
      </div>
    </div>
  );
}

function itemsOf(rows: readonly QueueRowFragment[]): Item[] {
  const items: Item[] = [];
  for (const [at, row] of rows.entries()) {
    const group = row.backlog?.severity ?? "NO_CLOCK";
    if (at === 0 || (rows[at - 1]?.backlog?.severity ?? "NO_CLOCK") !== group) items.push({ group });
    items.push({ row, at });
  }
  return items;
}

/** Place of a row among the items: as far down as it is, and below its headings. */
function placeOf(items: readonly Item[], at: number): number {
  for (let place = at; place < Math.min(at + 8, items.length); place++) if (items[place]?.at === at) return place;
  return at;
}
