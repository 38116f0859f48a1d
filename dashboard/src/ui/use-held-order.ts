import { useRef, useState } from "react";
import { inHeldOrder } from "./ranking.ts";

const HELD_AFTER_LEAVING_MS = 30_000;

interface Row {
  unit: { code: string };
  open: number;
  overdue: number;
  overdueShare: number | null;
}

/** Keeps the rows where they are while pointer or focus is among them, and a while after. `moved`: sorting again would change the order. */
export function useHeldOrder<T extends Row>(ranked: readonly T[]) {
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const release = useRef<ReturnType<typeof setTimeout>>(undefined);
  const rows = inHeldOrder(ranked, held);
  const hold = () => {
    clearTimeout(release.current);
    setHeld((before) => before ?? ranked.map((row) => row.unit.code));
  };
  const leave = () => {
    clearTimeout(release.current);
    release.current = setTimeout(() => setHeld(null), HELD_AFTER_LEAVING_MS);
  };
  return {
    rows,
    moved: rows.some((row, place) => row !== ranked[place]),
    sortAgain: () => setHeld((before) => before && ranked.map((row) => row.unit.code)),
    holding: { onPointerEnter: hold, onPointerLeave: leave, onFocus: hold, onBlur: leave },
  };
}
