import { calendarDayText, type useFormat } from "../format/index.ts";
import type { QueueColumn, QueueRowFragment } from "../gql/graphql.ts";
import type { Say } from "../language/index.ts";
import { Shape } from "../ui/index.ts";
import { dispositionWords, factWords, SIGN } from "./queue-words.ts";
import classes from "./queue.module.css";

/** The words of a row, in the language at hand: asked for once a row, since rows are drawn while somebody scrolls. */
export interface RowWords {
  say: Say;
  format: ReturnType<typeof useFormat>;
}

/** What one column shows of a case; no component, for the same reason. */
export function queueCell(column: QueueColumn, row: QueueRowFragment, words: RowWords) {
  const { say, format } = words;
  switch (column) {
    case "TIME":
      return timeCell(row, words);
    case "CLASS":
      return classCell(row, words);
    case "UNIT":
      return <span>{row.unit.name}</span>;
    case "FIELD":
      return <span>{say(`field.${row.field}`)}</span>;
    case "STAGE":
      return stageCell(row, words);
    case "RECEIVED":
      return <span className="number">{format.at(row.receivedAt)}</span>;
    case "CHANNEL":
      return <span>{say(row.channel ? `channel.${row.channel}` : "channel.unknown")}</span>;
    case "PLACE":
      return <span>{row.placeText ?? "–"}</span>;
  }
}

/** Where it is, and the letter by which it was sent on. */
function stageCell(row: QueueRowFragment, { say }: RowWords) {
  const letter = row.diversions.findLast(({ hides, letter: one }) => !hides && one)?.letter;
  return (
    <>
      <span>{say(`stage.${row.stage}`)}</span>
      {letter && <span className={classes["when"]}>{say("backlog.sentOn", { number: letter.number, day: calendarDayText(letter.day) })}</span>}
    </>
  );
}

/** The working time that is left, as the hub counts it, and the way to how it is counted. */
function timeCell(row: QueueRowFragment, { say, format }: RowWords) {
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

function classCell({ backlog }: QueueRowFragment, { say }: RowWords) {
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
