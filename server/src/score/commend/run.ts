import { canonical } from "../../audit/index.ts";
import type { Instant } from "../../platform/instant.ts";
import { hashOf } from "../indicator/result.ts";
import { checksOf } from "./checks.ts";
import type { Checked, CheckFacts } from "./checks.ts";
import type { FormRow } from "./round.queries.ts";

/** One look at a dossier's conditions. */
interface Run {
  checks: Checked[];
  content: string;
  hash: string;
}

/** The conditions of a form by these facts, in their one spelling. @param at when the facts were read */
export function runOf(candidateId: number, form: FormRow, facts: CheckFacts, at: Instant): Run {
  const checks = checksOf(form.checks, facts);
  const evidence = checks.map(({ code, result, evidence: rests }) => ({ code, result, evidence: rests.map((one) => ({ ...one })) }));
  const content = canonical({ candidate: candidateId, form: form.code, formFrom: form.validFrom, at, checks: evidence });
  return { checks, content, hash: hashOf([content]) };
}

/** What was looked at, read again. */
export const checksIn = (content: string): Checked[] => (JSON.parse(content) as { checks: Checked[] }).checks;
