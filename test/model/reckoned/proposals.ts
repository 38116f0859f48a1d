import { fits } from "./may.ts";
import type { KnownCase } from "./case.ts";
import { onItsWay } from "./outbox.ts";
import { PEOPLE, isWithin, reaches } from "./people.ts";
import type { Draft, Proposal, ProposalKind } from "./papers.ts";
import type { Person } from "./people.ts";
import type { ModelProvince } from "./province.ts";
import { isStale } from "./standing.ts";
import { INTAKE } from "./told.ts";

export const PROPOSAL_KINDS: readonly ProposalKind[] = ["CLOSE", "RECORD_RESULT", "EXTEND", "RETURN", "TRANSFER"];

const DRAFTED_BY_HOLDER: Readonly<Record<ProposalKind, readonly Person[]>> = {
  CLOSE: ["head", "focal", "health"],
  RECORD_RESULT: ["focal"],
  EXTEND: ["head", "focal", "health"],
  RETURN: ["head", "health"],
  TRANSFER: ["head", "focal", "health"],
};

export function mayPropose(who: Person, { kind }: Draft, { known }: KnownCase): boolean {
  if (who === "chief") return kind === "CLOSE" || kind === "TRANSFER";
  return DRAFTED_BY_HOLDER[kind].includes(who) && reaches(who, known.standing.unit);
}

/** Never who drafted it; an extension and a second return outside the unit they are for; a transfer by who is to get it. */
export function mayDecide(who: Person, proposal: Proposal, { known }: KnownCase): boolean {
  const { unit } = known.standing;
  const { kind, toUnit } = proposal.draft;
  if (who === proposal.who) return false;
  const heads = who === "head" || who === "health";
  switch (kind) {
    case "CLOSE":
      return who === "leader" || who === "chief" || (heads && reaches(who, unit));
    case "RECORD_RESULT":
      return heads && reaches(who, unit);
    case "EXTEND":
      return who === "leader" || (who === "chief" && unit !== INTAKE);
    case "RETURN":
      return who === "chief" && unit !== INTAKE;
    case "TRANSFER":
      return (heads || who === "focal") && isWithin(toUnit ?? "", PEOPLE[who].unit);
  }
}

/** Whether a draft makes sense, at its proposal and again at its approval. */
export function draftFits(draft: Draft, c: KnownCase, province: ModelProvince): boolean {
  const { standing } = c.known;
  if (draft.kind === "CLOSE") return standing.open && (draft.stale !== true || (isStale(standing.receivedDay, province.now) && province.repeatsOf(c) === 0));
  if (draft.kind === "RETURN") return fits(draft, c, province.now, true);
  const wasThere = draft.kind === "TRANSFER" && standing.custody.some(({ unit }) => unit === draft.toUnit); // units do not hand it round among themselves
  return !wasThere && fits(draft, c, province.now);
}

export function propose(province: ModelProvince, { who, c, draft, key, seen }: { who: Person; c: KnownCase; draft: Draft; key: string; seen: string }) {
  if (!mayPropose(who, draft, c)) return { outcome: "ChangeNotAllowed" };
  if (!draftFits(draft, c, province)) return { outcome: "ChangeNotPossible" };
  if (!province.isCurrent(c, seen)) return { outcome: "CaseMovedOn" };
  const open = province.proposals.some((one) => one.case === c && one.draft.kind === draft.kind && one.state === "PROPOSED");
  if (open || onItsWay(province.outbox, c, draft.kind)) return { outcome: "ChangeNotPossible" };
  const { unit, stage } = c.known.standing;
  const proposal: Proposal = { case: c, draft, who, key, id: "", state: "PROPOSED", seen, unit, stage, settledBy: null, recalled: false };
  province.proposals.push(proposal);
  province.entries += 1;
  return { outcome: "ProposalMade", proposal };
}

/** Another one decides; approved, the change is decided with it. */
export function decideProposal(province: ModelProvince, proposal: Proposal, who: Person, approve: boolean): string {
  const c = proposal.case as KnownCase;
  const wanted = approve ? "APPROVED" : "REJECTED";
  if (!mayDecide(who, proposal, c)) return proposal.state === wanted && proposal.settledBy === who ? "ProposalSettled" : "ChangeNotAllowed";
  if (proposal.state !== "PROPOSED") return proposal.state === wanted && proposal.settledBy === who ? "ProposalSettled" : "ProposalOver";
  if (!approve) return settled(province, proposal, who, "REJECTED");
  const due = c.known.standing.running?.due ?? Infinity;
  if (proposal.draft.kind === "EXTEND" && due !== Infinity && due <= province.now) {
    proposal.state = "LAPSED";
    return "ProposalOver";
  }
  if (!draftFits(proposal.draft, c, province)) return "ChangeNotPossible";
  const { outcome } = province.decide({ who, c, asked: proposal.draft, key: `approved ${proposal.id}`, seen: proposal.seen });
  return outcome === "CaseChangeQueued" ? settled(province, proposal, who, "APPROVED") : outcome;
}

function settled(province: ModelProvince, proposal: Proposal, who: Person, state: "APPROVED" | "REJECTED"): string {
  Object.assign(proposal, { state, settledBy: who });
  province.entries += 1;
  return "ProposalSettled";
}

export function withdraw(province: ModelProvince, proposal: Proposal, who: Person): string {
  if (who !== proposal.who) return "ChangeNotAllowed";
  if (proposal.state !== "PROPOSED") return proposal.state === "WITHDRAWN" ? "ProposalSettled" : "ProposalOver";
  proposal.state = "WITHDRAWN";
  province.entries += 1;
  return "ProposalSettled";
}

/** Every closing that was approved is looked at again in the model's province; somebody outside says what he found, once. */
export function recall(province: ModelProvince, proposal: Proposal): string {
  if (proposal.state !== "APPROVED" || proposal.draft.kind !== "CLOSE") return "ChangeNotAllowed";
  if (proposal.recalled) return "ChangeNotPossible";
  proposal.recalled = true;
  province.entries += 1;
  return "RecallSettled";
}
