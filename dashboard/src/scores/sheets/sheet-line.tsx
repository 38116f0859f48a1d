import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { calendarDayText, useFormat } from "../../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import type { SheetLineFragment } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { scoreText } from "../score-text.ts";
import classes from "../scores.module.css";

const SheetLineShown = graphql(`
  fragment SheetLine on OfficerLine {
    period
    key
    part
    caseId
    reference
    title
    held {
      id
      name
    }
    weight
    numerator
    denominator
    excluded
    approver
    document
    hadFrom
    dueAt
    doneAt
    carried
    standsIn
    answer
    urgent
    multiple
    reopened
    repeated
    recalled
    ruling {
      effect
      documentNumber
      documentDay
      byName
      before
    }
  }
`);

/** One line of a sheet: its case, what it adds, and what was ruled of it. @param children what can be done about it */
export function SheetLineRow({ line: masked, children }: { line: FragmentType<typeof SheetLineShown>; children?: ReactNode }) {
  const { say, locale } = useLanguage();
  const format = useFormat();
  const outcome = useOutcome();
  const line = readFragment(SheetLineShown, masked);
  const { caseId, reference, title, held, weight, excluded, approver, document, hadFrom, dueAt, doneAt, ruling } = line;
  const marks = (["carried", "standsIn", "answer", "urgent", "multiple", "reopened", "repeated", "recalled"] as const).filter((mark) => line[mark]);
  const facts = [
    held.name,
    excluded === null ? outcome(line) : say(`sheet.reason.${excluded}`),
    weight !== null && say("sheet.weight", { weight: scoreText(weight, locale) }),
    hadFrom !== null && say("sheet.had", { at: format.at(hadFrom) }),
    dueAt !== null && say("sheet.due", { at: format.due(dueAt) }),
    doneAt !== null && say("sheet.doneAt", { at: format.at(doneAt) }),
    ...marks.map((mark) => say(`sheet.${mark}`)),
  ].filter((fact) => fact !== false);
  return (
    <li data-testid="sheet-line" data-key={line.key} data-excluded={excluded ?? undefined}>
      {reference === null ? (
        <span className={classes["name"]}>{say("sheet.outOfSight")}</span>
      ) : (
        <Link to="/phan-anh/$id" params={{ id: caseId }} className={classes["name"]}>
          {[reference, title].filter((one) => one !== null).join(" · ")}
        </Link>
      )}
      <p className={classes["facts"]}>{facts.join(" · ")}</p>
      {approver !== null && <p className={classes["facts"]}>{say("sheet.cause", { approver, document: document ?? "" })}</p>}
      {ruling !== null && (
        <p className={classes["facts"]}>
          {say(`sheet.ruling.${ruling.effect}`, {
            number: ruling.documentNumber,
            day: calendarDayText(ruling.documentDay),
            name: ruling.byName,
            before: ruling.before,
          })}
        </p>
      )}
      {children}
    </li>
  );
}

/** What a line that counts adds, in words. */
function useOutcome() {
  const { say } = useLanguage();
  const format = useFormat();
  const hours = (ms: string): string => say("sheet.hours", { n: format.number(Math.round(Number(ms) / 3_600_000)) });
  return ({ part, numerator, denominator }: Pick<SheetLineFragment, "part" | "numerator" | "denominator">): string => {
    if (part === "QUANTITY") return say(numerator === "0" ? "sheet.doneNo" : "sheet.doneYes");
    if (part === "QUALITY") return say("sheet.failures", { n: Number(numerator) });
    if (part === "PROGRESS") return say(numerator === "0" ? "sheet.inTime" : "sheet.late");
    return say("sheet.time", { own: hours(numerator), unit: hours(denominator) });
  };
}
