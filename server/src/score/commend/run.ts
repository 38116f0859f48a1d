import { canonical } from "../../audit/index.ts";
import type { Instant } from "../../platform/instant.ts";
import { hashOf } from "../indicator/result.ts";
import { checksOf } from "./checks.ts";
import type { CheckFacts, Look } from "./checks.ts";
import type { FormRow } from "./round.queries.ts";

/** One look at a dossier's conditions, with the scores as they stood. */
interface Run extends Look {
  content: string;
  hash: string;
}

/** The conditions of a form by these facts, in their one spelling. @param at when the facts were read */
export function runOf(candidateId: number, form: FormRow, facts: CheckFacts, at: Instant): Run {
  const checks = checksOf(form.checks, facts);
  const evidence = checks.map(({ code, result, evidence: rests }) => ({ code, result, evidence: rests.map((one) => ({ ...one })) }));
  const scores = facts.scores.map(({ period, total, cases }) => ({ period, total, cases }));
  const content = canonical({ candidate: candidateId, form: form.code, formFrom: form.validFrom, at, checks: evidence, scores });
  return { checks, scores, content, hash: hashOf([content]) };
}

/** What was looked at, read again. */
export const lookIn = (content: string): Look => JSON.parse(content) as Look;
