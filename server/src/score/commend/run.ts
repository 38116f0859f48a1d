import { canonical } from "../../audit/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { ScoreContext } from "../context.ts";
import { hashOf } from "../indicator/result.ts";
import { checksOf } from "./checks.ts";
import type { Look } from "./checks.ts";
import { factsOf } from "./facts.ts";
import type { Looked, Looking } from "./facts.ts";
import { personChecksOf } from "./person-checks.ts";
import { personFactsOf } from "./person-facts.ts";

/** One look at a dossier's conditions, with the scores as they stood. */
interface Run extends Look {
  candidateId: number;
  content: string;
  hash: string;
}

/** The conditions of these dossiers as they stand in this transaction. */
export async function looksAt(tx: Tx, { round, form, at }: Looking, looked: readonly Looked[], context: Pick<ScoreContext, "units" | "tick">): Promise<Run[]> {
  if (round.about === "OFFICERS") {
    const persons = looked.flatMap((one) => (one.officerId === null ? [] : [{ ...one, officerId: one.officerId }]));
    const facts = await personFactsOf(tx, { round, form, at }, persons, context.units);
    return [...facts].map(([id, given]) => runOf(id, { form, at }, { checks: personChecksOf(form.checks, given), scores: [] }));
  }
  const facts = await factsOf(tx, { round, form, at }, looked, context);
  return [...facts].map(([id, given]) => {
    const scores = given.scores.map(({ period, total, cases }) => ({ period, total, cases }));
    return runOf(id, { form, at }, { checks: checksOf(form.checks, given), scores });
  });
}

/** What was seen, in its one spelling. */
function runOf(candidateId: number, { form, at }: Omit<Looking, "round">, { checks, scores }: Look): Run {
  const evidence = checks.map(({ code, result, evidence: rests }) => ({ code, result, evidence: rests.map((one) => ({ ...one })) }));
  const told = scores.map(({ period, total, cases }) => ({ period, total, cases }));
  const content = canonical({ candidate: candidateId, form: form.code, formFrom: form.validFrom, at, checks: evidence, scores: told });
  return { candidateId, checks, scores, content, hash: hashOf([content]) };
}

/** What was looked at, read again. */
export const lookIn = (content: string): Look => JSON.parse(content) as Look;
