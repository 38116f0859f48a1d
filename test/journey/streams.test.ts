import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { asked } from "./kit/asking.ts";
import { listOf, sourceOf } from "./kit/reading.ts";

interface Figures {
  open: number;
  overdue: number;
  receivedToday: number;
  otherStreams: { caseStream: string; open: number; overdue: number }[];
}
const BOARD = asked<{ board: Figures }>(
  "query ($stream: CaseStream!, $unit: String) { board(stream: $stream, unit: $unit) { open overdue receivedToday otherStreams { caseStream open overdue } } }",
);
const TREND = asked<{ trend: { points: { received: number; closed: number }[] } }>(
  "query ($stream: CaseStream!) { trend(stream: $stream, weeks: 8) { points { received closed } } }",
);
const STREAMS = { HOTLINE: 5, ADMIN_REGULATION: 3, LEGAL_DOCUMENT: 2 } as const;
type Stream = keyof typeof STREAMS;
const each = Object.entries(STREAMS) as [Stream, number][];

let world: World;
beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-18 10:20" }).with();
  for (const [stream, cases] of each) {
    for (let n = 0; n < cases; n++) {
      world.source.put({
        id: `${stream.toLowerCase()}-${n}`,
        stream,
        received: n === 0 ? "2026-01-05" : "2026-03-18 09:00",
        stage: "IN_PROGRESS",
        lead: "SXD",
      });
    }
  }
  await world.hub.settled();
});
afterAll(() => world.leave());

const board = async (stream: Stream, unit: string | null = null): Promise<Figures> => (await world.hub.ask(BOARD, { stream, unit })).board;

describe("three streams of cases in one department:", () => {
  test.each(each)("%s has its own %i open cases, and its list as many", async (stream, cases) => {
    expect(await board(stream)).toMatchObject({ open: cases, receivedToday: cases - 1 });
    expect(await board(stream, "SXD")).toMatchObject({ open: cases });
    const list = await listOf(world.hub, { stream, open: true });
    expect([list.totalCount, list.rows.length]).toEqual([cases, cases]);
    for (const row of list.rows) expect(row.reference).toMatch(new RegExp(stream, "i"));
  });

  test("who asks for no stream gets the hotline's, never a sum", async () => {
    const { board: plain } = await world.hub.ask(asked<{ board: { open: number; caseStream: string } }>("{ board { open caseStream } }"));
    expect(plain).toEqual({ open: STREAMS.HOTLINE, caseStream: "HOTLINE" });
    expect((await listOf(world.hub, {})).totalCount).toBe(STREAMS.HOTLINE);
  });

  test("the others stand beside the board's numbers, each by itself", async () => {
    const { otherStreams } = await board("HOTLINE");
    expect(otherStreams.map(({ caseStream, open }) => [caseStream, open])).toEqual([
      ["ADMIN_REGULATION", 3],
      ["LEGAL_DOCUMENT", 2],
    ]);
    for (const { caseStream, overdue } of otherStreams) expect([caseStream, overdue]).toEqual([caseStream, (await board(caseStream as Stream)).overdue]);
  });

  test.each(each)("the weeks of %s add up to its own receipts", async (stream, cases) => {
    const { trend } = await world.hub.ask(TREND, { stream });
    expect(trend.points.reduce((sum, point) => sum + point.received, 0)).toBe(cases - 1); // the one of January lies before these weeks
  });

  test("a case its source moves to another stream is taken out of the one and counted in the other", async () => {
    world.source.put({ id: "hotline-1", stream: "LEGAL_DOCUMENT", received: "2026-03-18 09:00", stage: "IN_PROGRESS", lead: "SXD" });
    await world.hub.settled();
    expect((await board("HOTLINE")).open).toBe(STREAMS.HOTLINE - 1);
    expect(await board("LEGAL_DOCUMENT")).toMatchObject({ open: STREAMS.LEGAL_DOCUMENT + 1, receivedToday: STREAMS.LEGAL_DOCUMENT });
    const received = async (stream: Stream): Promise<number> => (await world.hub.ask(TREND, { stream })).trend.points.at(-1)?.received ?? Number.NaN;
    expect([await received("HOTLINE"), await received("LEGAL_DOCUMENT")]).toEqual([STREAMS.HOTLINE - 2, STREAMS.LEGAL_DOCUMENT]);
  });

  test("a word for a stream that the manifest does not know holds the record back", async () => {
    world.source.put({ id: "strange", received: "2026-03-18 09:00", row: { sort: "khac la" } });
    await world.hub.settled();
    expect((await sourceOf(world.hub, world.source.code)).quarantined).toBeGreaterThan(0);
    expect((await board("HOTLINE")).open).toBe(STREAMS.HOTLINE - 1);
  });
});
