// Many cases at once
export { scheduleBulk, workBulk } from "./bulk-work.ts";

// Who decides what another drafted
export { lapseWithLimit, scheduleLapses } from "./proposal-lapse.ts";
export { decidingPost } from "./proposal-may.ts";
export type { ProposalKind } from "./proposal.types.ts";

// Files
export { EXPORT_PATH, exportRoute } from "./export-route.ts";

// The graph
export { CorrectResolver } from "./correct.resolver.ts";
export { CaseProposalsResolver, ProposalFieldsResolver } from "./proposal-fields.resolver.ts";
export { ProposalResolver } from "./proposal.resolver.ts";
export { RecallResolver } from "./recall.resolver.ts";
export { BulkResolver } from "./bulk.resolver.ts";
export { SavedBoardResolver } from "./saved-board.resolver.ts";
export { SavedViewResolver } from "./saved-view.resolver.ts";
export { LettersResolver } from "./letters.resolver.ts";

// Who stands behind an account
export { isBringer } from "./brought.ts";
export type { Bringer } from "./brought.ts";
export { CampaignArrivalsResolver } from "./campaign-arrivals.resolver.ts";
export { CampaignResolver } from "./campaign.resolver.ts";

// Inside a unit
export { InsideCommentResolver } from "./inside-comment.resolver.ts";
export { InsideEvidenceResolver } from "./inside-evidence.resolver.ts";
export { InsideLoadResolver } from "./inside-load.resolver.ts";
export { InsideResolver } from "./inside.resolver.ts";

// Its report
export { BACKLOG_REPORT } from "./report/open-classes.ts";
