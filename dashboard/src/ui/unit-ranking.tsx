import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import type { Following } from "../live/index.ts";
import { Definition } from "./definition.tsx";
import { Panel } from "./panel.tsx";
import { rankUnits } from "./ranking.ts";
import { Message } from "./states.tsx";
import { FiguresRow, TooFew } from "./unit-figures-row.tsx";
import classes from "./unit-ranking.module.css";
import { useHeldOrder } from "./use-held-order.ts";

const UnitRankingBoard = graphql(`
  fragment UnitRanking on Board {
    asOf {
      instant
      token
    }
    inCharge
    scope {
      id
      code
      name
    }
    open
    overdue
    dueSoon
    units {
      ...FiguresRow
      open
      overdue
      overdueShare
      unit {
        id
        code
        name
      }
    }
    own {
      ...FiguresRow
      open
      overdue
      overdueShare
      unit {
        id
        code
        name
      }
    }
  }
`);

interface Settings {
  board: FragmentType<typeof UnitRankingBoard>;
  old: boolean;
  title: string;
  /** How many ranked rows stand there before all are asked for. */
  shortened: number | null;
  /** The link that shows all units, or only the worst. */
  toggle?: (all: boolean, count: number) => ReactNode;
  empty: string;
  /** What stands beside the name of a unit that has overdue cases. */
  beside?: ((code: string) => ReactNode) | undefined;
  /** The first point that its reader was shown. */
  first: Following["first"];
}

/** Units ranked by overdue share; parts and total add up to the numbers above. */
export function UnitRanking({ board: shown, old, title, shortened, toggle, empty, beside, first }: Settings) {
  const { say } = useLanguage();
  const board = readFragment(UnitRankingBoard, shown);
  const { ranked, tooFew } = rankUnits(board.units);
  const { rows, moved, sortAgain, holding } = useHeldOrder(ranked);
  const visible = shortened === null ? rows : rows.slice(0, shortened);
  const aside = (
    <Button
      size="compact-sm"
      variant="light"
      onClick={sortAgain}
      className={classes["again"] ?? ""}
      data-shown={moved || undefined}
      disabled={!moved}
      title={say("units.heldWhy")}
    >
      {say("units.sort")}
    </Button>
  );
  if (ranked.length === 0 && tooFew.length === 0 && board.own.open === 0)
    return (
      <Panel title={title}>
        <Message title={empty} />
      </Panel>
    );
  return (
    <Panel title={title} lead={say("units.why")} aside={aside} flush>
      <div {...holding} data-old={old || undefined} className={classes["list"]} data-testid="unit-ranking">
        <table className={classes["table"]} data-short={shortened !== null || undefined}>
          <RankingHead />
          <tbody>
            {visible.map((row, place) => (
              <FiguresRow key={row.unit.id} figures={row} rank={place + 1} asOf={{ ...board.asOf, inCharge: board.inCharge }} first={first} beside={beside} />
            ))}
            {shortened === null &&
              tooFew.map((row) => <FiguresRow key={row.unit.id} figures={row} rank={null} asOf={{ ...board.asOf, inCharge: board.inCharge }} first={first} />)}
            {shortened === null && board.own.open > 0 && (
              <FiguresRow figures={board.own} rank={null} own asOf={{ ...board.asOf, inCharge: board.inCharge }} first={first} />
            )}
            {shortened !== null && <RoomFor from={visible.length} to={Math.min(ALWAYS_SHOWN, ranked.length + tooFew.length)} />}
          </tbody>
          {shortened === null && <TotalRow open={board.open} overdue={board.overdue} dueSoon={board.dueSoon} />}
        </table>
        <div className={classes["foot"]}>
          {shortened !== null && <TooFew units={tooFew} own={board.own} asOf={{ ...board.asOf, inCharge: board.inCharge }} />}
          {toggle && <div className={classes["toggle"]}>{toggle(shortened !== null, board.units.length)}</div>}
        </div>
      </div>
    </Panel>
  );
}

/** As many units stand there on the smallest screen. */
const ALWAYS_SHOWN = 8;

/** Room for units that may come to be ranked, so that nothing moves when one does. */
function RoomFor({ from, to }: { from: number; to: number }) {
  const places = Array.from({ length: Math.max(to - from, 0) }, (_, more) => from + more);
  return places.map((place) => (
    <tr key={place} aria-hidden="true" className={classes["room"]}>
      <td colSpan={5} />
    </tr>
  ));
}

function RankingHead() {
  const { say } = useLanguage();
  return (
    <thead>
      <tr>
        <th scope="col" className={classes["rank"]}>
          <span aria-hidden="true">#</span>
          <span className="hidden">{say("units.rank")}</span>
        </th>
        <th scope="col">{say("units.unit")}</th>
        <th scope="col" className={classes["share"]}>
          {say("units.share")} <Definition figure="OVERDUE_SHARE" name={say("units.share")} />
        </th>
        <th scope="col" className={classes["count"]}>
          {say("units.overdueOfOpen")} <Definition figure="OVERDUE" name={say("units.overdueOfOpen")} />
        </th>
        <th scope="col" className={`${classes["count"]} ${classes["wide"]}`}>
          {say("units.dueSoon")} <Definition figure="DUE_SOON" name={say("units.dueSoon")} />
        </th>
      </tr>
    </thead>
  );
}

function TotalRow({ open, overdue, dueSoon }: { open: number; overdue: number; dueSoon: number }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <tfoot>
      <tr>
        <td />
        <th scope="row">{say("units.total")}</th>
        <td className={`number ${classes["share"]}`}>{open > 0 ? format.share(overdue / open) : "–"}</td>
        <td className={`number ${classes["count"]}`}>
          {format.number(overdue)} / {format.number(open)}
        </td>
        <td className={`number ${classes["count"]} ${classes["wide"]}`}>{format.number(dueSoon)}</td>
      </tr>
    </tfoot>
  );
}
