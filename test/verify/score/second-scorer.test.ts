import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { SAMPLE_FOLDER } from "../../hub.ts";
import type { TestHub } from "../../hub.ts";
import { adopted, mergedUnits, UNITS } from "../../journey/kit/register.ts";
import { approves, periodOf, proposes, schemeCalled, scoreAct } from "../../journey/kit/scoring.ts";
import { aProvince } from "../../world.ts";
import { Register } from "../register.ts";
import { rulebookIn } from "../rulebook.ts";
import { actsWritten, filed } from "./acts-written.ts";
import { FILED_AT, randomActs } from "./random-acts.ts";
import { randomRulings, rule, ruled } from "./random-rulings.ts";
import { aRandomProvince, READ_AT, shownAt } from "./random-province.ts";
import { secondLines } from "./second-lines.ts";
import type { SecondLine } from "./second-line.ts";
import { secondAdjustments } from "./second-adjustments.ts";
import type { SecondAdjustment } from "./second-adjustments.ts";
import { secondCards } from "./second-totals.ts";
import type { SecondCard, SecondScheme } from "./second-totals.ts";

/** `SCORER_PROVINCES=500` for the long run. */
const PROVINCES = Number(process.env["SCORER_PROVINCES"] ?? 6);
const FROM = Number(process.env["SCORER_FROM"] ?? 1);
const FEBRUARY = { from: "2026-02-01", to: "2026-02-28" };
const SHIPPED = readFileSync(join(SAMPLE_FOLDER, "schemes/de-xuat-don-vi.yaml"), "utf8");
/** The same with everything in it that only some schemes name. */
const FULLER = SHIPPED.replace("DDN-DON-VI", "DAY-DU")
  .replace("graceDays: 30 }", "graceDays: 30, extendedShare: 20 }")
  .replace("perCase: 10 }", "perCase: 10, extendedShare: 10 }")
  .replace("rule: ACCEPTED_ON_TIME", "rule: ACCEPTED_ON_TIME\n    params: { wrongReturn: 2 }")
  .replace("rule: BACKLOG_CLEANED", "rule: BACKLOG_CLEANED\n    target: [{ days: 28, share: 60 }, { days: 90, share: 90 }]")
  .replace("code: LO-DANH-TINH,", "code: LO-DANH-TINH, finding: IDENTITY_LEAKED,")
  .replace("code: SAI-SU-THAT,", "code: SAI-SU-THAT, finding: DATA_FALSIFIED,")
  .replace("rule: REPORTS", "rule: REPORTS\n    sampled: false\n    params: { hubReports: 1 }");
const MERGED = mergedUnits("X-ANPHU", "X-BINHHOA", "2026-02-16");
const COMMUNES = ["X-ANPHU", "X-BINHHOA"];
const OFFICES = ["VPUB", "SXD", "SYT"];

test.each(Array.from({ length: PROVINCES }, (_, i) => FROM + i))(
  "a second scorer by another hand, from the department's own book, agrees to the last digit (province %i)",
  { timeout: 60_000 },
  async (seed) => {
    const cases = aRandomProvince(seed);
    const acts = randomActs(seed, cases);
    const adoptedAfter = [1, 2][seed % 3]; // before it holds, and after
    const registers = READ_AT.map((_at, round) => registerOf(adoptedAfter !== undefined && round > adoptedAfter ? MERGED : UNITS));
    const { hub, source, clock } = await aProvince({ at: "2026-02-01 00:00" }).with();
    const [document, scheme] = seed % 2 === 0 ? [FULLER, (await proposes(hub, FULLER)).scheme?.id] : [SHIPPED, (await schemeCalled(hub, "DDN-DON-VI")).id];
    const said = parse(document) as SecondScheme;
    await approves(hub, { scheme, effectiveFrom: "2026-02-01", documentDay: "2026-01-30" });
    const opened = await scoreAct(hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on: "2026-02-10" });
    const period = opened.period?.id ?? "";
    const heads = { SXD: "giamdoc.sxd", SYT: await hub.account("UNIT_HEAD", "SYT") };
    for (const at of [...new Set([...READ_AT, ...FILED_AT])].toSorted()) {
      if (at > clock.now()) await hub.now(at - clock.now());
      const round = READ_AT.indexOf(at);
      for (const told of cases) {
        const shown = shownAt(told, round);
        if (shown !== null) source.put(shown);
      }
      if (round !== -1) await hub.settled();
      if (round === adoptedAfter) expect(await adopted(hub, MERGED)).toMatchObject({ problems: [] });
      await filed(
        hub,
        acts.filings.filter((one) => one.at === at),
        heads,
      );
    }
    await actsWritten(hub, acts);
    expect((await scoreAct(hub, "cutScorePeriod", { period })).period).toMatchObject({ state: "CUT_OFF", ...FEBRUARY });
    const lines = secondLines({ cases, acts, numbers: await numbersIn(hub.database), registers }, registerOf(adoptedAfter === undefined ? UNITS : MERGED), {
      ...FEBRUARY,
      scheme: said,
    });
    expect(await linesOfHub(hub.database)).toEqual(lines.map(asText).toSorted());
    await expectCards(hub, { period, scheme: said }, lines);
    const rulings = randomRulings(seed, lines, { shared: document === FULLER });
    expect(rulings.length).toBeGreaterThan(0);
    await rule(hub, period, rulings, heads.SYT);
    await expectCards(hub, { period, scheme: said }, ruled(lines, rulings));
    const sealed = await hub.now("2026-03-20T08:00:00+07:00").then(() => scoreAct(hub, "sealScorePeriod", { period, waiver: "Đã đối chiếu" }));
    expect(sealed).toMatchObject({ period: { state: "SEALED" } });
    const later = randomRulings(seed, lines, { earlier: rulings, shared: document === FULLER });
    await rule(hub, period, later, heads.SYT);
    await expectCards(hub, { period, scheme: said }, ruled(lines, rulings)); // the sealed ones stay
    await expectAdjustments(hub, period, { lines, scheme: said, before: rulings, after: later });
  },
);

