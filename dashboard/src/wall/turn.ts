import type { WallBoard } from "../gql/graphql.ts";

/** Which board stands there, since when, and until when an alarm holds it. */
export interface Turn {
  board: WallBoard;
  /** seconds of the page's own clock */
  since: number;
  heldUntil: number;
  /** alarms that were shown already: each stops the screen once */
  met: readonly string[];
}

interface Walls {
  boards: readonly WallBoard[];
  rotateSeconds: number;
  alarms: readonly { board: WallBoard; kind: string; code: string }[];
}

/** An alarm is looked at for a minute, or for three turns. */
const HELD_SECONDS = 60;
const HELD_TURNS = 3;

const alarmKey = ({ kind, code }: { kind: string; code: string }): string => `${kind} ${code}`;

/** The first board of a screen. @param first the one that the address names */
export function firstTurn(walls: Walls, first: WallBoard | null, now: number): Turn {
  const board = first !== null && walls.boards.includes(first) ? first : (walls.boards[0] ?? "OVERVIEW");
  return turned({ board, since: now, heldUntil: now, met: [] }, walls, now);
}

/** The board that stands there now: a new alarm's at once and for a while, else one after the other. */
export function turned(turn: Turn, { boards, rotateSeconds, alarms }: Walls, now: number): Turn {
  const fresh = alarms.find((alarm) => !turn.met.includes(alarmKey(alarm)));
  const met = alarms.map(alarmKey); // one that is over is forgotten, and stops the screen again when it comes back
  if (fresh !== undefined) return { board: fresh.board, since: now, heldUntil: now + Math.max(HELD_SECONDS, HELD_TURNS * rotateSeconds), met };
  const known = met.length === turn.met.length ? turn : { ...turn, met };
  const at = boards.indexOf(turn.board);
  if (at !== -1 && (now < turn.heldUntil || now - turn.since < rotateSeconds || boards.length === 1)) return known;
  return { ...known, board: boards[(at + 1) % boards.length] ?? turn.board, since: now };
}
