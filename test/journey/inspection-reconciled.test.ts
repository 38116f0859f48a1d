import { afterAll, beforeAll, expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { Who } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { done, listLength } from "./kit/inspecting.ts";
import { drafted, submits } from "./kit/reporting.ts";
import type { Report } from "./kit/reporting.ts";

const HEAD = "giamdoc.sxd";
const DAY = 86_400_000;
const TERMS = { unit: "SXD", fromDay: "2026-02-15", toDay: "2026-03-14", team: ["Lê Văn Thịnh"], legalBasis: "Quyết định 12/QĐ-SNV" };

interface Cases {
  case: { reference: string } | null;
}
interface Difference {
  came: number;
  cameCases: Cases[];
  gone: number;
  goneCases: Cases[];
}
interface Reconciled {
  asOf: { token: string };
  filed: { id: string }[];
  report: { id: string; state: string; asOf: { token: string } } | null;
  figures: { key: string; reported: number; counted: number; now: number; list: Record<string, unknown>; difference: Difference | null }[];
  sources: {
    code: string;
    telling: string;
    comparedAt: { token: string } | null;
    missing: number | null;
    named: number;
    differing: Cases[];
    figures: { name: string; now: number; told: number | null; difference: Difference | null }[];
  }[];
}
const LIST =
  "unit unitOnly stream reckoning stage channel severity lateness open merged receivedFrom receivedTo closedFrom closedTo handledFrom handledTo handledLate balance balanceFrom balanceTo";
const DIFFERENCE = "difference { came cameCases { case { reference } } gone goneCases { case { reference } } }";
const ONE = asked<{ inspection: { reconciliation: Reconciled | null } | null }>(
  `query ($id: ID!, $report: ID) { inspection(id: $id) { reconciliation(report: $report) { asOf { token } filed { id } report { id state asOf { token } }
     figures { key reported counted now list { ${LIST} } ${DIFFERENCE} }
     sources { code telling comparedAt { token } missing named differing { case { reference } } figures { name now told ${DIFFERENCE} } } } } }`,
);
let world: World;
let id: string;
let report: Report;

const near = (name: string, received: string, stage: "IN_PROGRESS" | "CLOSED") => ({ ...aCase({ lead: "SXD", intake: "SXD", received, stage }), id: name });

beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    near("a", "2026-02-20 08:00", "CLOSED"),
    near("b", "2026-03-02 08:00", "IN_PROGRESS"),
    near("c", "2026-03-11 08:00", "IN_PROGRESS"),
  );
}, 60_000);
afterAll(() => world?.leave());

async function reconciled(as: Who = "thanhtra", of?: string): Promise<Reconciled> {
  const { inspection } = await world.hub.ask(ONE, { id, report: of ?? null }, as);
  if (inspection?.reconciliation == null) throw new Error("no reconciliation");
  return inspection.reconciliation;
}

const figure = ({ figures }: Reconciled, key: string) => figures.find((one) => one.key === key);
const ofSource = ({ sources }: Reconciled, name: string) => sources[0]?.figures.find((one) => one.name === name);

interface Found {
  missing: number;
  extra: number;
  different: number;
  held: number | null;
  rejected: number | null;
  /** when the read began; null: as it ended */
  began: string | null;
}
const EQUAL: Found = { missing: 0, extra: 0, different: 0, held: 0, rejected: 0, began: null };

/** A full comparison of the only source, as the hub writes it down. */
async function compares(found: Partial<Found>, first: object[] = []): Promise<void> {
  const { missing, extra, different, held, rejected, began } = { ...EQUAL, ...found };
  const ended = new Date(world.clock.now()).toISOString();
  await world.hub.database.sql(
    `insert into source_reconcile (source_id, mend, asked_by, asked_at, state, started_at, ended_at, records, missing, extra, different, held, rejected, first)
     select id, false, 'cntt', b, 'DONE', b, e, 3, ${missing}, ${extra}, ${different}, ${held}, ${rejected}, '${JSON.stringify(first)}' from source,
       (values (timestamptz '${began ?? ended}', timestamptz '${ended}')) v(b, e) where code = 'nguon'`,
  );
}

async function expectEveryNumberItsList(found: Reconciled): Promise<void> {
  const filter = (list: Record<string, unknown>) => Object.fromEntries(Object.entries(list).filter(([, value]) => value !== null));
  for (const { key, counted, now, list, difference } of found.figures) {
    const [then, since] = [
      await listLength(world.hub, filter(list), found.report?.asOf.token ?? ""),
      await listLength(world.hub, filter(list), found.asOf.token),
    ];
    expect([key, counted, now]).toEqual([key, then, since]);
    expect([key, now - counted]).toEqual([key, (difference?.came ?? Number.NaN) - (difference?.gone ?? Number.NaN)]);
  }
}

