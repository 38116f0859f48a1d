import type { Post } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import { localDay } from "../../platform/local-time.ts";
import type { ScoreContext } from "../context.ts";
import type { Answerer } from "./appeal.queries.ts";
import { aboutOf, answeringAs, keepersAmong, NOBODY } from "./cause.ts";
import { askersOf, peopleNamed } from "./cause.queries.ts";

/** An appeal, as far as who answers it goes. */
export interface AnsweredAppeal {
  id: number;
  answeredBy: Answerer;
  /** of whom the line was when it was asked */
  holderUnitId: number;
  otherUnitId: number | null;
}

/** Somebody with posts in the province, also lent ones. */
interface Holder {
  accountId: number;
  username: string;
  officerId: number | null;
  posts: readonly Post[];
}

/** Who of some people may answer each appeal: their accounts by the appeal's number. It is nobody's who asked it, or whose cause it is. */
export async function answerersAmong(
  tx: Tx,
  appeals: readonly AnsweredAppeal[],
  holders: readonly Holder[],
  { units, clock }: Pick<ScoreContext, "units" | "clock">,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const lenders = holders.flatMap(({ posts }) => posts.flatMap(({ onBehalfOf }) => onBehalfOf ?? []));
  const known = await peopleNamed(tx, [...holders.map(({ username }) => username), ...lenders], localDay(clock.now()));
  const people = new Map(known.map((person) => [person.username, person]));
  const asked = await askersOf(
    tx,
    appeals.map(({ id }) => id),
  );
  const answers = ({ posts, ...holder }: Holder, appeal: AnsweredAppeal): boolean => {
    const person = { ...holder, posts: [...posts, ...(people.get(holder.username)?.posts ?? [])] };
    const cause = { about: aboutOf(appeal), askers: asked.get(appeal.id) ?? NOBODY, answeredBy: appeal.answeredBy };
    return answeringAs({ person, keepers: keepersAmong(posts, units), people }, cause, units) !== undefined;
  };
  return new Map(appeals.map((appeal) => [appeal.id, holders.filter((holder) => answers(holder, appeal)).map(({ accountId }) => accountId)]));
}
