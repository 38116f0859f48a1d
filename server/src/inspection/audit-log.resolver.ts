import { Arg, Ctx, Int, Query, Resolver } from "type-graphql";
import { accessError } from "../access/index.ts";
import type { AccessContext } from "../access/index.ts";
import { chainProof } from "../audit/index.ts";
import { auditPage } from "./audit-log.ts";
import { streamStates } from "./audit-log.queries.ts";
import type { streamState } from "./audit-log.queries.ts";
import { AuditChain, AuditEntryConnection, AuditFilter } from "./audit-log.types.ts";
import type { AuditStreamState } from "./audit-log.types.ts";

export interface AuditLogContext extends AccessContext {
  /** where signed checkpoints are kept */
  auditFolders: readonly string[];
}

const LONGEST_PAGE = 100;

/** The audit log for those who inspect: reading it leaves its own entry. */
@Resolver()
export class AuditLogResolver {
  @Query(() => AuditEntryConnection, { description: "What was done in the hub and by whom, newest first. Opening the list is itself audited, once." })
  async auditEntries(
    @Arg("filter", () => AuditFilter, { nullable: true }) filter: AuditFilter | null,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { database, viewer, clock }: AuditLogContext,
  ): Promise<AuditEntryConnection> {
    if (viewer === null) throw accessError("UNAUTHENTICATED");
    return auditPage({ database, viewer, now: clock.now() }, filter ?? {}, Math.min(Math.max(first, 0), LONGEST_PAGE), after);
  }

  @Query(() => AuditChain, { description: "How far the audit log goes, and what proves that nothing of it was changed." })
  async auditChain(@Ctx() { database, clock, auditFolders }: AuditLogContext): Promise<AuditChain> {
    const streams = await database.read((tx) => tx.rows<streamState>(streamStates));
    return { instant: clock.now(), streams: streams as AuditStreamState[], ...chainProof(auditFolders) };
  }
}
