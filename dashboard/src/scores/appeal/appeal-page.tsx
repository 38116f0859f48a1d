import "../../language/scores.ts";
import "../../language/appeals.ts";
import "../../language/sheets.ts";
import { useQuery } from "@apollo/client/react";
import { Link, useParams } from "@tanstack/react-router";
import { calendarDayText, useFormat } from "../../format/index.ts";
import { graphql } from "../../gql/index.ts";
import type { ScoreAppealQuery as Answer } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { answeredBy, Failure, Message, OldValues, PageHead, Panel, Waiting } from "../../ui/index.ts";
import { ScoreLineRow } from "../score-line.tsx";
import { SheetLineRow } from "../sheets/sheet-line.tsx";
import classes from "../scores.module.css";
import { AppealActs } from "./appeal-acts.tsx";
import { AppealFiles } from "./appeal-files.tsx";
import { AppealStanding } from "./appeal-row.tsx";
import { DecidePanel } from "./decide-panel.tsx";
import { EffectTable } from "./effect-table.tsx";
import { MovedLine } from "./moved-line.tsx";
import { RatioTable } from "./ratio-table.tsx";

const ScoreAppealQuery = graphql(`
  query ScoreAppeal($id: ID!) {
    scoreAppeal(id: $id) {
      appeal {
        id
        indicator
        kind
        reason
        state
        overdue
        dueAt
        answeredBy
        afterSeal
        mayWithdraw
        maySay
        mayAnswer
        officer
        officerName
        unit {
          id
          code
          name
        }
        otherUnit {
          id
          code
          name
        }
        earlier
        asker {
          id
          code
          name
        }
      }
      moved {
        ...MovedLine
      }
      period
      from
      to
      sealed
      name {
        vi
        en
      }
      line {
        ordinal
        ...ScoreLineRow
      }
      steps {
        act
        words
        documentNumber
        documentDay
        byName
        at
        byUnit {
          id
          name
        }
      }
      officerLine {
        ...SheetLine
      }
      effects {
        ...EffectTable
      }
      ratios {
        ...RatioTable
      }
      others
      ...AppealFiles
    }
  }
`);
type Detail = NonNullable<Answer["scoreAppeal"]>;

/** One appeal: the line, what is wanted of it, its course, and what its answer changes. */
export function AppealPage() {
  const { id } = useParams({ from: "/signed-in/xem-xet-lai/$id" });
  return <OneAppeal key={id} id={id} />;
}

function OneAppeal({ id }: { id: string }) {
  const { say } = useLanguage();
  const { data, previousData, error, loading, refetch } = useQuery(ScoreAppealQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  const answer = answeredBy({ data, previousData, error, loading }).shown;
  const detail = answer?.scoreAppeal;
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/xem-xet-lai">← {say("appeal.title")}</Link>
      </p>
      {!answer && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={480} bars={8} />)}
      {answer && error && <OldValues retry={refetch} />}
      {answer && !detail && <Message title={say("appeal.notFound")} text={say("appeal.notFoundWhy")} />}
      {detail && <Whole detail={detail} again={() => void refetch().catch(() => null)} />}
    </>
  );
}

