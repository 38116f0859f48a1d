import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aCase, aProvince, localText } from "../world.ts";
import type { World } from "../world.ts";
import { diceOf } from "./kit/dice.ts";
import { manyCases } from "./kit/many-cases.ts";
import { boardOf, listOf } from "./kit/reading.ts";

interface Move {
  entered: boolean;
  cause: string;
  sourceCode: string | null;
  cases: number;
  listed: number;
}
interface Change {
  figure: keyof typeof CONDITIONS;
  before: number;
  after: number;
  since: { token: string };
  asOf: { token: string; instant: string };
  moves: Move[];
}
const CHANGES = asked<{ figureChanges: Change[] }>(`query ($since: String!, $asOf: String, $unit: String, $unitOnly: Boolean, $inCharge: String) {
  figureChanges(figures: [OPEN, OVERDUE, DUE_SOON, INHERITED_OVERDUE, RECEIVED_TODAY, CLOSED_TODAY], since: $since, asOf: $asOf, unit: $unit, unitOnly: $unitOnly, inCharge: $inCharge) {
    figure before after since { token } asOf { token instant } moves { entered cause sourceCode cases listed }
  }
}`);
const CONDITIONS = {
  OPEN: () => ({ open: true }),
  OVERDUE: () => ({ open: true, lateness: "OVERDUE" }),
  DUE_SOON: () => ({ open: true, lateness: "DUE_SOON" }),
  INHERITED_OVERDUE: () => ({ open: true, lateness: "OVERDUE", inheritedLate: true }),
  RECEIVED_TODAY: (day: string) => ({ receivedFrom: day, receivedTo: day }),
  CLOSED_TODAY: (day: string) => ({ closedFrom: day, closedTo: day }),
};
const FIELD = {
  OPEN: "open",
  OVERDUE: "overdue",
  DUE_SOON: "dueSoon",
  INHERITED_OVERDUE: "inheritedOverdue",
  RECEIVED_TODAY: "receivedToday",
  CLOSED_TODAY: "closedToday",
} as const;

type Scope = { unit?: string; unitOnly?: boolean; inCharge?: string };
const changesOf = async (world: World, since: string, scope: Scope = {}, as?: string): Promise<Change[]> =>
  (await world.hub.ask(CHANGES, { since, ...scope }, as)).figureChanges;

/** What does not hold of a change: its sum, and the list of every part; nothing when all is well. */
async function faultsOf(world: World, { figure, before, after, since, asOf, moves }: Change, scope: Scope, as?: string): Promise<string[]> {
  const faults: string[] = [];
  const sum = moves.reduce((total, { entered, cases }) => total + (entered ? cases : -cases), before);
  if (sum !== after) faults.push(`${figure}: ${before} and its moves are ${sum}, not ${after}`);
  const day = localText(Date.parse(asOf.instant)).slice(0, 10);
  const seen = new Set<string>();
  for (const { entered, cause, sourceCode, cases, listed } of moves) {
    const [at, notAt] = entered ? [asOf.token, since.token] : [since.token, asOf.token];
    const filter = { ...scope, ...CONDITIONS[figure](day), notAt, movedBy: cause, ...(sourceCode === null ? {} : { source: [sourceCode] }) };
    const { totalCount, rows } = await listOf(world.hub, filter, { asOf: at, ...(as === undefined ? {} : { as }) });
    for (const { id } of rows) seen.add(`${entered} ${id}`);
    if (as === undefined && listed !== cases) faults.push(`${figure} ${entered} ${cause}: ${cases}, of them only ${listed} listed`);
    if (listed > 0 && (totalCount !== listed || rows.length !== listed))
      faults.push(`${figure} ${entered} ${cause}: ${listed}, list ${totalCount}, rows ${rows.length}`);
  }
  const moved = moves.reduce((total, { listed }) => total + listed, 0);
  if (seen.size !== moved) faults.push(`${figure}: ${moved} moved, ${seen.size} different cases`);
  return faults;
}

const movesOf = (changes: readonly Change[], figure: string): string[] =>
  (changes.find((one) => one.figure === figure)?.moves ?? [])
    .map(({ entered, cause, sourceCode, cases }) => `${entered ? "+" : "-"}${cases} ${cause}${sourceCode === null ? "" : ` ${sourceCode}`}`)
    .toSorted();

