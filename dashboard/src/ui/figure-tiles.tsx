import { type ListedFigure, listOf } from "../address/index.ts";
import { dayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { BoardFigure, FigureTilesFragment } from "../gql/graphql.ts";
import { type MessageId, useLanguage } from "../language/index.ts";
import type { Following } from "../live/index.ts";
import { CasesLink } from "./cases-link.tsx";
import { Definition } from "./definition.tsx";
import { FigureCause } from "./figure-cause.tsx";
import classes from "./figure-tiles.module.css";
import { Shape, type ShapeName } from "./shape.tsx";

const FigureTilesBoard = graphql(`
  fragment FigureTiles on Board {
    asOf {
      event
      instant
      token
    }
    inCharge
    scope {
      id
      code
    }
    open
    overdue
    dueSoon
    paused
    inheritedOverdue
    receivedToday
    closedToday
  }
`);

interface TileSettings {
  figure: Exclude<ListedFigure, "paused">;
  testId: string;
  name: MessageId;
  defined: BoardFigure;
  sign: { shape: ShapeName; tone: string } | null;
  value: (board: FigureTilesFragment) => number;
}

const TILES: readonly TileSettings[] = [
  { figure: "open", defined: "OPEN", testId: "board-open", name: "board.open", sign: null, value: (board) => board.open },
  {
    figure: "overdue",
    defined: "OVERDUE",
    testId: "board-overdue",
    name: "board.overdue",
    sign: { shape: "triangle", tone: "late" },
    value: (board) => board.overdue,
  },
  {
    figure: "inherited",
    defined: "INHERITED_OVERDUE",
    testId: "board-inherited",
    name: "board.inherited",
    sign: { shape: "triangle", tone: "idle" },
    value: (board) => board.inheritedOverdue,
  },
  {
    figure: "dueSoon",
    defined: "DUE_SOON",
    testId: "board-due-soon",
    name: "board.dueSoon",
    sign: { shape: "diamond", tone: "soon" },
    value: (board) => board.dueSoon,
  },
  {
    figure: "receivedToday",
    defined: "RECEIVED_TODAY",
    testId: "board-received-today",
    name: "board.receivedToday",
    sign: null,
    value: (board) => board.receivedToday,
  },
  { figure: "closedToday", defined: "CLOSED_TODAY", testId: "board-closed-today", name: "board.closedToday", sign: null, value: (board) => board.closedToday },
];

/** From then on old numbers are hatched: nobody should compare with them. */
const VERY_OLD_MINUTES = 60;

interface Settings {
  board: FragmentType<typeof FigureTilesBoard>;
  following: Following | null;
  /** the first point that its reader was shown */
  first: Following["first"];
  old: boolean;
}

/** The few big numbers, each the door to exactly its cases at the same point. */
export function FigureTiles({ board: shown, following, first, old }: Settings) {
  const { say } = useLanguage();
  const board = readFragment(FigureTilesBoard, shown);
  return (
    <section
      className={classes["tiles"]}
      aria-label={say("board.figures")}
      data-old={old || undefined}
      data-very-old={(old && (following?.oldMinutes ?? 0) >= VERY_OLD_MINUTES) || undefined}
    >
      {TILES.map((tile) => (
        <Tile key={tile.figure} tile={tile} board={board} following={following} first={first} />
      ))}
    </section>
  );
}

function Tile({ tile, board, following, first }: { tile: TileSettings; board: FigureTilesFragment; following: Following | null; first: Following["first"] }) {
  const { say } = useLanguage();
  const format = useFormat();
  const value = tile.value(board);
  const last = following?.news[0];
  const by = last?.deltas.find((delta) => delta.figure === tile.figure)?.by;
  const lit = following?.lit.some((figure) => figure === tile.figure) && following.asOf?.token === board.asOf.token;
  return (
    <div className={classes["tile"]} data-tone={tile.sign?.tone} data-figure={tile.figure}>
      <div className={classes["name"]}>
        {tile.sign && <Shape name={tile.sign.shape} size={11} />}
        <span>{say(tile.name)}</span>
        <Definition figure={tile.defined} name={say(tile.name)} />
      </div>
      <div className={classes["line"]}>
        <CasesLink
          search={listOf(tile.figure, board.scope.code, { ...board.asOf, inCharge: board.inCharge })}
          className={classes["open"]}
          label={say("board.openList", { n: format.number(value), figure: say(tile.name) })}
        >
          <span
            key={lit ? board.asOf.token : ""}
            className={`number ${classes["value"]}`}
            data-lit={lit || undefined}
            data-testid={tile.testId}
            data-value={value}
          >
            {format.number(value)}
          </span>
        </CasesLink>
        <div className={classes["delta"]}>
          <FigureCause
            name={say(tile.name)}
            sign={by ? format.change(by) : "±"}
            of={{ figures: [tile.defined], unit: board.scope.code, inCharge: board.inCharge, since: first, asOf: board.asOf }}
          >
            {/* another change is another element: it stands where it belongs at once, nothing moves there */}
            <span key={by}>{by ? format.change(by) : "±"}</span>
          </FigureCause>
        </div>
      </div>
      <TileNote tile={tile} board={board} />
    </div>
  );
}

function TileNote({ tile, board }: { tile: TileSettings; board: FigureTilesFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  const notes: Record<Exclude<ListedFigure, "paused">, string> = {
    open: say("board.noteOpen"),
    overdue: board.open > 0 ? say("board.shareOfOpen", { share: format.share(board.overdue / board.open) }) : "",
    inherited: say("board.noteInherited"),
    dueSoon: say("board.noteDueSoon"),
    receivedToday: say("board.noteDay", { day: dayText(board.asOf.instant) }),
    closedToday: say("board.noteDay", { day: dayText(board.asOf.instant) }),
  };
  return (
    <div className={classes["note"]} title={tile.figure === "inherited" ? say("board.inheritedWhy") : undefined}>
      {tile.figure === "open" && board.paused > 0 ? <Paused board={board} /> : notes[tile.figure]}
    </div>
  );
}

/** How many of the open ones wait: the door to exactly those. */
function Paused({ board }: { board: FigureTilesFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <>
      <CasesLink search={listOf("paused", board.scope.code, { ...board.asOf, inCharge: board.inCharge })} className={classes["inNote"]}>
        <span data-testid="board-paused" data-value={board.paused}>
          {say("board.paused", { n: format.number(board.paused) })}
        </span>
      </CasesLink>{" "}
      <Definition figure="PAUSED" name={say("lateness.PAUSED")} />
    </>
  );
}
