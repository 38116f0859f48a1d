import { SEARCH_ID } from "./queue-filters.tsx";
import { useKeys } from "./use-keys.ts";
import type { useQueueState } from "./use-queue-state.ts";

/** What each key of the queue does; the sheet behind "?" names them. */
export function useQueueKeys(state: ReturnType<typeof useQueueState>) {
  const { open, row } = state;
  const act = (one: "ASSIGN" | "COMMENT" | "EXTEND") => () => row && open({ kind: "act", act: one, row: state.isAny ? null : row });
  const keys = {
    j: () => state.move(1),
    k: () => state.move(-1),
    ArrowDown: () => state.move(1),
    ArrowUp: () => state.move(-1),
    x: () => state.select(state.current, false),
    X: () => state.select(state.current, true),
    Enter: () => row && state.openCase(row),
    Escape: state.unselect,
    e: act("ASSIGN"),
    n: act("COMMENT"),
    s: act("EXTEND"),
    c: () => row && open({ kind: "correct", row }),
    t: () => row && open({ kind: "time", row }),
    ".": () => row && open({ kind: "menu", row: state.isAny ? null : row }),
    "?": () => open({ kind: "keys" }),
    "/": () => document.getElementById(SEARCH_ID)?.focus(),
  };
  return useKeys(keys, ["Enter", "ArrowDown", "ArrowUp"]);
}
