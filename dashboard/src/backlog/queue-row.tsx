import { Checkbox, UnstyledButton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import type { BacklogClass, QueueRowFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Remaining, Status } from "../ui/index.ts";
import { dispositionWords, factWords, SIGN } from "./queue-words.ts";
import classes from "./queue.module.css";

export interface RowState {
  selected: boolean;
  current: boolean;
  /** said beside it, as what was asked for of it since the queue was opened; null: nothing */
  mark: string | null;
  /** the class it got since */
  nowIn: BacklogClass | null;
}

interface Settings extends RowState {
  row: QueueRowFragment;
  /** the live instant: remaining times move on in place */
  shown: string;
  select: (range: boolean) => void;
  act: () => void;
}

/** One case of the queue: how pressing it is, why it is still there, and what should become of it. */
export function QueueRow({ row, shown, selected, mark, nowIn, select, act }: Settings) {
  const { say } = useLanguage();
  return (
    <>
      <div role="gridcell" className={classes["check"]}>
        <Checkbox
          size="sm"
          tabIndex={-1}
          checked={selected}
          onChange={(event) => select(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
          aria-label={say("backlog.select", { reference: row.reference })}
        />
      </div>
      <div role="gridcell" className={classes["what"]}>
        <Link to="/phan-anh/$id" params={{ id: row.rowId }} tabIndex={-1} className={classes["title"]}>
          {row.title}
        </Link>
        <span className={classes["under"]}>
          <span className="number">{row.reference}</span>
          {row.urgent && (
            <Status tone="late" shape="square" plain>
              {say("cases.urgent")}
            </Status>
          )}
          <span>{say(`field.${row.field}`)}</span>
          <span>{row.unit.name}</span>
          <span>{say(`stage.${row.stage}`)}</span>
        </span>
      </div>
      <div role="gridcell" className={classes["due"]}>
        <Time row={row} shown={shown} />
      </div>
      <div role="gridcell" className={classes["class"]}>
        <Class row={row} nowIn={nowIn} />
        {mark && <span className={classes["mark"]}>{mark}</span>}
      </div>
      <div role="gridcell" className={classes["more"]}>
        <UnstyledButton
          tabIndex={-1}
          className={classes["dots"]}
          onClick={act}
          aria-label={say("backlog.acts", { reference: row.reference })}
          data-testid="row-acts"
        >
          <span aria-hidden="true">⋯</span>
        </UnstyledButton>
      </div>
    </>
  );
}

function Time({ row, shown }: Pick<Settings, "row" | "shown">) {
  const { say } = useLanguage();
  const format = useFormat();
  const severity = row.backlog?.severity ?? "NO_CLOCK";
  return (
    <>
      <Status {...SIGN[severity]} plain>
        {row.dueAt ? <Remaining due={row.dueAt} shown={shown} /> : say(severity === "PAUSED" ? "backlog.remaining.PAUSED" : "backlog.remaining.NO_CLOCK")}
      </Status>
      {row.dueAt && <span className={`number ${classes["when"]}`}>{format.due(row.dueAt)}</span>}
    </>
  );
}

function Class({ row: { backlog }, nowIn }: Pick<Settings, "row" | "nowIn">) {
  const { say } = useLanguage();
  if (!backlog) return null;
  return (
    <>
      <span>
        <span className={classes["code"]} data-class={nowIn ?? backlog.class} title={say(`backlog.class.${nowIn ?? backlog.class}`)}>
          {nowIn ?? backlog.class}
        </span>{" "}
        <strong>{nowIn ? say("backlog.nowIn", { class: nowIn }) : dispositionWords(backlog, say)}</strong>
      </span>
      <span className={classes["when"]}>{factWords(backlog.facts, say)}</span>
    </>
  );
}
