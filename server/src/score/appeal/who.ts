import { asking } from "../../access/index.ts";
import type { Post } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import { localDay } from "../../platform/local-time.ts";
import type { ScoreContext } from "../context.ts";
import type { LineRow } from "../card/card.queries.ts";
import { answeringPost } from "../period/answer.ts";
import { periodById } from "../period/period.queries.ts";
import { schemesById } from "../scheme/scheme.queries.ts";
import { countedWorth } from "./counted.ts";
import { ANSWERERS, appealTermsOn, waitingFor } from "./appeal.queries.ts";
import type { Answerer, AppealRow, AppealTerm } from "./appeal.queries.ts";
import { aboutOf, ANSWERER, answeringAs, isOwnCause, keepersAmong, NOBODY } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { askersOf, holdersOf, peopleNamed } from "./cause.queries.ts";
import type { AppealKind } from "./overlay.ts";
import { movedUntilIn } from "./moved.ts";
import { askedUntil, termOf } from "./wanted.ts";

/** Units that the viewer heads: whose appeals he asks, and for which he speaks. */
export function headedUnits(context: ScoreContext): number[] {
  const posts = context.viewer?.posts ?? [];
  return [...new Set(posts.filter(({ unitId }) => answeringPost(context.units.byId(unitId), context) !== undefined).map(({ unitId }) => unitId))];
}

/** Appeals that wait for the viewer's own answer. */
export async function waitingForViewer(context: ScoreContext): Promise<number[]> {
  const answerers = keeping(context).flatMap(({ role }) => ANSWERER[role] ?? []);
  if (answerers.length === 0) return [];
  return [...(await postsToAnswer(await context.database.read((tx) => waitingFor(tx, answerers)), context)).keys()];
}

type Answerable = Pick<AppealRow, "id" | "answeredBy" | "holderUnitId" | "otherUnitId">;

/** The viewer's posts by which he answers appeals, by their numbers: the office's or the inspection's; none where it is his own cause, or of who lent him the post. */
export async function postsToAnswer(appeals: readonly Answerable[], context: ScoreContext): Promise<ReadonlyMap<number, Post>> {
  if (appeals.length === 0 || keeping(context).length === 0) return new Map();
  return context.database.asWorker().read((tx) => postsIn(tx, appeals, context));
}

/** The same in a transaction of the hub's own. */
export async function postsIn(tx: Tx, appeals: readonly Answerable[], context: ScoreContext): Promise<ReadonlyMap<number, Post>> {
  const { accountId, username, posts } = asking(context);
  const keepers = keeping(context);
  const known = await peopleNamed(tx, [username, ...keepers.flatMap(({ onBehalfOf }) => onBehalfOf ?? [])], localDay(context.clock.now()));
  const people = new Map(known.map((person) => [person.username, person]));
  const own = people.get(username);
  const viewer = { username, accountId, officerId: own?.officerId ?? null, posts: [...posts, ...(own?.posts ?? [])] };
  const asked = await askersOf(
    tx,
    appeals.map(({ id }) => id),
  );
  const answering = (appeal: Answerable): Post | undefined => {
    const cause = { about: aboutOf(appeal), askers: asked.get(appeal.id) ?? NOBODY, answeredBy: appeal.answeredBy };
    return answeringAs({ person: viewer, keepers, people }, cause, context.units);
  };
  return new Map(appeals.flatMap((appeal) => [[appeal.id, answering(appeal)] as const]).filter((one): one is [number, Post] => one[1] !== undefined));
}

/** Posts that keep the province's scores. */
const keeping = (context: ScoreContext): Post[] => keepersAmong(asking(context).posts, context.units);

/**
 * Who answers an appeal: as its kind's term says, or the other one where a unit it is about is the answerer's own body, or where it is the own cause of
 * everybody who could answer there. Where both are so, who can answer goes before who is not concerned.
 */
export async function answererOf(tx: Tx, { kind, ...cause }: Cause & { kind: AppealKind }, context: ScoreContext): Promise<Answerer> {
  const now = context.clock.now();
  const { answeredBy } = await termOf(tx, kind, now);
  const terms = await appealTermsOn(tx, localDay(now));
  const able: Answerer[] = [];
  for (const one of ANSWERERS) if (await hasSomebody(tx, one, cause, context)) able.push(one);
  const inOrder = able.toSorted((a, b) => Number(b === answeredBy) - Number(a === answeredBy));
  return inOrder.find((one) => !isOwnBody(terms, one, cause, context)) ?? inOrder[0] ?? answeredBy;
}

/** Whether somebody there may answer; where a post is vacant, whoever comes may. */
async function hasSomebody(tx: Tx, answerer: Answerer, cause: Cause, { units, clock }: ScoreContext): Promise<boolean> {
  const roles = Object.entries(ANSWERER).flatMap(([role, one]) => (one === answerer ? [role] : []));
  const holders = await holdersOf(tx, { roles, unitId: units.province.id }, localDay(clock.now()));
  return holders.length === 0 || holders.some((person) => !isOwnCause(person, cause, units));
}

/** Whether a unit that it is about, or one above it, is the answerer's own, by its kind or its code. */
function isOwnBody(terms: readonly AppealTerm[], answerer: Answerer, { about }: Cause, { units }: Pick<ScoreContext, "units">): boolean {
  const own = terms.filter(({ answeredBy }) => answeredBy === answerer);
  const bodies = about.flatMap((id) => units.subtreesWith(id)).map((path) => units.at(path));
  return bodies.some((unit) => unit !== undefined && own.some(({ ownKinds, ownUnits }) => ownKinds.includes(unit.kind) || ownUnits.includes(unit.code)));
}

type AskableLine = Pick<LineRow, "takenUnitId" | "excluded" | "facts" | "cameAt">;

/** Which lines of an indicator and a unit the viewer may ask now to be looked at again, as far as the time for it goes, the period's or that of a line that came to the unit, and, of one left out, what was frozen of it. */
export async function appealableNow(
  { periodId, unitId, indicator }: { periodId: number; unitId: number; indicator: string },
  context: ScoreContext,
): Promise<(line: AskableLine) => boolean> {
  if (!headedUnits(context).includes(unitId)) return () => false;
  const now = context.clock.now();
  const { scheme, movedUntil } = await context.database.read(async (tx) => {
    const [period, known] = [await periodById(tx, periodId), await appealTermsOn(tx, localDay(now))];
    const until = period === undefined ? [] : known.map((term) => askedUntil(period, term, context));
    const open = period !== undefined && until.some((at) => at !== null && now < at);
    return { movedUntil: await movedUntilIn(tx, context), scheme: open ? (await schemesById(tx, [period.schemeId]))[0]?.content : undefined };
  });
  return ({ takenUnitId, cameAt, ...line }) => {
    if (cameAt !== null) return line.excluded === null && now < (movedUntil(cameAt) ?? now);
    return scheme !== undefined && takenUnitId === unitId && (line.excluded === null || countedWorth({ ...line, indicator }, scheme) !== null);
  };
}
