import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { ScoreLineRowFragment } from "../gql/graphql.ts";
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
    aboveShare
    cameBackAt
    finding {
      id
      inspection
      kind
    }
    report {
      code
      from
      to
      id
      accepted
    }
    ruled
  }
`);

/** One line of an indicator: its case, and what it adds. @param children what can be done about it */
export function ScoreLineRow({ line: masked, children }: { line: FragmentType<typeof ScoreLineRowLine>; children?: ReactNode }) {
  const { say } = useLanguage();
  const format = useFormat();
  const line = readFragment(ScoreLineRowLine, masked);
  const { held, excluded, dueAt, doneAt, learnedAt, daysLate, cameBackAt, report } = line;
  const marks = (["reopened", "repeated", "recalled", "extended", "aboveShare"] as const).filter((mark) => line[mark]).map((mark) => say(`score.${mark}`));
  const facts = [
    held.name,
    excluded === null ? say("score.adds", { numerator: line.numerator, denominator: line.denominator }) : say(`score.reason.${excluded}`),
    dueAt !== null && say("score.due", { at: format.due(dueAt) }),
    doneAt !== null && say("score.doneAt", { at: format.at(doneAt) }),
    learnedAt !== null && say("score.learned", { at: format.at(learnedAt) }),
    daysLate !== null && say("score.daysLate", { n: daysLate }),
    cameBackAt !== null && say("score.cameBack", { at: format.at(cameBackAt) }),
    report !== null && say(report.id === null ? "score.notFiled" : report.accepted ? "score.accepted" : "score.notAccepted"),
    ...marks,
    line.ruled && say("score.ruledLine"),
  ].filter((fact) => fact !== false);
  return (
    <li data-testid="score-line" data-excluded={excluded ?? undefined}>
      <LineSubject line={line} />
      <p className={classes["facts"]}>{facts.join(" · ")}</p>
      {children}
    </li>
  );
}

/** What the line is about, with the way there. */
function LineSubject({
  line: { caseId, reference, title, report, finding },
}: {
  line: Pick<ScoreLineRowFragment, "caseId" | "reference" | "title" | "report" | "finding">;
}) {
  const { say } = useLanguage();
  const name = classes["name"];
  if (report !== null) {
    const words = say("score.reportOf", { code: report.code, from: calendarDayText(report.from), to: calendarDayText(report.to) });
    if (report.id === null) return <span className={name}>{words}</span>;
    return (
      <Link to="/bao-cao/$id" params={{ id: report.id }} className={name}>
        {words}
      </Link>
    );
  }
  if (finding !== null)
    return (
      <Link to="/kiem-tra/$id" params={{ id: finding.inspection }} className={name}>
        {say("score.findingOf", { id: finding.id, inspection: finding.inspection })}
      </Link>
    );
  if (caseId === null || reference === null) return <span className={name}>{say(caseId === null ? "score.noCase" : "score.outOfSight")}</span>;
  return (
    <Link to="/phan-anh/$id" params={{ id: caseId }} className={name}>
      {[reference, title].filter((one) => one !== null).join(" · ")}
    </Link>
  );
}
