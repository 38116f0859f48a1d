import { expect, onTestFinished, test } from "vitest";
import { diceOf } from "./kit/dice.ts";
import type { Dice } from "./kit/dice.ts";
import { anInsideProvince, gives } from "./kit/inside.ts";
import type { InsideWorld } from "./kit/inside.ts";
import { officersOfSxd, sheetAct } from "./kit/officer-sheets.ts";
import type { ShownSheet } from "./kit/officer-sheets.ts";
import { theCase } from "./kit/reading.ts";
import { plainFigures } from "./kit/second-counter.ts";
import type { LedgerCase } from "./kit/second-counter.ts";
import { aCase } from "../world.ts";
import type { CaseSpec } from "../world.ts";

const MANY = 24;
const HOUR = 3_600_000;
const FIRST = Date.parse("2026-03-16T10:00:00+07:00");
const LAST = Date.parse("2026-03-30T18:00:00+07:00");
const PERIOD = { begin: Date.parse("2026-01-01T00:00:00+07:00"), end: Date.parse("2026-04-01T00:00:00+07:00") };
const LEAVE = { who: "CB-31", deputy: "CB-32", from: Date.parse("2026-03-27T00:00:00+07:00"), to: Date.parse("2026-03-28T00:00:00+07:00") };
const CODES = ["CB-31", "CB-32", "CB-34"];

/** What is to happen with a case, at an instant. */
type Happens = { at: number; id: string } & ({ give: string } | { step: "DONE" | "REOPENED" });
interface Told {
  spec: Partial<CaseSpec>;
  steps: { at: string; kind: "RECEIVED" | "ASSIGNED" | "ACCEPTED" | "RESOLVED" | "ANSWERED" | "REOPENED"; unit?: string }[];
  ledger: LedgerCase;
}

const local = (at: number): string => new Date(at + 7 * HOUR).toISOString().slice(0, 16).replace("T", " ");

/** A case of a random day, urgency and cooperation. */
function aRandomCase(id: string, dice: Dice): Told {
  const day = `2026-03-${String(dice.whole(9, 13)).padStart(2, "0")}`;
  const [urgent, multiple] = [dice.next() < 0.2, dice.next() < 0.3];
  const steps: Told["steps"] = [
    { at: `${day} 08:00`, kind: "RECEIVED" },
    { at: `${day} 09:00`, kind: "ASSIGNED", unit: "SXD" },
    { at: `${day} 10:00`, kind: "ACCEPTED" },
  ];
  const spec = aCase({ id, received: `${day} 08:00`, lead: "SXD", stage: "IN_PROGRESS", urgent, cooperating: multiple ? ["SYT"] : [], steps: [...steps] });
  return { spec, steps, ledger: { given: [], reopened: [], clocks: [], weight: (multiple ? 3 : 2) + (urgent ? 1 : 0) } };
}

/** What happens with it: given to some officers in turn, mostly handled, at times reopened. */
function courseOf(id: string, dice: Dice): Happens[] {
  const at = (from: number): number => from + Math.floor(dice.next() * (LAST - from));
  const hands: Happens[] = [];
  let from = FIRST;
  let who = "";
  for (let i = dice.whole(0, 3); i > 0; i -= 1) {
    from = i === 1 && dice.next() < 0.5 ? from + HOUR : at(from);
    who = dice.pick(CODES.filter((one) => one !== who));
    hands.push({ at: from, id, give: who });
  }
  if (dice.next() < 0.2) return hands;
  const done = at(from);
  const again = dice.next() < 0.4 ? [{ at: at(done), id, step: "REOPENED" as const }] : [];
  return [...hands, { at: done, id, step: "DONE" }, ...again];
}

