import "../../language/scores.ts";
import "../../language/sheets.ts";
import { useQuery } from "@apollo/client/react";
import { Link, useParams } from "@tanstack/react-router";
import { calendarDayText, useFormat } from "../../format/index.ts";
import { graphql } from "../../gql/index.ts";
import type { SheetQuery as Answer } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { answeredBy, Failure, Message, OldValues, PageHead, Panel, Waiting } from "../../ui/index.ts";
import { scoreText } from "../score-text.ts";
import classes from "../scores.module.css";
import { SheetActs } from "./sheet-acts.tsx";
import { SheetRatioRow } from "./sheet-ratio.tsx";

const SheetQuery = graphql(`
  query Sheet($period: ID!, $officer: String!) {
    officerPeriod(id: $period) {
      id
      from
      to
      provisional
      objectionUntil
      asOf {
        instant
      }
    }
    officerSheet(period: $period, officer: $officer) {
      officer
      name
      title
      unit {
        id
        name
      }
      staff
      own
      confirmedAt
      mayConfirm
      commendations {
        id
        round {
          id
          title
        }
      }
      timeLines
      ownMinutes
      unitMinutes
      rule {
        information
        single
        multiple
        urgent
        qualityStep
        progressStep
        status
        compared
        legalBasis
      }
      ratios {
        part
        value
        ...SheetRatio
      }
      ruled {
        part
        value
        ...SheetRatio
      }
    }
  }
`);
type Sheet = NonNullable<Answer["officerSheet"]>;
type Period = NonNullable<Answer["officerPeriod"]>;

/** One officer's sheet: what he was given and did, each number with the list behind it. */
export function SheetPage() {
  const { say } = useLanguage();
  const { ky, officer } = useParams({ from: "/signed-in/phieu-so-lieu/$ky/$officer" });
  const { data, previousData, error, loading, refetch } = useQuery(SheetQuery, { variables: { period: ky, officer }, fetchPolicy: "cache-and-network" });
  const answer = answeredBy({ data, previousData, error, loading }).shown;
  const { officerPeriod: period, officerSheet: sheet } = answer ?? {};
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/phieu-so-lieu/$ky" params={{ ky }}>
          ← {period ? say("sheet.days", { from: calendarDayText(period.from), to: calendarDayText(period.to) }) : say("sheet.title")}
        </Link>
      </p>
      {!answer && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={480} bars={8} />)}
      {answer && error && <OldValues retry={refetch} />}
      {answer && !sheet && <Message title={say("sheet.notFound")} text={say("sheet.notFoundWhy")} />}
      {period && sheet && <Whole period={period} sheet={sheet} again={() => void refetch().catch(() => null)} />}
    </>
  );
}

function Whole({ period, sheet, again }: { period: Period; sheet: Sheet; again: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const shown = sheet.ruled ?? sheet.ratios;
  const hours = (minutes: number): string => say("sheet.hours", { n: format.number(Math.round(minutes / 60)) });
  return (
    <article data-testid="sheet" data-officer={sheet.officer}>
      <PageHead title={sheet.name} under={<span className={classes["mark"]}>{say(period.provisional ? "sheet.provisional" : "sheet.sealed")}</span>} />
      <Facts period={period} sheet={sheet} />
      <SheetActs period={period.id} officer={sheet.officer} mayConfirm={sheet.mayConfirm} done={again} />
      {sheet.commendations.map(({ id, round }) => (
        <p key={id} className={classes["facts"]} data-testid="sheet-commendation">
          <Link to="/khen-thuong/$id" params={{ id }}>
            {say("sheet.commendation", { round: round.title })}
          </Link>
        </p>
      ))}
      <Panel title={say("sheet.title")}>
        <ul className={classes["list"]} data-testid="ratios">
          {shown.map((one, at) => (
            <SheetRatioRow
              key={one.part}
              one={one}
              before={sheet.ruled === null ? null : (sheet.ratios[at]?.value ?? null)}
              period={period.id}
              officer={sheet.officer}
            />
          ))}
          <li className={classes["indicator"]}>
            <span className={classes["name"]}>{say("sheet.part.TIME")}</span>
            <p className={classes["facts"]}>
              <Link
                to="/phieu-so-lieu/$ky/$officer/danh-sach"
                params={{ ky: period.id, officer: sheet.officer }}
                search={{ part: "TIME" }}
                data-testid="lines-TIME"
              >
                {say("sheet.lines", { n: sheet.timeLines })}
              </Link>
            </p>
            <p className={classes["facts"]}>{say("sheet.time", { own: hours(sheet.ownMinutes), unit: hours(sheet.unitMinutes) })}</p>
          </li>
        </ul>
      </Panel>
    </article>
  );
}

function Facts({ period, sheet }: { period: Period; sheet: Sheet }) {
  const { say, locale } = useLanguage();
  const format = useFormat();
  const { rule, staff, title, unit, confirmedAt } = sheet;
  const text = (decimal: string): string => scoreText(decimal, locale);
  const facts = [
    [title, unit.name].filter((one) => one !== null).join(" · "),
    staff === null ? say("sheet.staff.none") : say(`sheet.staff.${staff}`),
    say("sheet.part70"),
    period.provisional && say("sheet.objection", { due: format.due(period.objectionUntil) }),
    confirmedAt === null ? say("sheet.notConfirmed") : say("sheet.confirmed", { at: format.at(confirmedAt) }),
    rule !== null && say("sheet.rule", { basis: rule.legalBasis }),
    rule !== null && rule.status === "PROPOSED" && say("sheet.proposed"),
    rule !== null && !rule.compared && say("sheet.notCompared"),
    rule !== null &&
      say("sheet.weights", {
        information: text(rule.information),
        single: text(rule.single),
        multiple: text(rule.multiple),
        urgent: text(rule.urgent),
        quality: text(rule.qualityStep),
        progress: text(rule.progressStep),
      }),
  ].filter((fact) => fact !== false);
  return facts.map((fact) => (
    <p key={fact} className={classes["facts"]}>
      {fact}
    </p>
  ));
}
