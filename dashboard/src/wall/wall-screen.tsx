import { useQuery } from "@apollo/client/react";
import { clockText, useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { WallBoard } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Shape } from "../ui/index.ts";
import { MapBoard } from "./map-board.tsx";
import { OverviewBoard } from "./overview-board.tsx";
import { SourcesBoard } from "./sources-board.tsx";
import { UnitsBoard } from "./units-board.tsx";
import type { WallFigures } from "./wall-feed.ts";
import type { Reloaded } from "./watchdog.ts";
import classes from "./wall.module.css";

const WallSample = graphql(`
  query WallSample {
    hub {
      sample
    }
  }
`);

const BOARDS = { OVERVIEW: OverviewBoard, UNITS: UnitsBoard, SOURCES: SourcesBoard, MAP: MapBoard } as const;
/** Twice the longest silence between two ticks, and a little for the way. */
const OLD_SECONDS = 35;

interface Settings {
  wall: WallFigures;
  board: WallBoard;
  ageSeconds: number;
  reloaded: Reloaded | null;
}

/** One board over the whole screen, with whose it is, as of when, and what is in alarm. */
export function WallScreen({ wall, board, ageSeconds, reloaded }: Settings) {
  const { say } = useLanguage();
  const { data } = useQuery(WallSample);
  const old = ageSeconds > OLD_SECONDS;
  const Shown = BOARDS[board];
  return (
    <main className={classes["wall"]} data-old={old || undefined} data-testid="wall" data-board={board}>
      <header className={classes["head"]}>
        <div>
          <p className={classes["province"]}>
            {wall.unitName}
            {data?.hub.sample && <span className={classes["sample"]}>{say("app.sample")}</span>}
          </p>
          <h1>{say(`wall.board.${board}`)}</h1>
        </div>
        <AsOf wall={wall} old={old} ageSeconds={ageSeconds} reloaded={reloaded} />
      </header>
      <div className={classes["board"]}>
        <Shown wall={wall} />
      </div>
      <footer className={classes["foot"]}>
        <Alarms alarms={wall.alarms} />
        <Places boards={wall.boards} board={board} />
      </footer>
    </main>
  );
}

function AsOf({ wall, old, ageSeconds, reloaded }: { wall: WallFigures; old: boolean; ageSeconds: number; reloaded: Reloaded | null }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <div className={classes["asOf"]} data-old={old || undefined} role="status" data-testid="wall-as-of">
      <p className={`number ${classes["clock"]}`}>
        <Shape name={old ? "triangle" : "circle"} size={26} /> {clockText(wall.asOf.instant)}
      </p>
      <p>
        {old
          ? say("wall.old", { age: format.seconds(ageSeconds < 60 ? ageSeconds : ageSeconds - (ageSeconds % 60)) })
          : say("wall.asOf", { at: format.at(wall.asOf.instant) })}
      </p>
      {old && reloaded?.why === "frozen" && <p>{say("wall.reloaded", { time: clockText(reloaded.at) })}</p>}
    </div>
  );
}

function Alarms({ alarms }: { alarms: WallFigures["alarms"] }) {
  const { say } = useLanguage();
  const format = useFormat();
  const [first] = alarms;
  if (first === undefined) return <p className={classes["calm"]}>{say("wall.calm")}</p>;
  return (
    <p className={classes["alarm"]} role="alert" data-testid="wall-alarm">
      <Shape name="triangle" size={24} />
      <span>
        {say(`wall.alarm.${first.kind}`, { name: first.name, n: format.number(first.cases ?? 0) })}
        {alarms.length > 1 && ` · ${say("wall.alarmsMore", { n: alarms.length - 1 })}`}
      </span>
    </p>
  );
}

/** Where one is among the boards, by shape: nothing moves. */
function Places({ boards, board }: { boards: readonly WallBoard[]; board: WallBoard }) {
  return (
    <span className={classes["places"]} aria-hidden="true">
      {boards.map((one) => (
        <Shape key={one} name={one === board ? "circle" : "ring"} size={18} />
      ))}
    </span>
  );
}