function Whole({ detail, again }: { detail: Detail; again: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { appeal, period, sealed, effects, ratios, others } = detail;
  const { id, kind, reason, otherUnit, unit, asker, indicator, officer } = appeal;
  const wanted = [
    officer !== null && kind === "ATTRIBUTION" ? say("appeal.notHis") : say(`appeal.kind.${kind}`),
    reason !== null && say("appeal.reasonSaid", { reason: say(`score.reason.${reason}`) }),
    otherUnit !== null && say("appeal.otherSaid", { unit: otherUnit.name }),
    appeal.afterSeal && say("appeal.afterSeal"),
  ];
  return (
    <article data-testid="appeal-page" data-state={appeal.state}>
      <PageHead
        title={`${say("appeal.number", { id })} · ${appeal.officerName ?? asker.name}`}
        under={<AppealStanding state={appeal.state} overdue={appeal.overdue} />}
      />
      <p className={classes["facts"]}>
        {officer === null ? (
          <Link to="/diem/$ky/$unit" params={{ ky: period, unit: unit.code }}>
            {say("appeal.period", { from: calendarDayText(detail.from), to: calendarDayText(detail.to) })}
          </Link>
        ) : (
          <Link to="/phieu-so-lieu/$ky/$officer" params={{ ky: period, officer }}>
            {say("appeal.period", { from: calendarDayText(detail.from), to: calendarDayText(detail.to) })}
          </Link>
        )}
      </p>
      {appeal.earlier !== null && (
        <p className={classes["facts"]}>
          <Link to="/xem-xet-lai/$id" params={{ id: appeal.earlier }} data-testid="earlier-appeal">
            {say("appeal.against", { id: appeal.earlier })}
          </Link>
        </p>
      )}
      <p className={classes["facts"]}>{wanted.filter((fact) => fact !== false).join(" · ")}</p>
      {appeal.state === "WAITING" && (
        <p className={classes["facts"]}>{`${say(`appeal.answeredBy.${appeal.answeredBy}`)} · ${say("appeal.due", { due: format.due(appeal.dueAt) })}`}</p>
      )}
      <p className={classes["note"]}>{say("appeal.clockStands")}</p>
      <AppealActs appeal={id} mayWithdraw={appeal.mayWithdraw} maySay={appeal.maySay} done={again} />
      {detail.moved !== null && (
        <MovedLine
          moved={detail.moved}
          line={detail.line === null ? null : { period, unit: unit.code, indicator, ordinal: detail.line.ordinal }}
          done={again}
        />
      )}
      <div className={classes["parts"]}>
        <AppealedLine detail={detail} />
        <AppealFiles detail={detail} done={again} />
        {appeal.mayAnswer && (
          <DecidePanel
            appeal={id}
            period={period}
            asked={{ kind, reason, otherUnit: otherUnit?.code ?? null }}
            unit={officer === null ? asker.code : null}
            indicator={indicator}
            sealed={sealed}
            done={again}
          />
        )}
        {effects.length > 0 && (
          <Panel title={say("appeal.effect")}>
            <EffectTable effects={effects} indicator={indicator} others={others ?? 0} sealed={appeal.afterSeal} />
          </Panel>
        )}
        {ratios.length > 0 && (
          <Panel title={say("appeal.effect")}>
            <RatioTable ratios={ratios} />
          </Panel>
        )}
        <Steps steps={detail.steps} />
      </div>
    </article>
  );
}

function AppealedLine({ detail: { appeal, name, line, officerLine } }: { detail: Detail }) {
  const { say, language } = useLanguage();
  return (
    <Panel title={name === null ? say("appeal.sheet") : `${appeal.indicator}. ${name[language]}`}>
      {line === null && officerLine === null && <Message title={say("appeal.lineHidden")} shape="circle" />}
      <ul className={classes["list"]}>
        {line !== null && <ScoreLineRow line={line} />}
        {officerLine !== null && <SheetLineRow line={officerLine} />}
      </ul>
    </Panel>
  );
}

function Steps({ steps }: { steps: Detail["steps"] }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <Panel title={say("appeal.steps")}>
      <ol className={classes["list"]} data-testid="steps">
        {steps.map(({ act, words, documentNumber: number, documentDay, byName, byUnit, at }) => (
          <li key={at + act}>
            <span className={classes["name"]}>{say(`appeal.act.${act}`)}</span>
            <p className={classes["facts"]}>{say("appeal.by", { name: byName, unit: byUnit.name, at: format.at(at) })}</p>
            {words !== null && <p className={classes["facts"]}>{words}</p>}
            {number !== null && documentDay !== null && (
              <p className={classes["facts"]}>{say("appeal.paper", { number, day: calendarDayText(documentDay) })}</p>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