function registerOf(units: string): Register {
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-units-"));
  writeFileSync(join(folder, "units.yaml"), units);
  try {
    return new Register(folder, rulebookIn(SAMPLE_FOLDER));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function expectAdjustments(hub: TestHub, period: string, sealed: Omit<Parameters<typeof secondAdjustments>[0], "units">): Promise<void> {
  const { cards } = await periodOf(hub, period);
  const units = cards.filter(({ group }) => group === "SO_NGANH").map(({ unit }) => unit.code);
  const told = cards.flatMap(({ unit, adjustments }) => adjustments.map(({ before, after }) => ({ unit: unit.code, before, after })));
  const byUnit = (all: readonly SecondAdjustment[]) => all.toSorted((a, b) => a.unit.localeCompare(b.unit));
  expect(byUnit(told)).toEqual(byUnit(secondAdjustments({ ...sealed, units })));
}

async function expectCards(hub: TestHub, { period, scheme }: { period: string; scheme: SecondScheme }, lines: readonly SecondLine[]): Promise<void> {
  const { cards } = await periodOf(hub, period);
  const everybody = cards.filter(({ group }) => group === "SO_NGANH").map(({ unit }) => unit.code);
  expect(everybody).toEqual(expect.arrayContaining(OFFICES));
  const hubs = OFFICES.map((unit) => hubCard(cards.find((card) => card.unit.code === unit)));
  const seconds = secondCards(lines, everybody, scheme);
  expect(hubs).toEqual(OFFICES.map((office) => seconds.find(({ unit }) => unit === office)));
  // a commune alone in its band is its own mean
  const communes = COMMUNES.map((unit) => cards.find((card) => card.unit.code === unit));
  for (const commune of communes.filter((card) => card?.state !== "NOT_SCORED"))
    expect(hubCard(commune)).toEqual(secondCards(lines, [commune?.unit.code ?? ""], scheme)[0]);
}

type Shown = Awaited<ReturnType<typeof periodOf>>["cards"][number];

function hubCard(card: Shown | undefined): SecondCard | undefined {
  if (card === undefined) return undefined;
  const indicators: SecondCard["indicators"] = {};
  for (const { code, n, numerator, denominator, excluded, value, used } of card.indicators)
    indicators[code] = {
      n,
      numerator: Number(numerator),
      denominator: Number(denominator),
      excluded: Object.fromEntries(excluded.map(({ reason, lines }) => [reason, lines])),
      value,
      used,
    };
  const blocked = Object.fromEntries(card.blocked.map(({ code, count }) => [code, count]));
  return { unit: card.unit.code, indicators, total: card.total, blocked, deducted: card.deducted };
}

const LINES = `select indicator, coalesce(f.source_case_id, case when indicator = 'U8' then 'report' when l.facts ? 'finding' then 'finding ' || (l.facts ->> 'kind') else 'notice ' || (l.facts ->> 'due') end) as "caseId", u.code as unit, numerator::int, denominator::int, excluded
  from score_line l left join feedback_case f on f.id = l.case_id join unit u on u.id = l.unit_id`;
const linesOfHub = async (database: { sql<Row>(text: string): Promise<Row[]> }): Promise<string[]> =>
  (await database.sql<SecondLine>(LINES)).map(asText).toSorted();
const numbersIn = async (database: { sql<Row>(text: string): Promise<Row[]> }): Promise<Map<string, number>> =>
  new Map(
    (await database.sql<{ id: string; number: number }>("select source_case_id as id, id::int as number from feedback_case")).map((one) => [
      one.id,
      one.number,
    ]),
  );
const asText = ({ indicator, caseId, unit, numerator, denominator, excluded }: SecondLine): string =>
  `${indicator} ${caseId} ${unit} ${numerator}/${denominator} ${excluded ?? ""}`.trim();
