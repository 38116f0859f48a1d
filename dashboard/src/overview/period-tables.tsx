import { PERIOD_FIGURES, type PeriodFigure, periodListOf } from "../address/index.ts";
import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { PeriodTablesFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { CasesLink } from "../ui/index.ts";
import classes from "./period.module.css";

const PeriodTablesBoard = graphql(`
  fragment PeriodTables on PeriodBoard {
    asOf {
      token
    }
    scope {
      id
      code
    }
    reckoning
    period {
      from
      to
      open
    }
    figures {
      ...PeriodCounts
    }
    units {
      unit {
        id
        code
        name
      }
      own
      received
      handled
      late
      answered
      closed
    }
    comparison {
      days {
        from
        to
      }
      figures {
        ...PeriodCounts
      }
      daysBefore {
        from
        to
      }
      figuresBefore {
        ...PeriodCounts
      }
      smallestForShare
    }
  }
`);

const PeriodCounts = graphql(`
  fragment PeriodCounts on PeriodFigures {
    opening
    received
    handedIn
    closed
    handedOut
    closing
    handled
    onTime
    late
    answered
  }
`);

type Board = PeriodTablesFragment;
interface Span {
  from: string;
  to: string;
}

/** The balance and results of a period beside the one before, and each unit's part. */
export function PeriodTables({ board: shown }: { board: FragmentType<typeof PeriodTablesBoard> }) {
  const { say } = useLanguage();
  const board = readFragment(PeriodTablesBoard, shown);
  return (
    <div className={classes["tables"]}>
      <div className={classes["scroll"]} tabIndex={0} role="group" aria-label={say("period.balance")}>
        <FiguresTable board={board} />
      </div>
      <div className={classes["scroll"]} tabIndex={0} role="group" aria-label={say("period.units")}>
        <UnitsTable board={board} />
      </div>
    </div>
  );
}

/** A number as the door to its list. */
function Count({ board, figure, span, n, of }: { board: Board; figure: PeriodFigure; span: Span; n: number; of?: { unit: string; own: boolean } }) {
  const { say } = useLanguage();
  const format = useFormat();
  const search = periodListOf(figure, span, { unit: board.scope.code, ...of, reckoning: board.reckoning, asOf: board.asOf.token });
  return (
    <CasesLink search={search} label={say("period.listOf", { figure: say(`period.figure.${figure}`), n: format.number(n) })}>
      {format.number(n)}
    </CasesLink>
  );
}

function FiguresTable({ board }: { board: Board }) {
  const { say } = useLanguage();
  const figures = readFragment(PeriodCounts, board.figures);
  const { comparison } = board;
  const days = ({ from, to }: Span) => say("period.same", { from: calendarDayText(from), to: calendarDayText(to) });
  return (
    <table className={classes["table"]} data-testid="period-figures">
      <caption>{say(comparison === null ? "period.notCompared" : board.period.open ? "period.compared" : "period.comparedWhole")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("period.figure")}</th>
          <th scope="col">{say("period.now")}</th>
          {comparison && (
            <>
              {board.period.open && <th scope="col">{days(comparison.days)}</th>}
              <th scope="col">{days(comparison.daysBefore)}</th>
              <th scope="col">{say("period.change")}</th>
            </>
          )}
        </tr>
      </thead>
      <tbody className="number">
        {PERIOD_FIGURES.map((figure) => (
          <tr key={figure} data-total={figure === "closing" || undefined}>
            <th scope="row">{say(`period.figure.${figure}`)}</th>
            <td data-testid={`period-${figure}`} data-value={figures[figure]}>
              <Count board={board} figure={figure} span={board.period} n={figures[figure]} />
            </td>
            {comparison && <Compared board={board} comparison={comparison} figure={figure} />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Compared({ board, comparison, figure }: { board: Board; comparison: NonNullable<Board["comparison"]>; figure: PeriodFigure }) {
  const { say } = useLanguage();
  const format = useFormat();
  const now = readFragment(PeriodCounts, comparison.figures)[figure];
  const before = readFragment(PeriodCounts, comparison.figuresBefore)[figure];
  const smallest = comparison.smallestForShare;
  const told = smallest !== null && before >= Math.max(smallest, 1);
  return (
    <>
      {board.period.open && (
        <td>
          <Count board={board} figure={figure} span={comparison.days} n={now} />
        </td>
      )}
      <td data-testid={`period-before-${figure}`} data-value={before}>
        <Count board={board} figure={figure} span={comparison.daysBefore} n={before} />
      </td>
      <td data-few={!told || undefined} title={told || smallest === null ? undefined : say("period.few", { n: smallest })}>
        {now === before ? "0" : format.change(now - before)}
        {told && now !== before && ` (${now > before ? "+" : "−"}${format.share(Math.abs(now - before) / before)})`}
      </td>
    </>
  );
}

const BY_UNIT = ["received", "handled", "late", "answered", "closed"] as const;

function UnitsTable({ board }: { board: Board }) {
  const { say } = useLanguage();
  if (board.units.length === 0) return <p className={classes["facts"]}>{say("period.none")}</p>;
  return (
    <table className={classes["table"]} data-testid="period-units">
      <caption>{say("period.units")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("period.unit")}</th>
          {BY_UNIT.map((figure) => (
            <th scope="col" key={figure}>
              {say(`period.figure.${figure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="number">
        {board.units.map((row) => (
          <tr key={`${row.unit.id}${row.own}`}>
            <th scope="row">{row.own ? say("period.own", { unit: row.unit.name }) : row.unit.name}</th>
            {BY_UNIT.map((figure) => (
              <td key={figure}>
                <Count board={board} figure={figure} span={board.period} n={row[figure]} of={{ unit: row.unit.code, own: row.own }} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
