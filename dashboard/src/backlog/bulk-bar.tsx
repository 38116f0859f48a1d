import { Button } from "@mantine/core";
import { useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import type { Act } from "./act-fields.tsx";
import { selectedCount, type Selection } from "./selection.ts";
import classes from "./dialogs.module.css";

interface Settings {
  selection: Selection;
  /** what becomes of a stretch that reaches over rows not read yet; null: nothing */
  stretching: "reading" | "tooLong" | "failed" | null;
  total: number;
  selectAll: () => void;
  unselect: () => void;
  act: (act: Act) => void;
  more: () => void;
}

/** Shown while something is selected: how much, and what can be done with it. */
export function BulkBar({ selection, stretching, total, selectAll, unselect, act, more }: Settings) {
  const { say } = useLanguage();
  const format = useFormat();
  const n = selectedCount(selection);
  if (n === 0 && stretching === null) return null;
  const chosen = selection.kind === "matching" ? say("backlog.allMatching", { n, at: format.at(selection.instant) }) : say("backlog.selected", { n });
  const told = stretching === null ? chosen : `${chosen} · ${say(`backlog.stretch.${stretching}`)}`;
  return (
    <section className={classes["bar"]} aria-label={say("backlog.forMany")} data-testid="bulk-bar">
      <strong role="status">{told}</strong>
      {selection.kind === "some" && total > n && (
        <Button size="compact-md" variant="subtle" onClick={selectAll} data-testid="select-all">
          {say("backlog.selectAll", { n: total })}
        </Button>
      )}
      <Button size="compact-md" onClick={() => act("ASSIGN")}>
        {say("backlog.act.ASSIGN")}
      </Button>
      <Button size="compact-md" variant="default" onClick={() => act("COMMENT")}>
        {say("backlog.act.COMMENT")}
      </Button>
      <Button size="compact-md" variant="default" onClick={() => act("EXTEND")}>
        {say("backlog.act.EXTEND")}
      </Button>
      <Button size="compact-md" variant="default" onClick={more} data-testid="bulk-more">
        {say("backlog.more")}
      </Button>
      <Button size="compact-md" variant="subtle" onClick={unselect}>
        {say("backlog.unselect")}
      </Button>
    </section>
  );
}
