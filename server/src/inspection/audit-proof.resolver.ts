import { createUnionType, Arg, Ctx, Field, InputType, Int, ObjectType, Query, Resolver } from "type-graphql";
import { actorOf, asking } from "../access/index.ts";
import { appendAudit, auditProofOf, MOST_PROVED } from "../audit/index.ts";
import { AuditStreamEnum } from "./audit-log.types.ts";
import type { AuditStreamName } from "./audit-log.types.ts";
import type { AuditLogContext } from "./audit-log.resolver.ts";
import { InspectionRefused, refused } from "./inspection.results.ts";

@InputType({ description: "Which entries of the audit log are to be proved." })
export class AuditProofInput {
  @Field(() => AuditStreamEnum, { description: "The chain." })
  stream!: AuditStreamName;

  @Field(() => Int, { description: "Number of the first entry, from 1." })
  from!: number;

  @Field(() => Int, { description: `Number of the last entry; at most ${MOST_PROVED} in one file.` })
  to!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "Entries of one chain with their hashes and the signed checkpoints among them, to be checked by whoever has the public key.",
})
export class AuditProof {
  @Field(() => String, { description: "A name for the file." })
  name!: string;

  @Field(() => String, { description: "The file, JSON in Base64." })
  base64!: string;

  @Field(() => Int, { description: "How many entries it holds." })
  entries!: number;

  @Field(() => Int, { description: "How many signed checkpoints it holds; 0: only the chain itself is proved." })
  checkpoints!: number;
}

const AuditProofResult = createUnionType({
  name: "AuditProofResult",
  description: "The proof, or what stood in the way.",
  types: () => [AuditProof, InspectionRefused] as const,
});

/** Proofs of the audit log, to be taken away. */
@Resolver()
export class AuditProofResolver {
  @Query(() => AuditProofResult, {
    description: "A proof of a range of the audit log; who took it is audited. hub audit check-proof checks it without the database.",
  })
  async auditProof(
    @Arg("input", () => AuditProofInput) { stream, from, to }: AuditProofInput,
    @Ctx() context: AuditLogContext,
  ): Promise<AuditProof | InspectionRefused> {
    if (from < 1 || to < from) return refused({ at: "from", message: "Số đầu từ 1 trở đi và không lớn hơn số cuối." });
    if (to - from >= MOST_PROVED) return refused({ at: "to", message: `Mỗi tệp chứng thực tối đa ${MOST_PROVED} mục.` });
    // hashes are read by the worker alone; readAudit is no matter of units
    const proof = await context.database.asWorker().read((tx) => auditProofOf(tx, stream, [from, to], context.auditFolders));
    const [entries, checkpoints] = [proof.entries.length, proof.checkpoints.length];
    if (entries < to - from + 1) return refused({ at: "to", message: "Nhật ký chưa có mục này." });
    const actor = actorOf(asking(context));
    const entry = {
      stream: "access",
      actor,
      act: "exportAuditProof",
      subject: { kind: "audit", id: stream },
      detail: { from, to },
      at: context.clock.now(),
    } as const;
    await context.database.asWorker().write((tx) => appendAudit(tx, entry));
    const name = `chung-thuc-nhat-ky-${stream}-${from}-${to}.json`;
    return Object.assign(new AuditProof(), { name, base64: Buffer.from(JSON.stringify(proof)).toString("base64"), entries, checkpoints });
  }
}
