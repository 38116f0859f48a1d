import "../../language/scores.ts";
import "../../language/sheets.ts";
import { useQuery } from "@apollo/client/react";
import { Link, useParams } from "@tanstack/react-router";
import { calendarDayText, useFormat } from "../../format/index.ts";
import { graphql } from "../../gql/index.ts";
import type { SheetPeriodQuery as Answer } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { answeredBy, Failure, Message, OldValues, PageHead, Panel, Waiting } from "../../ui/index.ts";
import classes from "../scores.module.css";
import { SheetPeriodActs } from "./sheet-period-acts.tsx";

const SheetPeriodQuery = graphql(`
  query SheetPeriod($id: ID!) {
    officerPeriod(id: $id) {
      id
      kind
      from
      to
      asOf {
        instant
      }
      provisional
      lines
      inputsHash
      resultHash
      objectionUntil
      silent
      takenByName
      termBasis
      sealedAt
      sealedByName
      waiver
      unlinked
      sheets {
        officer
        name
        title
        unit {
          id
          name
        }
        own
        confirmedAt
        staff
      }
      ...SheetPeriodActs
    }
  }
`);
type Period = NonNullable<Answer["officerPeriod"]>;

/** The sheets of one period that the viewer may see. */
export function SheetPeriodPage() {
  const { ky } = useParams({ from: "/signed-in/phieu-so-lieu/$ky" });
  return <OnePeriod key={ky} id={ky} />;
}

function OnePeriod({ id }: { id: string }) {
  const { say } = useLanguage();
  const { data, previousData, error, loading, refetch } = useQuery(SheetPeriodQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  const answer = answeredBy({ data, previousData, error, loading }).shown;
  const period = answer?.officerPeriod;
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/phieu-so-lieu">← {say("sheet.title")}</Link>
      </p>
      {!answer && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={400} bars={6} />)}
      {answer && error && <OldValues retry={refetch} />}
      {answer && !period && <Message title={say("sheet.notFound")} text={say("sheet.notFoundWhy")} />}
      {period && (
        <article data-testid="sheet-period-page">
          <PageHead
            title={say("sheet.days", { from: calendarDayText(period.from), to: calendarDayText(period.to) })}
            under={<span className={classes["mark"]}>{say(period.provisional ? "sheet.provisional" : "sheet.sealed")}</span>}
          />
          <Facts period={period} />
          <SheetPeriodActs period={period} done={() => void refetch().catch(() => null)} />
          <Sheets period={period} />
        </article>
      )}
    </>
  );
}

function Facts({ period }: { period: Period }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { kind, asOf, lines, takenByName, provisional, objectionUntil, silent, unlinked, sealedAt, sealedByName, waiver, inputsHash, resultHash, termBasis } =
    period;
  const facts = [
    say(`sheet.kind.${kind}`),
    say("sheet.taken", { at: format.atSecond(asOf.instant), n: format.number(lines), name: takenByName }),
    provisional && say("sheet.objection", { due: format.due(objectionUntil) }),
    sealedAt !== null && say("sheet.sealedBy", { at: format.at(sealedAt), name: sealedByName ?? "" }),
    waiver !== null && say("sheet.waived", { words: waiver }),
    silent.length > 0 && say("sheet.silent", { codes: silent.join(", ") }),
    unlinked !== null && unlinked.length > 0 && say("sheet.unlinked", { names: unlinked.join(", ") }),
    say("sheet.term", { basis: termBasis }),
    say("sheet.hash", { inputs: inputsHash.slice(0, 16), result: resultHash.slice(0, 16) }),
  ].filter((fact) => fact !== false);
  return facts.map((fact) => (
    <p key={fact} className={classes["facts"]}>
      {fact}
    </p>
  ));
}

function Sheets({ period: { id, sheets } }: { period: Period }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <Panel title={say("sheet.sheets", { n: sheets.length })}>
      {sheets.length === 0 && <Message title={say("sheet.noSheets")} text={say("sheet.noSheetsWhy")} shape="circle" />}
      <ul className={classes["list"]} data-testid="sheets" data-value={sheets.length}>
        {sheets.map(({ officer, name, title, unit, own, confirmedAt, staff }) => (
          <li key={officer} data-testid={`sheet-${officer}`}>
            <Link to="/phieu-so-lieu/$ky/$officer" params={{ ky: id, officer }} className={classes["name"]}>
              {own ? `${name} · ${say("sheet.own")}` : name}
            </Link>
            <p className={classes["facts"]}>
              {[
                title,
                unit.name,
                staff === null ? null : say(`sheet.staff.${staff}`),
                confirmedAt === null ? say("sheet.notConfirmed") : say("sheet.confirmed", { at: format.at(confirmedAt) }),
              ]
                .filter((fact) => fact !== null)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
