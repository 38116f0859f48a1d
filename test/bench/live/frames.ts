import type { Program } from "../program.ts";
import { signIn } from "../hub-process.ts";
import { BOARD_FIELDS, SCOPES, scopeOf } from "./boards.ts";
import { TICK } from "./fan-config.ts";
import type { FanConfig } from "./fan-config.ts";

/** Cookie of a leader, who sees every board. */
export const leaderOf = (hub: Pick<Program, "url">): Promise<string> => signIn(hub.url, { username: "lanhdao", password: "mau-lanh-dao" });

type Board = { open: number; overdue: number; dueSoon: number; units: object[]; asOf: { event: number; instant: string } };

/** The boards of all scopes by a fresh fetch. */
async function fetched(url: string, cookie: string): Promise<{ unit: string; board: Board }[]> {
  const boards = [];
  for (let number = 0; number < SCOPES; number += 1) {
    const unit = scopeOf(number);
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url, cookie },
      body: JSON.stringify({ query: `query ($unit: String) { board(unit: $unit) { ${BOARD_FIELDS} } }`, variables: { unit } }),
    });
    const { data, errors } = (await answer.json()) as { data?: { board: Board }; errors?: unknown };
    if (data == null) throw new Error(JSON.stringify(errors));
    boards.push({ unit, board: data.board });
  }
  return boards;
}

/** What a peer tells of each scope: the same bytes as the hub. */
export async function framesOf(url: string, cookie: string): Promise<FanConfig["frames"]> {
  return (await fetched(url, cookie)).map(({ unit, board }) => ({
    unit,
    data: JSON.stringify({ boardChanged: { ...board, asOf: { ...board.asOf, event: TICK } } }),
  }));
}

/** The numbers of each scope as a frame has them, without the as-of. */
export async function numbersOf(url: string, cookie: string): Promise<string[]> {
  return (await fetched(url, cookie)).map(({ board: { asOf: _asOf, ...numbers } }) => JSON.stringify(numbers).slice(0, -1));
}
