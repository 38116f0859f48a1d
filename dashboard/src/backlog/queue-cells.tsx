import { calendarDayText, useFormat } from "../format/index.ts";
import type { QueueColumn, QueueRowFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Shape } from "../ui/index.ts";
import { dispositionWords, factWords, SIGN } from "./queue-words.ts";
import classes from "./queue.module.css";

/** What one column shows of a case. */
export function QueueCell({ column, row }: { column: QueueColumn; row: QueueRowFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  switch (column) {
    case "TIME":
      return <Time row={row} />;
    case "CLASS":
      return <Class row={row} />;
    case "UNIT":
      return <span>{row.unit.name}</span>;
    case "FIELD":
      return <span>{say(`field.${row.field}`)}</span>;
    case "STAGE":
      return <Stage row={row} />;
    case "RECEIVED":
      return <span className="number">{format.at(row.receivedAt)}</span>;
    case "CHANNEL":
      return <span>{say(row.channel ? `channel.${row.channel}` : "channel.unknown")}</span>;
    case "PLACE":
      return <span>{row.placeText ?? "–"}</span>;
  }
}

/** Where it is, and the letter by which it was sent on. */
function Stage({ row }: { row: QueueRowFragment }) {
  const { say } = useLanguage();
  const letter = row.diversions.findLast(({ hides, letter: one }) => !hides && one)?.letter;
  return (
    <>
      <span>{say(`stage.${row.stage}`)}</span>
      {letter && <span className={classes["when"]}>{say("backlog.sentOn", { number: letter.number, day: calendarDayText(letter.day) })}</span>}
    </>
  );
}

/** The working time that is left, as the hub counts it, and the way to how it is counted. */
function Time({ row }: { row: QueueRowFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  const severity = row.backlog?.severity ?? "NO_CLOCK";
  const { tone, shape } = SIGN[severity];
  const { timeLeft, dueAt } = row;
  const known = timeLeft ? format.timeLeft(timeLeft) : dueAt ? format.due(dueAt) : say(row.open ? "backlog.remaining.NO_CLOCK" : `stage.${row.stage}`);
  return (
    <>
      <span className={classes["left"]} data-tone={tone}>
        <Shape name={shape} />
        {timeLeft ? (
          <button type="button" tabIndex={-1} className={classes["time"]} data-do="time" title={say("timeLeft.note", { at: format.at(timeLeft.at) })}>
            {known}
          </button>
        ) : (
          known
        )}
      </span>
      {dueAt && timeLeft && <span className={`number ${classes["when"]}`}>{format.due(dueAt)}</span>}
      {timeLeft?.pauseReason && <span className={classes["when"]}>{timeLeft.pauseReason}</span>}
    </>
  );
}

function Class({ row: { backlog } }: { row: QueueRowFragment }) {
  const { say } = useLanguage();
  if (!backlog) return null;
  const facts = factWords(backlog.facts, say);
  return (
    <>
      <span className={classes["disposition"]}>
        <span className={classes["code"]} data-class={backlog.class} title={say(`backlog.class.${backlog.class}`)}>
          {backlog.class}
        </span>{" "}
        <strong>{dispositionWords(backlog, say)}</strong>
      </span>
      <span className={classes["when"]} title={facts}>
        {facts}
      </span>
    </>
  );
}
