import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { allowed } from "../../access/index.ts";
import { CaseView } from "../../case/index.ts";
import type { CaseContext } from "../../case/index.ts";
import { instantOf } from "../../platform/instant.ts";
import { sourceRows } from "../../source/index.ts";
import type { IngestHub } from "../report.ts";
import { lookAtSource, tellsOne } from "./at-source.ts";
import { CaseAtSource } from "./at-source.types.ts";

type AtSourceContext = CaseContext & { ingestHub: IngestHub };

/** A page opens one case; a list of a hundred must not become a hundred questions to a department. */
const MOST_A_REQUEST = 5;
const askedSoFar = new WeakMap<object, number>();

@Resolver(() => CaseView)
export class CaseAtSourceResolver {
  @FieldResolver(() => CaseAtSource, {
    nullable: true,
    description: "It as its owning system has it now, asked live; null: the viewer may not ask, or its system tells no single record.",
  })
  async atSource(@Root() c: CaseView, @Ctx() context: AtSourceContext): Promise<CaseAtSource | null> {
    const detail = await context.caseLoaders.detail.load(c.id);
    if (detail === null || !allowed(context.viewer, "caseAtSource").ok) return null;
    const source = (await context.ingestHub.database.read((tx) => sourceRows(tx, detail.sourceCode))).at(0);
    if (source === undefined || !tellsOne(source.kind)) return null;
    const askedAt = context.clock.now();
    const asked = (askedSoFar.get(context) ?? 0) + 1;
    askedSoFar.set(context, asked);
    const found = asked > MOST_A_REQUEST ? NOT_ASKED : await lookAtSource(context.ingestHub, source, { stream: detail.stream, id: detail.sourceCaseId });
    const nothing = { askedAt, stage: null, lead: null, changedAt: null, same: null };
    if (found.outcome !== "FOUND") return Object.assign(new CaseAtSource(), { ...nothing, outcome: found.outcome });
    const { case: there, record } = found;
    return Object.assign(new CaseAtSource(), {
      ...nothing,
      outcome: found.outcome,
      stage: there.stage,
      lead: context.units.byCode(there.leadUnitCode) ?? null,
      changedAt: record.observedAt === null ? null : instantOf(record.observedAt),
      same: there.stage === c.stage,
    });
  }
}

const NOT_ASKED = { outcome: "NOT_ASKED" } as const;
