import type { CampaignAct, FrozenRow } from "../acts.queries.ts";
import type { Findings } from "../findings.ts";
import type { Known, Point } from "../known.ts";
import type { Recounted } from "../recount.ts";
import type { Register } from "../register.ts";
import { dayNamed, dayOf, dayText, midnightOf } from "../working-days.ts";
import { placeOf, reportedAgain } from "./backlog.ts";

/** A campaign as its page shows it, to who sees the whole of it. */
export interface ShownStanding {
  asOf: { event: number; instant: string };
  figures: ShownFigures;
  arrived: number;
  units: { unit: { code: string }; unitOnly: boolean; figures: ShownFigures; arrived: number }[];
  days: { day: string; left: number | null }[];
  arrivals: { day: string; arrived: number; cameIn: number }[];
}
const FIGURES = ["opening", "left", "done", "ended", "handedOn", "reopened"] as const;
type ShownFigures = Record<(typeof FIGURES)[number], number>;

/** What a campaign is recounted from. */
export interface CampaignMaterial {
  act: CampaignAct;
  frozen: readonly FrozenRow[];
  /** key of a case by the hub's number of it */
  keyOfCase: ReadonlyMap<string, string>;
  known: Known;
  register: Register;
  /** the journal's last number before each instant */
  eventsBefore(instants: readonly number[]): Promise<number[]>;
}

/** The opening balance case by case, the numbers at the page's as-of, every day and every unit, from the ledgers and the instants at which the hub learned them. */
export async function compareCampaign(material: CampaignMaterial, shown: ShownStanding, findings: Findings): Promise<void> {
  const { act } = material;
  const same = (what: string, where: string, expected: unknown, found: unknown): boolean => findings.same(`campaigns: ${what}`, where, expected, found);
  const opening = compareOpening(material, findings);
  const at: Point = { event: shown.asOf.event, instant: Date.parse(shown.asOf.instant) };
  const figures = figuresOf(opening, material, at);
  for (const name of FIGURES) same(name, act.name, figures[name], shown.figures[name]);
  for (const { unit, unitOnly, figures: its } of shown.units) {
    const part = new Map([...opening].filter(([, holder]) => (unitOnly ? holder === unit.code : material.register.isWithin(holder, unit.code))));
    const own = figuresOf(part, material, at);
    for (const name of FIGURES) same(`${name} of ${unit.code}${unitOnly ? " itself" : ""}`, act.name, own[name], its[name]);
  }
  await compareDays(opening, material, { shown, at }, findings);
}

/** Which cases were frozen, and in whose hands. @returns holder by key, as recounted */
function compareOpening({ act, frozen, keyOfCase, known, register }: CampaignMaterial, findings: Findings): Map<string, string> {
  const point = { event: act.as_of_event, instant: act.as_of_instant.getTime() };
  const expected = new Map([...meeting(point, { act, known, register })].map(([key, one]) => [key, one.holder]));
  const found = new Map(frozen.map(({ case_id, unit }) => [keyOfCase.get(case_id) ?? `case ${case_id}`, unit]));
  for (const key of new Set([...expected.keys(), ...found.keys()])) {
    findings.same(`campaigns: frozen (${key.replace("\n", " ")})`, act.name, expected.get(key) ?? "not in it", found.get(key) ?? "not in it");
  }
  findings.same("campaigns: opening balance", act.name, expected.size, act.opening);
  return expected;
}

type Conditions = Pick<CampaignMaterial, "act" | "known" | "register">;

/** Open cases of a campaign's conditions at a point. */
function meeting(point: Point, { act, known, register }: Conditions): Map<string, Recounted> {
  const all = new Map([...known.keys].flatMap((key) => [[key, known.at(key, point)] as const]));
  const open = [...all].flatMap(([key, one]) =>
    one !== null && one.open && one.stream === act.case_stream && isIn(one, act.unit, register) ? [[key, one] as const] : [],
  );
  if (act.classes === null && act.severities === null) return new Map(open);
  const again = reportedAgain([...all.values()].filter((one) => one !== null));
  return new Map(
    open.filter(([, one]) => {
      const { ruleClass, severity } = placeOf(one, register, { instant: point.instant, again });
      return (act.classes?.includes(ruleClass) ?? true) && (act.severities?.includes(severity) ?? true);
    }),
  );
}

/** In the hands of a unit, of one below it, or of one that stands for such a one that has ended. */
function isIn({ holder, matter }: Recounted, unit: string, register: Register): boolean {
  if (register.isWithin(holder, unit)) return true;
  return register.codes.some((code) => register.isWithin(code, unit) && register.dissolvedAt(code) !== null && register.successorOf(code, matter) === holder);
}

function figuresOf(opening: ReadonlyMap<string, string>, { act, known, register }: Conditions, point: Point): ShownFigures {
  const frozenAt = { event: act.as_of_event, instant: act.as_of_instant.getTime() };
  const figures: ShownFigures = { opening: opening.size, left: 0, done: 0, ended: 0, handedOn: 0, reopened: 0 };
  for (const key of opening.keys()) {
    const one = known.at(key, point);
    const left = one !== null && one.open && isIn(one, act.unit, register);
    if (left) figures.left += 1;
    else figures.done += 1;
    if (one === null || !one.open) figures.ended += 1;
    else if (!left) figures.handedOn += 1;
    if (left && known.between(key, frozenAt, point).some(({ open }) => !open)) figures.reopened += 1;
  }
  return figures;
}

/** Left, arrived and come in at the end of every day that has passed. */
async function compareDays(
  opening: ReadonlyMap<string, string>,
  material: CampaignMaterial,
  { shown, at }: { shown: ShownStanding; at: Point },
  findings: Findings,
): Promise<void> {
  const { act } = material;
  const [first, last] = [dayOf(act.as_of_instant.getTime()), dayOf(at.instant)];
  const days = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const ends = await material.eventsBefore(days.map((day) => midnightOf(day + 1)));
  let before = arrivals(opening, material, { event: act.as_of_event, instant: act.as_of_instant.getTime() });
  const told = shown.days.filter(({ left }) => left !== null).map(({ day }) => day);
  findings.same("campaigns: days", act.name, days.map(dayText), told);
  for (const [i, day] of days.entries()) {
    const end = midnightOf(day + 1);
    const point = end > at.instant ? at : { event: Math.min(ends[i] ?? 0, at.event), instant: end - 1 };
    const now = arrivals(opening, material, point);
    const text = dayText(day);
    const came = shown.arrivals.find((one) => dayNamed(one.day) === day);
    findings.same(`campaigns: left on ${text}`, act.name, figuresOf(opening, material, point).left, shown.days.find((one) => one.day === text)?.left);
    findings.same(`campaigns: arrived on ${text}`, act.name, now.size, came?.arrived);
    findings.same(`campaigns: came in on ${text}`, act.name, [...now].filter((key) => !before.has(key)).length, came?.cameIn);
    before = now;
  }
  findings.same("campaigns: arrived", act.name, before.size, shown.arrived);
}

const arrivals = (opening: ReadonlyMap<string, string>, material: CampaignMaterial, point: Point): Set<string> =>
  new Set([...meeting(point, material).keys()].filter((key) => !opening.has(key)));
