import type DataLoader from "dataloader";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { identityHiderOf, maskedAddress, maskedName, maskedPhone, openedSubmitter, submitterPlace } from "../access/index.ts";
import type { OpenedSubmitter, Vault } from "../access/index.ts";
import type { Database } from "../platform/database.ts";
import { instantOf } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import { manyByKey, oneByKey } from "../platform/loader.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { SourceView } from "../source/index.ts";
import type { SourceContext, SourceHealthRow } from "../source/index.ts";
import { Unit } from "../unit/index.ts";
import type { NamedArea } from "../unit/index.ts";
import { areaLoader } from "./area-loader.ts";
import type { AreaKey } from "./area-loader.ts";
import { caseDetails, custodySpans, sealedIdentities } from "./case.queries.ts";
import type { CaseDetail, SealedIdentity } from "./case.queries.ts";
import { CaseStepView, CaseView, CustodyView, SubmitterView } from "./case.type.ts";

export interface CaseLoaders {
  /** what they read with */
  database: Database;
  detail: DataLoader<number, CaseDetail | null>;
  /** the hub's own look, for cases whose detail came through the second wall */
  sealed: DataLoader<number, SealedIdentity | null>;
  areas: DataLoader<AreaKey, NamedArea | null, string>;
  custody: DataLoader<number, Awaited<ReturnType<typeof custodySpans>>>;
}
export interface CaseContext extends SourceContext {
  vault: Vault;
  caseLoaders: CaseLoaders;
}

export function caseLoaders(database: Database): CaseLoaders {
  const sealed = oneByKey(database.asWorker(), sealedIdentities, (row) => row.id);
  return {
    database,
    sealed,
    areas: areaLoader(database),
    detail: oneByKey(database, caseDetails, (row) => row.id),
    custody: manyByKey(database, custodySpans, (row) => row.caseId),
  };
}

@Resolver(() => CaseView)
export class CaseResolver {
  @FieldResolver(() => Unit, { description: "The unit whose work the case is now, or that closed it." })
  unit(@Root() c: CaseView, @Ctx() { units }: CaseContext): Unit {
    return units.byId(c.unitId);
  }

  @FieldResolver(() => SourceView, { description: "The system that owns it." })
  async source(@Root() c: CaseView, @Ctx() context: CaseContext): Promise<SourceHealthRow> {
    const source = (await context.sourceRows()).find((row) => row.id === c.sourceId);
    if (source === undefined) throw new Error(`case ${c.id} names a source that is gone`);
    return source;
  }

  @FieldResolver(() => String, { nullable: true, description: "The report itself, without the submitter's identity; null when withheld or empty." })
  async content(@Root() c: CaseView, @Ctx() context: CaseContext): Promise<string | null> {
    return (await detailOf(c, context)).content;
  }

  @FieldResolver(() => InstantScalar, { nullable: true, description: "When its source closed it; null while it is open." })
  async closedAt(@Root() c: CaseView, @Ctx() context: CaseContext): Promise<Instant | null> {
    return (await detailOf(c, context)).closedAt;
  }

  @FieldResolver(() => [Unit], { description: "Units that work on it beside the lead." })
  async cooperatingUnits(@Root() c: CaseView, @Ctx() context: CaseContext): Promise<Unit[]> {
    return (await detailOf(c, context)).cooperating.map((id) => context.units.byId(id));
  }

  @FieldResolver(() => Unit, { nullable: true, description: "The unit that supervises the handling; null when the source names none." })
  async supervisingUnit(@Root() c: CaseView, @Ctx() context: CaseContext): Promise<Unit | null> {
    const id = (await detailOf(c, context)).supervisingUnitId;
    return id === null ? null : context.units.byId(id);
  }

  @FieldResolver(() => SubmitterView, { description: "Who reported it, masked." })
  async submitter(@Root() c: CaseView, @Ctx() context: CaseContext): Promise<SubmitterView> {
    const [detail, sealed] = [await detailOf(c, context), await context.caseLoaders.sealed.load(c.id)];
    return submitterOf(detail, sealed, context.vault);
  }

  @FieldResolver(() => [CustodyView], { description: "Who held it from when to when, oldest first." })
  async custody(@Root() c: CaseView, @Ctx() context: CaseContext): Promise<CustodyView[]> {
    const spans = await context.caseLoaders.custody.load(c.id);
    return spans.map((span) => ({
      unit: context.units.byId(span.unitId),
      unitName: context.units.nameAt(context.units.byId(span.unitId), span.from),
      from: span.from,
      to: span.to,
      reason: span.reason,
      inheritedLate: span.inheritedLate,
    }));
  }

