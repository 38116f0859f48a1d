import type { Problem } from "../platform/problem.ts";
import { contend, endsUnit } from "./succession.ts";
import { existsOn, lastOf } from "./statement.ts";
import type { StatedSuccession, StatedUnit, StatedVersion, Statement } from "./statement.ts";

/** What a register may not say, each with its place and what was expected. An empty list: it can be held. */
export function contradictionsIn(statement: Statement): Problem[] {
  const units = new Map(statement.units.map((u) => [u.code, u]));
  const lives = [...repeatedCodes(statement.units), ...statement.units.flatMap(brokenLife), ...brokenKinds(statement)];
  if (lives.length > 0) return lives; // what follows would only repeat it
  const parents = statement.units.flatMap((u) => u.versions.flatMap((v) => wrongParent(u, v, units)));
  return [
    ...parents,
    ...(parents.length > 0 ? [] : circles(statement.units, units)),
    ...severalTops(statement.units),
    ...sharedCodes(statement.units),
    ...statement.successions.flatMap((s) => wrongSuccession(s, units)),
    ...contending(statement.successions),
  ];
}

function repeatedCodes(units: readonly StatedUnit[]): Problem[] {
  const seen = new Set<string>();
  return units.flatMap((u) => {
    if (seen.has(u.code)) return [{ at: `${u.at}.code`, message: `${u.code} stands twice` }];
    seen.add(u.code);
    return [];
  });
}

/** A unit's versions follow each other day by day, from its first to its end. */
function brokenLife(unit: StatedUnit): Problem[] {
  return unit.versions.flatMap((v, i) => {
    if (v.to !== null && v.to <= v.from) return [{ at: `${v.at}.to`, message: `expected a day after \`from\` (${v.from})` }];
    const next = unit.versions[i + 1];
    if (next === undefined) return [];
    if (v.to === null || v.to > next.from)
      return [{ at: `${next.at}.from`, message: `overlaps the version from ${v.from}, which holds until ${v.to ?? "further notice"}` }];
    if (v.to < next.from)
      return [{ at: `${next.at}.from`, message: `leaves a hole: ${unit.code} ended on ${v.to}, and the code of a unit that ended is never used again` }];
    return [];
  });
}

function brokenKinds({ kinds }: Statement): Problem[] {
  return kinds.flatMap((k, i) => {
    if (k.to !== null && k.to <= k.from) return [{ at: `${k.at}.to`, message: `expected a day after \`from\` (${k.from})` }];
    const other = kinds.slice(0, i).find((o) => o.kind === k.kind && (o.to === null || o.to > k.from) && (k.to === null || k.to > o.from));
    return other === undefined ? [] : [{ at: k.at, message: `overlaps ${other.at}, which says of ${k.kind} too from ${other.from} on` }];
  });
}

function wrongParent(unit: StatedUnit, v: StatedVersion, units: ReadonlyMap<string, StatedUnit>): Problem[] {
  if (v.parent === null) return [];
  const at = `${v.at}.parent`;
  if (v.parent === unit.code) return [{ at, message: `${unit.code} stands above itself` }];
  const parent = units.get(v.parent);
  if (parent === undefined) return [{ at, message: `${v.parent} is not among the units` }];
  const [first, end] = [parent.versions[0]?.from ?? "", lastOf(parent).to];
  const covers = first <= v.from && (end === null || (v.to !== null && v.to <= end));
  return covers ? [] : [{ at, message: `${v.parent} exists from ${first} to ${end ?? "now"}, not all the time from ${v.from} to ${v.to ?? "now"}` }];
}

/** Follows the parents on every day on which any of them changes. */
function circles(units: readonly StatedUnit[], byCode: ReadonlyMap<string, StatedUnit>): Problem[] {
  const days = [...new Set(units.flatMap((u) => u.versions.map((v) => v.from)))].toSorted();
  const problems = new Map<string, Problem>();
  for (const day of days) {
    const sound = new Set<string>();
    for (const unit of units) {
      const way: string[] = [];
      let here: StatedVersion | undefined = on(unit, day);
      for (
        let code: string | null = unit.code;
        here !== undefined && code !== null && !sound.has(code);
        code = here.parent, here = on(byCode.get(code ?? ""), day)
      ) {
        if (way.includes(code)) {
          const circle = [...way.slice(way.indexOf(code)), code];
          const key = circle.slice(1).toSorted().join(" ");
          if (!problems.has(key)) problems.set(key, { at: `${here.at}.parent`, message: `the units form a circle on ${day}: ${circle.join(" under ")}` });
          break;
        }
        way.push(code);
      }
      for (const code of way) sound.add(code);
    }
  }
  return [...problems.values()];
}

