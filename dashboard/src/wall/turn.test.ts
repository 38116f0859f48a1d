import { expect, test } from "vitest";
import { firstTurn, turned } from "./turn.ts";

const walls = { boards: ["OVERVIEW", "UNITS", "SOURCES"] as const, rotateSeconds: 20, alarms: [] };
const silent = { board: "SOURCES" as const, kind: "SOURCE_SILENT", code: "sxd" };

test("boards come one after the other, each for its seconds", () => {
  let turn = firstTurn(walls, null, 0);
  const seen = [turn.board];
  for (let second = 1; second <= 80; second += 1) {
    turn = turned(turn, walls, second);
    if (second % 20 === 0) seen.push(turn.board);
    else expect(turn.since).toBe(Math.floor(second / 20) * 20);
  }
  expect(seen).toEqual(["OVERVIEW", "UNITS", "SOURCES", "OVERVIEW", "UNITS"]);
});

test("the address names the first board, unless the screen does not show it", () => {
  expect(firstTurn(walls, "SOURCES", 0).board).toBe("SOURCES");
  expect(firstTurn(walls, "MAP", 0).board).toBe("OVERVIEW");
});

test("a new alarm's board is there at once, for a minute, and the same alarm stops the screen only once", () => {
  const alarmed = { ...walls, alarms: [silent] };
  let turn = turned(firstTurn(walls, null, 0), alarmed, 5);
  expect([turn.board, turn.heldUntil]).toEqual(["SOURCES", 65]);
  turn = turned(turn, alarmed, 64);
  expect(turn.board).toBe("SOURCES");
  turn = turned(turn, alarmed, 65);
  expect(turn.board).toBe("OVERVIEW");
  turn = turned(turned(turn, walls, 70), alarmed, 71);
  expect(turn.board).toBe("SOURCES");
});

test("one board stays, and a board that is taken from the screen goes", () => {
  const one = { ...walls, boards: ["UNITS"] as const };
  const turn = firstTurn(one, null, 0);
  expect(turned(turn, one, 500)).toBe(turn);
  expect(turned(turn, { ...walls, boards: ["OVERVIEW"] }, 1).board).toBe("OVERVIEW");
});
