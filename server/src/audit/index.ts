// Appending, in the transaction of the act
export { appendAudit, commitmentOf, keptContext, textIn } from "./append.ts";
export type { AuditActor, AuditEntry } from "./entry.ts";
export { chainHead } from "./chain-head.ts";
export { auditProofOf, MOST_PROVED, proofFaults } from "./proof.ts";

// Checkpoints outside the database, and proof
export { scheduleCheckpoints, writeCheckpoint } from "./write-checkpoints.ts";
export { publicKeyText, signingKey } from "./signing-key.ts";
export { verifyAudit } from "./verify.ts";
export type { Verified } from "./verify.ts";
export { chainProof, keepVerification } from "./chain-proof.ts";

// One spelling of a value, for whatever is hashed
export { canonical } from "./canonical.ts";
export type { Plain } from "./canonical.ts";
