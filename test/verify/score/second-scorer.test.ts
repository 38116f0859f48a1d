import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { SAMPLE_FOLDER } from "../../hub.ts";
import type { TestHub } from "../../hub.ts";
import { periodOf, schemeCalled, scoreAct } from "../../journey/kit/scoring.ts";
import { aProvince } from "../../world.ts";
import { Register } from "../register.ts";
import { actsWritten } from "./acts-written.ts";
import { randomActs } from "./random-acts.ts";
import { randomRulings, rule, ruled } from "./random-rulings.ts";
import { aRandomProvince, READ_AT, shownAt } from "./random-province.ts";
import { secondLines } from "./second-lines.ts";
import type { SecondLine } from "./second-line.ts";
import { secondCards } from "./second-totals.ts";
import type { SecondCard, SecondScheme } from "./second-totals.ts";

/** `SCORER_PROVINCES=500` for the long run. */
const PROVINCES = Number(process.env["SCORER_PROVINCES"] ?? 6);
const FROM = Number(process.env["SCORER_FROM"] ?? 1);
const FEBRUARY = { from: "2026-02-01", to: "2026-02-28" };
const SCHEME = parse(readFileSync(join(SAMPLE_FOLDER, "schemes/de-xuat-don-vi.yaml"), "utf8")) as SecondScheme;
const OFFICES = ["VPUB", "SXD", "SYT"];

test.each(Array.from({ length: PROVINCES }, (_, i) => FROM + i))(
  "a second scorer by another hand, from the department's own book, agrees to the last digit (province %i)",
  { timeout: 60_000 },
  async (seed) => {
    const cases = aRandomProvince(seed);
    const acts = randomActs(seed, cases);
    const { hub, source, clock } = await aProvince({ at: "2026-02-06 09:00" }).with();
    for (const [round, at] of READ_AT.entries()) {
      if (at > clock.now()) await hub.now(at - clock.now());
      for (const told of cases) {
        const shown = shownAt(told, round);
        if (shown !== null) source.put(shown);
      }
      await hub.settled();
    }
    await actsWritten(hub, acts);
    const { id: scheme } = await schemeCalled(hub, "DDN-DON-VI");
    const opened = await scoreAct(hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on: "2026-02-10" });
    const period = opened.period?.id ?? "";
    expect((await scoreAct(hub, "cutScorePeriod", { period })).period).toMatchObject({ state: "CUT_OFF", ...FEBRUARY });
    const lines = secondLines({ cases, acts }, new Register(SAMPLE_FOLDER), FEBRUARY);
    expect(await linesOfHub(hub.database)).toEqual(lines.map(asText).toSorted());
    await expectCards(hub, period, lines);
    const rulings = randomRulings(seed, lines);
    expect(rulings.length).toBeGreaterThan(0);
    await rule(hub, period, rulings);
    await expectCards(hub, period, ruled(lines, rulings));
  },
);

async function expectCards(hub: TestHub, period: string, lines: readonly SecondLine[]): Promise<void> {
  const { cards } = await periodOf(hub, period);
  const everybody = cards.filter(({ group }) => group === "SO_NGANH").map(({ unit }) => unit.code);
  expect(everybody).toEqual(expect.arrayContaining(OFFICES));
  const hubs = OFFICES.map((unit) => hubCard(cards.find((card) => card.unit.code === unit)));
  const seconds = secondCards(lines, everybody, SCHEME);
  expect(hubs).toEqual(OFFICES.map((office) => seconds.find(({ unit }) => unit === office)));
  // a commune alone in its band is its own mean
  expect(hubCard(cards.find(({ unit }) => unit.code === "X-ANPHU"))).toEqual(secondCards(lines, ["X-ANPHU"], SCHEME)[0]);
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
  return { unit: card.unit.code, indicators, total: card.total, deducted: card.deducted };
}

const LINES = `select indicator, coalesce(f.source_case_id, 'notice ' || (l.facts ->> 'due')) as "caseId", u.code as unit, numerator::int, denominator::int, excluded
  from score_line l left join feedback_case f on f.id = l.case_id join unit u on u.id = l.unit_id`;
const linesOfHub = async (database: { sql<Row>(text: string): Promise<Row[]> }): Promise<string[]> =>
  (await database.sql<SecondLine>(LINES)).map(asText).toSorted();
const asText = ({ indicator, caseId, unit, numerator, denominator, excluded }: SecondLine): string =>
  `${indicator} ${caseId} ${unit} ${numerator}/${denominator} ${excluded ?? ""}`.trim();
