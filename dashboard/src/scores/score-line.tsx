import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./scores.module.css";

const ScoreLineRowLine = graphql(`
  fragment ScoreLineRow on ScoreLine {
    caseId
    reference
    title
    held {
      id
      name
    }
    numerator
    denominator
    excluded
    dueAt
    doneAt
    learnedAt
    daysLate
    reopened
    repeated
    recalled
    extended
    ruled
  }
`);

/** One line of an indicator: its case, and what it adds. @param children what can be done about it */
export function ScoreLineRow({ line: masked, children }: { line: FragmentType<typeof ScoreLineRowLine>; children?: ReactNode }) {
  const { say } = useLanguage();
  const format = useFormat();
  const line = readFragment(ScoreLineRowLine, masked);
  const { caseId, reference, title, held, excluded, dueAt, doneAt, learnedAt, daysLate } = line;
  const marks = (["reopened", "repeated", "recalled", "extended"] as const).filter((mark) => line[mark]).map((mark) => say(`score.${mark}`));
  const facts = [
    held.name,
    excluded === null ? say("score.adds", { numerator: line.numerator, denominator: line.denominator }) : say(`score.reason.${excluded}`),
    dueAt !== null && say("score.due", { at: format.due(dueAt) }),
    doneAt !== null && say("score.doneAt", { at: format.at(doneAt) }),
    learnedAt !== null && say("score.learned", { at: format.at(learnedAt) }),
    daysLate !== null && say("score.daysLate", { n: daysLate }),
    ...marks,
    line.ruled && say("score.ruledLine"),
  ].filter((fact) => fact !== false);
  return (
    <li data-testid="score-line" data-excluded={excluded ?? undefined}>
      {caseId !== null && reference !== null ? (
        <Link to="/phan-anh/$id" params={{ id: caseId }} className={classes["name"]}>
          {[reference, title].filter((one) => one !== null).join(" · ")}
        </Link>
      ) : (
        <span className={classes["name"]}>{say(caseId === null ? "score.noCase" : "score.outOfSight")}</span>
      )}
      <p className={classes["facts"]}>{facts.join(" · ")}</p>
      {children}
    </li>
  );
}
