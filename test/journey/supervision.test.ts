import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { Who } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { idOf } from "./kit/reading.ts";

let world: World;
let supervisor: string;
beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    aCase({ id: "roads", received: "2026-03-09", lead: "SXD-HTGT", supervisor: "SNV" }),
    aCase({ id: "done", received: "2026-03-02", lead: "SXD-HTGT", supervisor: "SNV", stage: "CLOSED" }),
    aCase({ id: "health", received: "2026-03-12", lead: "SYT", field: "HEALTH" }),
  );
  supervisor = await world.hub.account("SUPERVISOR", "SNV");
}, 60_000);
afterAll(() => world?.leave());

type Answered = Record<string, { __typename: string; message?: string }>;
const ask = (text: string, as: Who): Promise<Answered> => world.hub.ask(asked<Answered>(text), {}, as);

describe("a supervising agency", () => {
  const BOARD = asked<{ board: { supervised: number; asOf: { token: string } } }>('{ board(unit: "SNV") { supervised asOf { token } } }');
  const LIST = asked<{ cases: { totalCount: number; edges: { node: { reference: string; urgedTimes: number } }[] } }>(
    "query ($asOf: String!) { cases(filter: { supervised: true, open: true }, asOf: $asOf) { totalCount edges { node { reference urgedTimes } } } }",
  );

  test("counts what it supervises, and its list has exactly that many rows, also at an old point", async () => {
    const { board } = await world.hub.ask(BOARD, {}, supervisor);
    const list = await world.hub.ask(LIST, { asOf: board.asOf.token }, supervisor);
    expect(board.supervised).toBe(1);
    expect(list.cases).toMatchObject({ totalCount: 1, edges: [{ node: { reference: "PA-ROADS" } }] });
    world.source.change("health", { supervisor: "SNV" });
    await world.hub.settled();
    expect((await world.hub.ask(BOARD, {}, supervisor)).board.supervised).toBe(2);
    expect((await world.hub.ask(LIST, { asOf: board.asOf.token }, supervisor)).cases.totalCount).toBe(1);
  });

  test("urges its holder: told in the case's history, counted, journalled and audited, its state as before", async () => {
    const [id, other] = [await idOf(world.hub, "roads"), await idOf(world.hub, "done")];
    const urge = (caseId: string, reason: string, as: Who) =>
      ask(`mutation { urgeCase(input: { caseId: "${caseId}", reason: ${JSON.stringify(reason)} }) { __typename ... on UrgeRefused { message } } }`, as);
    const before = await world.hub.database.sql("select stage, unit_id, due_at from case_state where case_id = $1 and to_event is null", [id]);
    expect((await urge(id, "  ", supervisor))["urgeCase"]?.__typename).toBe("UrgeRefused");
    expect((await urge(other, "Đề nghị xử lý", supervisor))["urgeCase"]?.message).toBe("Phản ánh đã kết thúc.");
    expect((await urge(id, "Đề nghị xử lý dứt điểm trong tuần.", supervisor))["urgeCase"]?.__typename).toBe("CaseUrged");
    const { data } = await world.hub.post<{ case: unknown }>(
      { query: `{ case(id: "${id}") { urgedTimes urgings { by { code } to { code } reason onBehalfOf } } }` },
      { cookie: await world.hub.signIn("giamdoc.sxd") },
    );
    expect(data?.case).toEqual({
      urgedTimes: 1,
      urgings: [{ by: { code: "SNV" }, to: { code: "SXD-HTGT" }, reason: "Đề nghị xử lý dứt điểm trong tuần.", onBehalfOf: null }],
    });
    expect(await world.hub.database.sql("select kind, weight, fact_day from event where kind = 'URGED'")).toEqual([
      { kind: "URGED", weight: 1, fact_day: null },
    ]);
    expect(await world.hub.database.sql("select actor from audit_entry where act = 'urgeCase'")).toEqual([{ actor: supervisor }]);
    expect(await world.hub.database.sql("select stage, unit_id, due_at from case_state where case_id = $1 and to_event is null", [id])).toEqual(before);
  });
});
