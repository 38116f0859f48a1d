// Appending, in the transaction of the act
export { appendAudit, commitmentOf, keptContext, textIn } from "./append.ts";
export type { AuditActor, AuditEntry } from "./entry.ts";

// Checkpoints outside the database, and proof
export { scheduleCheckpoints, writeCheckpoint } from "./write-checkpoints.ts";
export { publicKeyText, signingKey } from "./signing-key.ts";
export { verifyAudit } from "./verify.ts";
export type { Verified } from "./verify.ts";
