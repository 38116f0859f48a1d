import { useNavigate } from "@tanstack/react-router";
import { type RefObject, useState } from "react";
import type { BacklogClass, QueueRowFragment } from "../gql/graphql.ts";
import type { Act } from "./act-fields.tsx";
import type { useQueue } from "./queue.ts";
import type { QueueHold } from "./queue-list.tsx";
import { isSelected, NOTHING, selectedCount, type Selection, withRows } from "./selection.ts";

/** What stands open above the queue; `row` null: it is about the selected cases. */
export type Dialog =
  | { kind: "keys" | "jobs" | "letters" }
  | { kind: "menu"; row: QueueRowFragment | null }
  | { kind: "act"; act: Act; row: QueueRowFragment | null }
  | { kind: "correct"; row: QueueRowFragment };

/** Where one stands in the queue, what is selected, and what is open; the focus always comes back to the queue. */
export function useQueueState({ rows, total, filter, asOf }: ReturnType<typeof useQueue>, hold: RefObject<QueueHold | null>) {
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const [from, setFrom] = useState(0);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const [corrected, setCorrected] = useState<ReadonlyMap<string, BacklogClass>>(new Map());
  const current = Math.max(0, Math.min(at, rows.length - 1));
  const row = rows[current] ?? null;
  const token = asOf?.token ?? "";
  const goTo = (next: number) => {
    const place = Math.max(0, Math.min(next, rows.length - 1));
    setAt(place);
    hold.current?.focus();
    hold.current?.bringIntoSight(place);
  };
  const close = () => {
    setDialog(null);
    hold.current?.focus();
  };
  return {
    rows,
    token,
    current,
    row,
    selection,
    dialog,
    asked,
    corrected,
    isAny: selectedCount(selection) > 0,
    close,
    open: setDialog,
    openCase: (one: QueueRowFragment) => void navigate({ to: "/phan-anh/$id", params: { id: one.rowId } }),
    pick: setAt,
    move: (by: number) => goTo(current + by),
    select: (place: number, range: boolean) => {
      const one = rows[place];
      if (!one) return;
      const isRange = range && place !== from;
      const ids = (isRange ? rows.slice(Math.min(place, from), Math.max(place, from) + 1) : [one]).map(({ rowId }) => rowId);
      const loaded = rows.map(({ rowId }) => rowId);
      setSelection((before) => withRows(before, { ids, on: isRange || !isSelected(before, one.rowId), asOf: token }, loaded));
      setFrom(place);
      setAt(place);
    },
    selectAll: () => {
      if (asOf) setSelection({ kind: "matching", filter, asOf: asOf.token, instant: asOf.instant, count: total });
      hold.current?.focus();
    },
    unselect: () => {
      setSelection(NOTHING);
      hold.current?.focus();
    },
    /** What was asked for of one case, or of the selected ones, is on its way: the next row is at hand. */
    done: (one: QueueRowFragment | null) => {
      const ids = one ? [one.rowId] : rows.filter(({ rowId }) => isSelected(selection, rowId)).map(({ rowId }) => rowId);
      setAsked((before) => new Set([...before, ...ids]));
      setDialog(null);
      if (!one) setSelection(NOTHING);
      goTo(one ? current + 1 : current);
    },
    nowIn: (one: QueueRowFragment, now: BacklogClass) => {
      setCorrected((before) => new Map(before).set(one.rowId, now));
      setDialog(null);
      goTo(current + 1);
    },
  };
}
