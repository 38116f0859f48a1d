import { asking } from "../../access/index.ts";
import type { OperationName, Post } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { peopleNamed } from "../appeal/cause.queries.ts";
import type { ScoreContext } from "../context.ts";
import { officerOfAccount } from "../officer/index.ts";

/** Whose dossier it is; null: a unit's. */
interface Whose {
  officerId: number | null;
}

/** Whether the viewer is the officer whose dossier it is. */
export async function isHis(tx: Tx, { officerId }: Whose, context: ScoreContext): Promise<boolean> {
  return officerId !== null && (await officerOfAccount(tx, asking(context).accountId)) === officerId;
}

/** What everybody is told who would act on his own dossier, or on that of the one whose post he was lent. */
export const HIS_OWN: Problem = {
  at: "id",
  message: "Không xem xét, đề nghị hoặc quyết định hồ sơ khen thưởng của chính mình, hoặc của người đã ủy quyền cho mình.",
};

/** Whether an officer is the viewer, or the one whose post he was lent. */
export async function isHisOrLenders(whose: Whose, post: Post, context: ScoreContext): Promise<boolean> {
  return whose.officerId !== null && context.database.asWorker().read((tx) => isHisOrLendersIn(tx, whose, post, context));
}

/** The same in a transaction of the worker's, which sees every account. */
export async function isHisOrLendersIn(tx: Tx, { officerId }: Whose, { onBehalfOf }: Pick<Post, "onBehalfOf">, context: ScoreContext): Promise<boolean> {
  if (officerId === null) return false;
  const names = [asking(context).username, ...(onBehalfOf === null ? [] : [onBehalfOf])];
  const people = await peopleNamed(tx, names, localDay(context.clock.now()));
  return people.some((person) => person.officerId === officerId);
}

/** Refuses somebody his own cause; that he tried stands in the audit chain. */
export async function refusedOwn(operation: OperationName, problem: Problem, context: ScoreContext): Promise<Problem> {
  await context.refusals?.tell({ operation, code: "OWN_DOSSIER", viewer: asking(context), address: context.address });
  return problem;
}
