// Many cases at once
export { scheduleBulk, workBulk } from "./bulk-work.ts";

// Files
export { EXPORT_PATH, exportRoute } from "./export-route.ts";

// The graph
export { CorrectResolver } from "./correct.resolver.ts";
export { CaseProposalsResolver, ProposalFieldsResolver } from "./proposal-fields.resolver.ts";
export { ProposalResolver } from "./proposal.resolver.ts";
export { RecallResolver } from "./recall.resolver.ts";
export { BulkResolver } from "./bulk.resolver.ts";
export { LettersResolver } from "./letters.resolver.ts";