async function play(w: InsideWorld, told: ReadonlyMap<string, Told>, happens: readonly Happens[], username: ReadonlyMap<string, string>): Promise<void> {
  const { hub, source } = w.world;
  for (const one of happens) {
    const of = told.get(one.id);
    if (of === undefined) throw new Error(one.id);
    if (one.at > hub.instant) await hub.now(one.at - hub.instant);
    if ("give" in one) {
      of.ledger.given.push({ who: one.give, at: hub.instant });
      const answer = await gives(hub, one.id, { officer: username.get(one.give) }, "giamdoc.sxd");
      expect([one.id, answer.message]).toEqual([one.id, undefined]);
      continue;
    }
    const at = local(hub.instant);
    if (one.step === "DONE") of.steps.push({ at, kind: "RESOLVED" }, { at, kind: "ANSWERED" });
    else of.steps.push({ at, kind: "REOPENED", unit: "SXD" });
    if (one.step === "REOPENED") of.ledger.reopened.push(Date.parse(`${at.replace(" ", "T")}:00+07:00`));
    source.change(one.id, { stage: one.step === "DONE" ? "ANSWERED" : "IN_PROGRESS", steps: [...of.steps] });
    await hub.settled();
  }
}

test.each([11, 29, 47])("a second counter, from its own ledger, agrees with every sheet (random province %i)", { timeout: 120_000 }, async (seed) => {
  const dice = diceOf(seed);
  const ids = Array.from({ length: MANY }, (_, i) => `r${i}`);
  const told = new Map(ids.map((id) => [id, aRandomCase(id, dice)]));
  const w = await anInsideProvince([...told.values()].map(({ spec }) => spec));
  onTestFinished(() => w.world.leave(), 30_000);
  await officersOfSxd(w.world, [w.road, w.road2, w.house, w.focal]);
  const username = new Map([
    ["CB-31", w.road],
    ["CB-32", w.road2],
    ["CB-34", w.focal],
  ]);
  const happens = ids.flatMap((id) => courseOf(id, dice)).toSorted((a, b) => a.at - b.at);
  await play(w, told, happens, username);
  const { hub } = w.world;
  await hub.now("2026-04-01T08:00:00+07:00");
  await hub.settled();
  for (const [id, { ledger }] of told) {
    const instant = (text: string | null): number | null => (text === null ? null : Date.parse(text));
    ledger.clocks = (await theCase(hub, id, "lanhdao")).clocks.map(({ stage, startedAt, dueAt, stoppedAt }) => ({
      stage,
      start: Date.parse(startedAt),
      due: instant(dueAt) ?? Infinity,
      stop: instant(stoppedAt),
    }));
  }
  const { period } = await sheetAct(hub, "takeOfficerSheets", { kind: "QUARTER", reckoning: "CALENDAR", on: "2026-02-10" });
  const ledgers = [...told.values()].map(({ ledger }) => ledger);
  let late = 0;
  for (const code of CODES) {
    const plain = plainFigures(code, ledgers, PERIOD, LEAVE);
    late += plain.progress.hits;
    expect({ seed, code, ...shown(period?.sheets.find(({ officer }) => officer === code)) }).toEqual({ seed, code, ...rounded(plain) });
  }
  expect(late).toBeGreaterThan(0);
});

const four = (value: number | null): string | null => (value === null ? null : value.toFixed(4));

function rounded({ quantity, quality, progress }: ReturnType<typeof plainFigures>): object {
  return {
    quantity: { ...quantity, value: four(quantity.given === 0 ? null : quantity.done / quantity.given) },
    quality: { ...quality, value: four(quality.value) },
    progress: { ...progress, value: four(progress.value) },
  };
}

/** A sheet's figures in the second counter's words. */
function shown(sheet: ShownSheet | undefined): object {
  const part = (name: string) => sheet?.ratios.find((one) => one.part === name);
  const [a, b, c] = [part("QUANTITY"), part("QUALITY"), part("PROGRESS")];
  const reasons = (of: typeof a) => Object.fromEntries((of?.excluded ?? []).map(({ reason, lines }) => [reason, lines]));
  return {
    quantity: { n: a?.n ?? 0, hits: a?.hits ?? 0, done: Number(a?.done ?? 0), given: Number(a?.given ?? 0), excluded: reasons(a), value: a?.value ?? null },
    quality: { n: b?.n ?? 0, hits: b?.hits ?? 0, value: b?.value ?? null },
    progress: { n: c?.n ?? 0, items: c?.items ?? 0, hits: c?.hits ?? 0, excluded: reasons(c), value: c?.value ?? null },
  };
}
