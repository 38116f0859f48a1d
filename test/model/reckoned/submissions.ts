import { limitEnd } from "./calendar.ts";
import type { KnownCase } from "./case.ts";
import type { Obligation, Submission } from "./papers.ts";
import { isWithin, PEOPLE, reaches } from "./people.ts";
import type { Person } from "./people.ts";
import type { ModelProvince } from "./province.ts";

/** Limits of the founding documents: the same working day; two working days where the leader names none. */
const SUBMISSION_DAYS = 0;
const REPLY_DAYS = 2;

export function submit(province: ModelProvince, who: Person, c: KnownCase): { outcome: string; submission?: Submission } {
  if (who === "focal") return { outcome: "FORBIDDEN" }; // no case of his unit or another's
  const may = who === "chief" || ((who === "head" || who === "health") && reaches(who, c.known.standing.unit));
  const waiting = province.submissions.some((one) => one.case === c && one.settlement === null);
  if (!may || !c.known.standing.open || waiting) return { outcome: "DirectiveRefused" };
  const submission: Submission = { case: c, id: "", due: limitEnd(province.now, SUBMISSION_DAYS), settlement: null, obligation: null };
  province.submissions.push(submission);
  province.entries += 1;
  return { outcome: "SubmittedToLeader", submission };
}

/** Only the leader decides, once. */
export function settleSubmission(province: ModelProvince, submission: Submission, who: Person, settlement: "AGREED" | "DIRECTED" | "RETURNED"): string {
  if (who !== "leader") return "FORBIDDEN";
  if (submission.settlement !== null) return "DirectiveRefused";
  submission.settlement = settlement;
  province.entries += settlement === "DIRECTED" ? 2 : 1;
  const unit = (submission.case as KnownCase).known.standing.unit;
  if (settlement === "DIRECTED") submission.obligation = { id: "", unit, state: "ISSUED", due: limitEnd(province.now, REPLY_DAYS), replyId: "" };
  return "SubmissionSettled";
}

const FROM = {
  ACKNOWLEDGED: ["ISSUED"],
  REPLIED: ["ISSUED", "ACKNOWLEDGED", "RETURNED"],
  ACCEPTED: ["REPLIED"],
  RETURNED: ["REPLIED"],
} as const satisfies Record<string, readonly Obligation["state"][]>;
export type ObligationStep = keyof typeof FROM;

/** A step of the addressed unit, or of the leader on its reply. */
export function move(province: ModelProvince, obligation: Obligation, who: Person, step: ObligationStep): string {
  const answers = who !== "leader" && who !== "inspector" && isWithin(obligation.unit, PEOPLE[who].unit);
  const may = step === "ACKNOWLEDGED" || step === "REPLIED" ? answers : who === "leader";
  if (!may || !(FROM[step] as readonly string[]).includes(obligation.state)) return "DirectiveRefused";
  obligation.state = step;
  province.entries += 1;
  return "ObligationMoved";
}
