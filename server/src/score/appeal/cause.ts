import type { Role } from "@dau-moi/schema";
import type { Post } from "../../access/index.ts";
import type { UnitRegister } from "../../unit/index.ts";
import type { Answerer } from "./appeal.queries.ts";

/** The roles that answer appeals, where their post is the province's. */
export const ANSWERER: Partial<Record<Role, Answerer>> = { OFFICE_CHIEF: "OFFICE", INSPECTOR: "INSPECTION" };

interface HeldPost {
  role: Role;
  unitId: number;
}

/** Somebody who answers, or who lent the post by which another does; with the posts that are his own; the viewer with the lent ones too. */
export interface Person {
  username: string;
  accountId: number;
  /** null: nobody of the register */
  officerId: number | null;
  posts: readonly HeldPost[];
}

/** Everybody who asked an appeal or in whose name it was asked; and who decided before about the same line, since nobody judges his own ruling. */
export interface Askers {
  accountIds: readonly number[];
  officerIds: readonly number[];
}

/** Whose cause an appeal is. */
export interface Cause {
  /** units that it is about: the one that the line is of, and the one that the line would go to */
  about: readonly number[];
  askers: Askers;
}

export const aboutOf = ({ holderUnitId, otherUnitId }: { holderUnitId: number; otherUnitId: number | null }): number[] =>
  otherUnitId === null ? [holderUnitId] : [holderUnitId, otherUnitId];

/** Whether an appeal is somebody's own cause: he asked it or decided before about its line, by whichever account, or has a post in, above or below a unit that it is about. */
export function isOwnCause(person: Person, { about, askers }: Cause, units: UnitRegister): boolean {
  if (askers.accountIds.includes(person.accountId)) return true;
  if (person.officerId !== null && askers.officerIds.includes(person.officerId)) return true;
  return person.posts.some((post) => about.some((id) => touches(post, id, units)));
}

/** The province's posts are above every unit and of none: they only touch what is the province's own, and an answerer's not even that. */
function touches({ role, unitId }: HeldPost, aboutId: number, units: UnitRegister): boolean {
  const [held, about, province] = [units.find(unitId), units.byId(aboutId), units.province];
  if (held === undefined) return false;
  if (held.id === province.id || about.id === province.id) return held.id === about.id && ANSWERER[role] === undefined;
  return held.path.startsWith(about.path) || about.path.startsWith(held.path);
}

/** Nobody asked it. */
export const NOBODY: Askers = { accountIds: [], officerIds: [] };

/** Of somebody's posts, those that keep the province's scores. */
export const keepersAmong = (posts: readonly Post[], { province }: UnitRegister): Post[] =>
  posts.filter(({ acts, unitPath }) => acts.includes("keepScores") && unitPath === province.path);

/** Who would answer: with all posts that are his own, the keepers' ones among those he may use, and whoever lent him one. */
interface Answering {
  person: Person;
  keepers: readonly Post[];
  /** by username */
  people: ReadonlyMap<string, Person>;
}

/** The post by which somebody answers an appeal; undefined: none, or it is his own cause, or of who lent him the post. */
export function answeringAs({ person, keepers, people }: Answering, cause: Cause & { answeredBy: Answerer }, units: UnitRegister): Post | undefined {
  if (isOwnCause(person, cause, units)) return undefined;
  return keepers.find(({ role, onBehalfOf }) => {
    const lender = onBehalfOf === null ? person : people.get(onBehalfOf);
    return ANSWERER[role] === cause.answeredBy && lender !== undefined && !isOwnCause(lender, cause, units);
  });
}