const on = (unit: StatedUnit | undefined, day: string): StatedVersion | undefined => unit?.versions.find((v) => v.from <= day && (v.to === null || day < v.to));

function severalTops(units: readonly StatedUnit[]): Problem[] {
  const [first, ...others] = units.filter((u) => lastOf(u).parent === null);
  return others.map((u) => ({ at: `${lastOf(u).at}.parent`, message: `expected a parent: ${first?.code} stands at the top already` }));
}

/** A code given to a unit stands for it for ever (QĐ 19/2025/QĐ-TTg, QĐ 20/2020/QĐ-TTg). */
function sharedCodes(units: readonly StatedUnit[]): Problem[] {
  const owners = new Map<string, { code: string; from: string; to: string | null }>();
  return units.flatMap((u) =>
    u.versions.flatMap((v) =>
      v.codes.flatMap((c): Problem[] => {
        if (c.to !== null && c.to <= c.from) return [{ at: `${v.at}.codes`, message: `${c.scheme} ${c.code}: expected an end after ${c.from}` }];
        const key = `${c.scheme} ${c.code}`;
        const owner = owners.get(key);
        if (owner === undefined) owners.set(key, { code: u.code, from: c.from, to: c.to });
        if (owner === undefined || owner.code === u.code) return [];
        const together = (owner.to === null || owner.to > c.from) && (c.to === null || c.to > owner.from);
        return [
          {
            at: `${v.at}.codes`,
            message: together ? `${key} is the code of ${owner.code} too` : `${key} was the code of ${owner.code}; a code is never used again`,
          },
        ];
      }),
    ),
  );
}

function wrongSuccession(s: StatedSuccession, units: ReadonlyMap<string, StatedUnit>): Problem[] {
  const [old, next] = [units.get(s.from), units.get(s.to)];
  const unknown = [s.from, s.to].filter((code) => !units.has(code));
  if (old === undefined || next === undefined) return unknown.map((code) => ({ at: s.at, message: `${code} is not among the units` }));
  if (s.from === s.to) return [{ at: s.at, message: `${s.from} cannot take over from itself` }];
  const problems: Problem[] = [];
  const end = lastOf(old).to;
  if (endsUnit(s.kind) && end === null)
    problems.push({ at: `${s.at}.from`, message: `${s.from} does not end: give it \`to: ${s.on}\`, or call the succession FUNCTION_TRANSFER` });
  else if (endsUnit(s.kind) && end !== s.on)
    problems.push({
      at: `${s.at}.on`,
      message: `${s.from} ends on ${end}: a successor takes over on that day, ${s.on < (end ?? "") ? "not before" : "not later"}`,
    });
  if (!endsUnit(s.kind) && !existsOn(old, s.on)) problems.push({ at: `${s.at}.on`, message: `${s.from} does not exist on ${s.on}` });
  if (!endsUnit(s.kind) && s.areas === null && s.fields === null) problems.push({ at: s.at, message: "a transfer of functions needs `fields` or `areas`" });
  if (!existsOn(next, s.on)) problems.push({ at: `${s.at}.to`, message: `${s.to} does not exist on ${s.on}` });
  return problems;
}

function contending(successions: readonly StatedSuccession[]): Problem[] {
  const groups = Map.groupBy(successions, (s) => `${s.from} ${s.on}`);
  return [...groups.values()].flatMap((rows) =>
    rows.flatMap((s, i): Problem[] => {
      const other = rows.slice(0, i).find((o) => contend(o, s));
      if (other === undefined) return [];
      const areas = s.areas?.filter((a) => other.areas?.includes(a) === true) ?? [];
      const fields = s.fields?.filter((f) => other.fields?.includes(f) === true) ?? [];
      const what =
        [areas.length > 0 ? `areas ${areas.join(", ")}` : "", fields.length > 0 ? `fields ${fields.join(", ")}` : ""].filter((w) => w !== "").join(" in ") ||
        "everything";
      return [{ at: s.at, message: `${what} of ${s.from} went to ${other.to} already (${other.at}); it cannot go to ${s.to} too` }];
    }),
  );
}