test("is shown to who sees the inspection, from its opening on", async () => {
  id = (await done(world.hub, "prepareInspection", TERMS)).id;
  expect((await world.hub.ask(ONE, { id }, "thanhtra")).inspection?.reconciliation).toBeNull();
  await done(world.hub, "openInspection", { id, words: "Công bố" });
  for (const as of ["vanhanh", "cntt"]) await expect(world.hub.ask(ONE, { id }, as)).rejects.toThrow("FORBIDDEN");
  const empty = await reconciled();
  expect(empty).toMatchObject({ filed: [], report: null, figures: [] });
  expect(empty.sources).toMatchObject([{ code: "nguon", telling: "NEVER_COMPARED", comparedAt: null, missing: null }]);
  expect(ofSource(empty, "RECEIVED")).toEqual({ name: "RECEIVED", now: 3, told: null, difference: null });
});

test("a filed report stands beside what the hub counts at its point and now, each difference with its cases", async () => {
  report = await drafted(world.hub, { unit: "SXD", period: { kind: "MONTH", on: "2026-03-14" } }, HEAD);
  expect((await reconciled()).filed).toEqual([]); // a draft is not filed
  await submits(world.hub, report, HEAD);
  world.source.put(near("late", "2026-03-12 08:00", "IN_PROGRESS"));
  world.source.change("b", { stage: "CLOSED" });
  world.clock.advance(60_000);
  await world.hub.settled();
  const found = await reconciled();
  expect(found.report).toMatchObject({ id: report.id, state: "SUBMITTED" });
  expect(figure(found, "received")).toMatchObject({
    reported: 3,
    counted: 3,
    now: 4,
    difference: { came: 1, cameCases: [{ case: { reference: "PA-LATE" } }], gone: 0 },
  });
  expect(figure(found, "opening")).toMatchObject({ reported: 0, counted: 0, now: 0, difference: { came: 0, gone: 0 } });
  await expectEveryNumberItsList(found);
  expect((await reconciled(HEAD)).figures).toEqual(found.figures);
  expect(await reconciled("thanhtra", "999999")).toMatchObject({ report: null, figures: [] });
});

test("a source that told record by record what the hub has tells the hub's number of that point; one that differs tells none, and names the cases", async () => {
  world.clock.advance(60_000);
  for (const [found, telling] of [
    [{ held: 1 }, "HELD_BACK"],
    [{ rejected: 1 }, "HELD_BACK"],
    [{ held: null, rejected: null }, "HELD_BACK"], // nobody counted them
    [{ began: "2026-03-14T23:59:00+07:00" }, "TOO_EARLY"],
  ] as const) {
    await compares(found);
    world.clock.advance(60_000);
    await world.hub.settled(); // what is told is of a point after it
    const unknown = await reconciled();
    expect([unknown.sources[0]?.telling, ofSource(unknown, "RECEIVED")?.told]).toEqual([telling, null]);
  }
  await compares({});
  world.clock.advance(60_000);
  world.source.put(near("later", "2026-03-13 08:00", "IN_PROGRESS"));
  await world.hub.settled();
  const alike = await reconciled();
  expect(alike.sources[0]).toMatchObject({ telling: "ALIKE", missing: 0, differing: [] });
  expect(ofSource(alike, "RECEIVED")).toMatchObject({ now: 5, told: 4, difference: { came: 1, cameCases: [{ case: { reference: "PA-LATER" } }], gone: 0 } });
  world.clock.advance(60_000);
  await compares({ missing: 1, different: 1 }, [
    { stream: "cases", id: "a", kind: "DIFFERENT" },
    { stream: "cases", id: "khong-co", kind: "MISSING" },
  ]);
  world.clock.advance(60_000);
  await world.hub.settled();
  const differs = await reconciled();
  expect(differs.sources[0]).toMatchObject({ telling: "DIFFERS", missing: 1, named: 2, differing: [{ case: { reference: "PA-A" } }] });
  expect(ofSource(differs, "RECEIVED")).toEqual({ name: "RECEIVED", now: 5, told: null, difference: null });
});

test("what a report said and what was counted at its point stay through a restart; what moved since is told anew", async () => {
  const before = await reconciled();
  world.source.change("c", { stage: "CLOSED" });
  await world.hub.settled();
  await world.restarted();
  world.clock.advance(DAY);
  await world.hub.settled();
  const after = await reconciled();
  const fixed = ({ figures }: Reconciled) => figures.map(({ key, reported, counted }) => ({ key, reported, counted }));
  expect(fixed(after)).toEqual(fixed(before));
  for (const { reported, counted } of after.figures) expect(counted).toBe(reported);
  await expectEveryNumberItsList(after);
  expect(ofSource(after, "CLOSING")?.now).toBeLessThanOrEqual(ofSource(before, "CLOSING")?.now ?? 0);
});

test("a source whose cases the unit took in and holds no more stands beside its days; one without a case of those days does not", async () => {
  const handed = { ...aCase({ lead: "SYT", intake: "SXD", received: "2026-02-20 08:00", stage: "IN_PROGRESS" }), id: "x" };
  (await world.another("nguonhai")).put(handed);
  (await world.another("nguonba")).put({ ...handed, received: "2026-01-05 08:00" });
  await world.hub.settled();
  const found = (await reconciled()).sources.filter(({ code }) => code !== "nguon");
  expect(found.map(({ code, figures }) => [code, figures.map(({ now }) => now)])).toEqual([["nguonhai", [1, 0, 0]]]);
});