test("it is protected: nobody asks without signing in, nor for a unit that is not his, nor with a point the hub never gave", async () => {
  const world = await aProvince().with(aCase({ lead: "SYT" }));
  const since = (await boardOf(world.hub)).asOf.token;
  expect((await world.hub.answer(CHANGES, { since }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  expect((await world.hub.answer(CHANGES, { since, unit: "SYT" }, "giamdoc.sxd")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  for (const wrong of ["khong", "", "OTk5OTk5OTk5OTk5LjE", Buffer.from("1.9e15").toString("base64url")])
    expect((await world.hub.answer(CHANGES, { since: wrong })).errors[0]?.extensions?.code).toBe("BAD_AS_OF");
});

describe("why a number moved", () => {
  test("is told case by case: what ran out, what a source caught up on, what came, went and changed hands", async () => {
    const world = await aProvince({ at: "2026-03-16 09:00" }).with(
      aCase({ id: "sap-tre", received: "2026-03-09 08:00", lead: "SXD", stage: "IN_PROGRESS" }),
      aCase({ id: "da-tre", received: "2026-02-02 08:00", lead: "SXD", stage: "IN_PROGRESS" }),
      aCase({ id: "se-xong", received: "2026-02-03 08:00", lead: "SYT", stage: "IN_PROGRESS", field: "HEALTH" }),
      aCase({ id: "mo-lai", received: "2026-02-04 08:00", lead: "SYT", stage: "CLOSED", closed: "2026-02-05 09:00" }),
    );
    const other = await world.another("khac");
    await world.hub.settled();
    const { asOf, overdue } = await boardOf(world.hub);
    await world.hub.now("2026-03-18T10:00:00+07:00");
    other.put({ id: "bu", received: "2026-02-02 09:00", lead: "SXD", stage: "IN_PROGRESS" });
    world.source.put({ id: "moi", received: "2026-03-18 09:00", stage: "RECEIVED" });
    world.source.change("da-tre", { lead: "SYT", assigned: "2026-03-18 09:30" });
    world.source.change("se-xong", { stage: "CLOSED", resolved: "2026-03-17 16:30", answered: "2026-03-18 08:40", closed: "2026-03-18 09:00" });
    await world.hub.settled();
    await world.hub.shown();
    const changes = await changesOf(world, asOf.token);
    const late = changes.find(({ figure }) => figure === "OVERDUE");
    expect([late?.before, late?.after]).toEqual([overdue, (await boardOf(world.hub)).overdue]);
    expect(movesOf(changes, "OVERDUE")).toEqual(["+1 BECAME_OVERDUE", "+1 CAUGHT_UP khac", "-1 CLOSED", "-1 UPDATED_AT_SOURCE"]);
    expect(movesOf(changes, "RECEIVED_TODAY")).toEqual(["+1 RECEIVED"]);
    expect(movesOf(changes, "CLOSED_TODAY")).toEqual(["+1 CLOSED"]);
    expect(movesOf(await changesOf(world, asOf.token, { unit: "SXD" }), "OVERDUE")).toContain("-1 HANDED_OVER");
    for (const scope of [{}, { unit: "SXD" }, { unit: "SYT" }])
      for (const change of await changesOf(world, asOf.token, scope)) expect(await faultsOf(world, change, scope)).toEqual([]);
  });

  test(
    "adds up and has its lists, for every number and scope, after changes of every kind, for whoever looks, and after a restart",
    { timeout: 120_000 },
    async () => {
      const dice = diceOf(20_261_126);
      const world = await aProvince({ at: "2026-03-17 08:20" }).with();
      for (const spec of manyCases(160, world.clock.now(), dice, true)) world.source.put(spec);
      await world.hub.settled();
      const before = await boardOf(world.hub);
      const sxd = await boardOf(world.hub, "SXD", undefined, "giamdoc.sxd");
      await world.hub.now("2026-03-18T16:20:00+07:00");
      for (const spec of manyCases(200, world.clock.now(), dice, true)) world.source.put(spec); // the first 160 anew, wholly changed
      await world.hub.settled();
      await world.hub.shown();
      const scopes: Scope[] = [{}, { unit: "SXD" }, { unit: "TINH", unitOnly: true }, { unit: "SYT" }, { inCharge: "CB-17" }];
      const told: unknown[] = [];
      for (const scope of scopes) {
        const changes = await changesOf(world, before.asOf.token, scope);
        told.push(changes);
        for (const change of changes) expect([scope, await faultsOf(world, change, scope)]).toEqual([scope, []]);
      }
      const [whole = []] = told as Change[][];
      const now = await boardOf(world.hub);
      expect(whole.map(({ figure, after }) => [figure, after])).toEqual(whole.map(({ figure }) => [figure, now[FIELD[figure]]]));
      expect(whole.slice(0, 4).map(({ figure, before: then }) => [figure, then])).toEqual(
        whole.slice(0, 4).map(({ figure }) => [figure, before[FIELD[figure]]]),
      );
      expect(new Set(whole.flatMap(({ moves }) => moves.map(({ cause }) => cause))).size).toBeGreaterThan(4);
      for (const change of await changesOf(world, sxd.asOf.token, { unit: "SXD" }, "giamdoc.sxd"))
        expect(await faultsOf(world, change, { unit: "SXD" }, "giamdoc.sxd")).toEqual([]);
      const asOf = whole[0]?.asOf.token;
      await (await world.restarted()).shown();
      expect((await world.hub.ask(CHANGES, { since: before.asOf.token, asOf })).figureChanges).toEqual(whole);
    },
  );
});
