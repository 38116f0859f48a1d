import { actsOf } from "../access/index.ts";
import type { Post } from "../access/index.ts";
import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import type { Database } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";
import { peopleIn, peopleNamed } from "./inside.queries.ts";
import type { PersonRow } from "./inside.queries.ts";

/** Roles that work on a unit's cases. */
const WORKING: readonly Role[] = ROLES.filter((role) => actsOf(role).includes("acceptCases"));

/** Whom a case is given to inside its unit; at least one of them is there. */
export interface InsideAim {
  division: Unit | null;
  officer: PersonRow | null;
}

/** Where a case is given to, and by which post. */
export interface Giving {
  holder: Unit;
  post: Post;
  now: Instant;
  units: UnitRegister;
}

/** Divisions of the holder that exist, as far as the post reaches. */
export function divisionsOf({ holder, post, now, units }: Giving): Unit[] {
  return units.all.filter(
    (unit) => unit.id !== holder.id && unit.path.startsWith(holder.path) && unit.path.startsWith(reachOf(post, holder)) && units.endOf(unit) > now,
  );
}

/** A head of the holder reaches all of it, a head of a division no more than his. */
const reachOf = (post: Post, holder: Unit): string => (holder.path.startsWith(post.unitPath) ? holder.path : post.unitPath);

/** Open accounts that can be given work there. */
export async function officersFor({ holder, post, now, units }: Giving, database: Database): Promise<PersonRow[]> {
  return database.asWorker().read((tx) => peopleIn(tx, units.subtree(reachOf(post, holder)), localDay(now), WORKING));
}

/** The first of his posts within a path by which he works on cases. */
export function postWithin(person: PersonRow, path: string, units: UnitRegister): Unit | undefined {
  return person.posts
    .filter(({ role }) => (WORKING as readonly string[]).includes(role))
    .map(({ unitId }) => units.byId(unitId))
    .find((unit) => unit.path.startsWith(path));
}

/** What was named, found; or what is wrong with it. An officer of a division is given the case with his division. */
export async function aimOf(asked: { division: string | null; officer: string | null }, giving: Giving, database: Database): Promise<InsideAim | Problem> {
  if (asked.division === null && asked.officer === null) return { at: "division", message: "Cần chọn phòng hoặc cán bộ được giao." };
  const { holder, post, now, units } = giving;
  const divisions = divisionsOf(giving);
  const division = asked.division === null ? null : divisions.find(({ code }) => code === asked.division);
  if (division === undefined)
    return { at: "division", message: `Không có phòng, đơn vị trực thuộc "${asked.division?.slice(0, 40)}" đang hoạt động trong ${holder.name}.` };
  if (asked.officer === null) return { division, officer: null };
  const username = asked.officer.trim().toLowerCase();
  const [person] = await database.asWorker().read((tx) => peopleNamed(tx, [username], localDay(now)));
  const within = division?.path ?? reachOf(post, holder);
  const place = person === undefined || person.locked ? undefined : postWithin(person, within, units);
  if (person === undefined || place === undefined)
    return { at: "officer", message: `Không có cán bộ "${username.slice(0, 60)}" đang làm việc tại ${(division ?? holder).name}.` };
  return { division: division ?? divisions.find(({ id }) => id === place.id) ?? null, officer: person };
}

/** Those who work on cases of a unit or one below it, each at the first such post of his. */
export async function workersBelow(unit: Unit, now: Instant, { units, database }: { units: UnitRegister; database: Database }) {
  const people = await database.asWorker().read((tx) => peopleIn(tx, units.subtree(unit.path), localDay(now), WORKING));
  return people.map((person) => ({ username: person.username, name: person.name, place: postWithin(person, unit.path, units) ?? unit }));
}
