import type { Instant } from "../platform/instant.ts";
import type { RestrictionRow } from "./restriction.queries.ts";
import { RestrictionView } from "./restriction.types.ts";
import type { RestrictionState } from "./restriction.words.ts";

/** Where an entry stands at an instant. */
export function stateOf({ kind, endsAt }: Pick<RestrictionRow, "kind" | "endsAt">, at: Instant): RestrictionState {
  if (endsAt !== null) return endsAt > at ? "IN_FORCE" : "ENDED";
  return kind === "PROPOSED" || kind === "REJECTED" ? kind : "LIFTED";
}

/** An entry as the graph shows it. @param at the instant its state is told for */
export function restrictionView(row: RestrictionRow, at: Instant): RestrictionView {
  const { id, caseId, days, legalBasis, endsAt, reviewAt, byUnitId } = row;
  const drafters = { accountId: row.proposedByAccountId, username: row.proposedByUsername, onBehalfOf: row.proposedOnBehalfOf };
  const state = stateOf(row, at);
  const reviewDue = state === "IN_FORCE" && reviewAt !== null && reviewAt <= at;
  return Object.assign(new RestrictionView(), { id: String(id), caseId, days, legalBasis, endsAt, reviewAt, byUnitId, drafters, state, reviewDue });
}