  @FieldResolver(() => [CaseStepView], { description: "The source's own steps, oldest first." })
  async steps(@Root() c: CaseView, @Ctx() context: CaseContext): Promise<CaseStepView[]> {
    const { steps } = await detailOf(c, context);
    return steps.map((step) => ({
      at: instantOf(step.at),
      kind: step.kind,
      unit: step.unitCode === null ? null : (context.units.byCode(step.unitCode) ?? null),
      note: step.note,
    }));
  }

  @FieldResolver(() => String, { nullable: true, description: "The result as its source records it; null when there is none or it is withheld." })
  async result(@Root() c: CaseView, @Ctx() context: CaseContext): Promise<string | null> {
    return (await detailOf(c, context)).result;
  }

  @FieldResolver(() => String, { nullable: true, description: "Why it was closed; null when its source gives no reason." })
  async closureReason(@Root() c: CaseView, @Ctx() context: CaseContext): Promise<string | null> {
    return (await detailOf(c, context)).closureReason;
  }

  @FieldResolver(() => InstantScalar, { description: "When the hub last learned something about it." })
  async learnedAt(@Root() c: CaseView, @Ctx() context: CaseContext): Promise<Instant> {
    return (await detailOf(c, context)).learnedAt;
  }
}

async function detailOf(c: CaseView, context: CaseContext): Promise<CaseDetail> {
  const detail = await context.caseLoaders.detail.load(c.id);
  if (detail === null) throw new Error(`case ${c.id} has no row`);
  return detail;
}

/** What of the submitter is to be masked, or hidden in a text; without its key nothing of it is left. */
function openedFor(detail: CaseDetail, identity: SealedIdentity | null, vault: Vault): OpenedSubmitter {
  const place = submitterPlace(detail.sourceCode, detail.stream, detail.sourceCaseId);
  const sealed = {
    place,
    wrappedKey: identity?.wrappedKey ?? null,
    name: identity?.nameSealed ?? null,
    phone: identity?.phoneSealed ?? null,
    contact: identity?.contactSealed ?? null,
    content: null,
  };
  return openedSubmitter(vault, sealed, ["name", "phone", "contact"]);
}

/** Free text that somebody of the hub wrote about a case, as it may lie in the open: without what tells who sent the case. */
export async function withoutSubmitter(caseId: number, text: string, context: CaseContext): Promise<string> {
  return (await submitterHider(caseId, context)).hide(text);
}

/** Above this many cases only what is personal in itself is hidden: among thousands of names every place and officer would be one. */
export const MOST_SUBMITTERS = 500;

/** What somebody wrote about cases, as it may lie in the open: without their submitters' names, and without anybody's numbers. */
export async function withoutSubmitters(caseIds: readonly number[], text: string, context: CaseContext): Promise<string> {
  const numbersHidden = identityHiderOf({ name: null, phone: null, email: null })(text);
  if (caseIds.length > MOST_SUBMITTERS) return numbersHidden;
  const hiders = await Promise.all(caseIds.map((id) => submitterHider(id, context)));
  return hiders.reduce((open, { hide }) => hide(open), numbersHidden);
}

/** `withoutSubmitter` for several texts of one case, and what its submitter asked to keep confidential. */
export async function submitterHider(caseId: number, context: CaseContext): Promise<{ hide: (text: string) => string; confidential: Confidential }> {
  const [detail, sealed] = [await context.caseLoaders.detail.load(caseId), await context.caseLoaders.sealed.load(caseId)];
  if (detail === null) throw new Error(`case ${caseId} has no row`);
  const confidential = { name: detail.confidentialName, phone: detail.confidentialPhone, content: detail.confidentialContent };
  return { hide: identityHiderOf(openedFor(detail, sealed, context.vault)), confidential };
}

type Confidential = Readonly<Record<"name" | "phone" | "content", boolean>>;

/** Opens the sealed identity only to mask it. */
function submitterOf(detail: CaseDetail, identity: SealedIdentity | null, vault: Vault): SubmitterView {
  const flags = {
    masked: true,
    confidentialName: detail.confidentialName,
    confidentialPhone: detail.confidentialPhone,
    confidentialContent: detail.confidentialContent,
  };
  const opened = openedFor(detail, identity, vault);
  return {
    name: detail.confidentialName || opened.name === null ? null : maskedName(opened.name),
    phone: detail.confidentialPhone || opened.phone === null ? null : maskedPhone(opened.phone),
    address: opened.address === null || detail.confidentialName ? null : maskedAddress(opened.address),
    ...flags,
  };
}
