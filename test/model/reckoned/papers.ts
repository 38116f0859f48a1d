import type { KnownCase, ModelCase } from "./case.ts";
import type { Asked } from "./may.ts";
import type { Change } from "./outbox.ts";
import type { Person } from "./people.ts";
import type { Standing } from "./standing.ts";

export type ProposalKind = "CLOSE" | "RECORD_RESULT" | "EXTEND" | "RETURN" | "TRANSFER";

/** What one drafts for another to decide; `stale`: closed as old and never reported again. */
export type Draft = Asked & { kind: ProposalKind; stale?: boolean };

export interface Proposal {
  case: ModelCase;
  draft: Draft;
  who: Person;
  key: string;
  id: string;
  state: "PROPOSED" | "APPROVED" | "REJECTED" | "WITHDRAWN" | "LAPSED";
  /** the page it was drafted on, and how the case stood */
  seen: string;
  unit: string;
  stage: string;
  settledBy: Person | null;
  recalled: boolean;
}

/** What the source shows first ends what was proposed: the case is over, another unit's, or has a result. */
export function lapsed(proposal: Proposal, { open, unit, stage }: Standing): void {
  const done = ["RESOLVED", "ANSWERED"];
  const resolved = proposal.draft.kind === "RECORD_RESULT" && done.includes(stage) && !done.includes(proposal.stage);
  if (proposal.state === "PROPOSED" && (!open || unit !== proposal.unit || resolved)) proposal.state = "LAPSED";
}

export interface Item {
  case: KnownCase;
  /** as it was when it was selected */
  version: string;
  stage: string;
  unit: string;
  outcome: "DONE" | "SKIPPED" | "REFUSED" | null;
  change: Change | null;
}

/** One change asked for of several cases. */
export interface Job {
  asked: Asked;
  who: Person;
  id: string;
  state: "RUNNING" | "DONE" | "CANCELLED" | "UNDONE";
  stateAt: number;
  items: Item[];
}

/** What one unit owes on what the leader directed. */
export interface Obligation {
  id: string;
  unit: string;
  state: "ISSUED" | "ACKNOWLEDGED" | "REPLIED" | "RETURNED" | "ACCEPTED";
  due: number;
  /** the hub's number of the newest reply */
  replyId: string;
}

/** A case before the province's leader. */
export interface Submission {
  case: ModelCase;
  id: string;
  due: number;
  settlement: "AGREED" | "DIRECTED" | "RETURNED" | null;
  obligation: Obligation | null;
}

/** That a case's handling was reported to the chairman. */
export interface LeaderReport {
  case: KnownCase;
  at: number;
}
