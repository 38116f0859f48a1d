import { useLocation, useNavigate } from "@tanstack/react-router";
import { type RefObject, useState } from "react";
import type { BacklogClass, QueueRowFragment } from "../gql/graphql.ts";
import type { Act } from "./act-fields.tsx";
import type { useQueue } from "./queue.ts";
import type { QueueHold } from "./queue-list.tsx";
import { isSelected, NOTHING, selectedCount, type Selection, withRows } from "./selection.ts";

/** What stands open above the queue; `row` null: it is about the selected cases. */
export type Dialog =
  | { kind: "keys" | "jobs" | "letters" | "columns" | "save" }
  | { kind: "menu"; row: QueueRowFragment | null }
  | { kind: "act"; act: Act; row: QueueRowFragment | null }
  | { kind: "correct" | "time"; row: QueueRowFragment };

/** Rows that one stretch may reach over; more are taken by "all that match". */
const LONGEST_RANGE = 1_000;
const REMEMBERED = "dau-moi.queue";

/** Where one stands in the queue, what is selected, and what is open; the focus always comes back to the queue. */
export function useQueueState({ queue, total, filter, asOf }: ReturnType<typeof useQueue>, hold: RefObject<QueueHold | null>) {
  const navigate = useNavigate();
  const address = useLocation({ select: ({ searchStr }) => searchStr });
  const [at, setAt] = useState(() => placeLeft(address));
  const [from, setFrom] = useState(0);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const [corrected, setCorrected] = useState<ReadonlyMap<string, BacklogClass>>(new Map());
  const [stretching, setStretching] = useState<"reading" | "tooLong" | "failed" | null>(null);
  const current = Math.max(0, Math.min(at, total - 1));
  const row = queue?.pages.at(current) ?? null;
  const token = asOf?.token ?? "";
  const goTo = (next: number) => {
    const place = Math.max(0, Math.min(next, total - 1));
    setAt(place);
    hold.current?.focus();
    hold.current?.bringIntoSight(place);
  };
  const close = () => {
    setDialog(null);
    hold.current?.focus();
  };
  const take = (ids: readonly string[], on: boolean) => {
    const loaded = queue?.pages.read().map(({ rowId }) => rowId) ?? [];
    setSelection((before) => withRows(before, { ids, on, asOf: token }, loaded));
  };
  /** Every row of the stretch, those that were not read yet too. */
  const stretch = async (place: number) => {
    const [first, last] = [Math.min(place, from), Math.max(place, from)];
    if (last - first >= LONGEST_RANGE) return setStretching("tooLong");
    setStretching("reading");
    const rows = await queue?.pages.all(first, last).catch(() => null);
    setStretching(rows ? null : "failed");
    if (rows)
      take(
        rows.map(({ rowId }) => rowId),
        true,
      );
  };
  return {
    token,
    current,
    row,
    selection,
    dialog,
    asked,
    corrected,
    stretching,
    isAny: selectedCount(selection) > 0,
    close,
    open: setDialog,
    openCase: (one: QueueRowFragment) => {
      sessionStorage.setItem(REMEMBERED, JSON.stringify({ address, at: queue?.pages.placeOf(one.rowId) ?? current }));
      void navigate({ to: "/phan-anh/$id", params: { id: one.rowId } });
    },
    pick: setAt,
    move: (by: number) => goTo(current + by),
    select: (place: number, range: boolean) => {
      const one = queue?.pages.at(place);
      if (!one) return;
      setStretching(null);
      if (range && place !== from) void stretch(place);
      else take([one.rowId], !isSelected(selection, one.rowId));
      setFrom(place);
      setAt(place);
    },
    selectAll: () => {
      if (asOf) setSelection({ kind: "matching", filter, asOf: asOf.token, instant: asOf.instant, count: total });
      hold.current?.focus();
    },
    unselect: () => {
      setSelection(NOTHING);
      setStretching(null);
      hold.current?.focus();
    },
    /** A selected case, as an example of them all. */
    example: () => queue?.pages.read().find(({ rowId }) => isSelected(selection, rowId)) ?? queue?.pages.at(0) ?? null,
    /** What was asked for of one case, or of the selected ones, is on its way: the next row is at hand. */
    done: (one: QueueRowFragment | null) => {
      const read = queue?.pages.read() ?? [];
      const ids = one ? [one.rowId] : read.filter(({ rowId }) => isSelected(selection, rowId)).map(({ rowId }) => rowId);
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

/** Who comes back from a case finds the queue at the row he left. */
function placeLeft(address: string): number {
  const kept = sessionStorage.getItem(REMEMBERED);
  const left = kept === null ? null : (JSON.parse(kept) as { address: string; at: number });
  return left?.address === address ? left.at : 0;
}
