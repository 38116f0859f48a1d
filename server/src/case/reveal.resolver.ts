import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { accessError, allowed, casesBySubmitter, eraseSubmitters, identityNumberOf, phoneOf, scopesOf } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import type { Instant } from "../platform/instant.ts";
import { caseEnvelopes, seenCases } from "./reveal.queries.ts";
import type { SeenCase } from "./reveal.queries.ts";
import { actingAs, placesOf, revealed } from "./reveal.ts";
import type { RevealContext, Revealed } from "./reveal.ts";
import {
  CaseNotFound,
  ErasedSubmitter,
  EraseSubmitterInput,
  EraseSubmitterResult,
  FindBySubmitterInput,
  FindBySubmitterResult,
  FoundCases,
  ItemsConfidential,
  itemsOf,
  NumberUnfit,
  RevealedSubmitter,
  RevealForbidden,
  RevealReasonRequired,
  RevealSubmitterInput,
  RevealSubmitterResult,
} from "./reveal.types.ts";

/** Looking at who sent a case, finding his other cases, and forgetting him: each leaves its entry in the audit chain. */
@Resolver()
export class RevealResolver {
  @Mutation(() => RevealSubmitterResult, { description: "Opens what is sealed of a submitter, for a time. One look, one entry in the audit chain." })
  async revealSubmitter(
    @Arg("input", () => RevealSubmitterInput) input: RevealSubmitterInput,
    @Ctx() context: RevealContext,
  ): Promise<RevealedSubmitter | RevealReasonRequired | ItemsConfidential | RevealForbidden | CaseNotFound> {
    const items = itemsOf(input.items);
    const caseId = caseIdIn(input.caseId);
    if (caseId === null) return new CaseNotFound();
    if (items.length === 0) return new RevealReasonRequired();
    const said = input.reason != null || input.purpose != null;
    const reason = fitText(input.reason, 10);
    const purpose = input.purpose ?? null;
    if (said && (reason === null || purpose === null)) return new RevealReasonRequired();
    const because = reason === null || purpose === null ? null : { reason, purpose };
    return answerOf(await revealed(context, viewerIn(context), { caseId, items, because }), items.includes("content"), context.clock.now());
  }

  @Mutation(() => FindBySubmitterResult, { description: "Cases of whoever has this number, found without opening anything." })
  async findBySubmitter(
    @Arg("input", () => FindBySubmitterInput) input: FindBySubmitterInput,
    @Ctx() context: RevealContext,
  ): Promise<FoundCases | NumberUnfit | RevealReasonRequired> {
    const reason = fitText(input.reason, 10);
    if (reason === null) return new RevealReasonRequired();
    const { vault } = context;
    const identity = identityNumberOf(input.number);
    const phone = phoneOf(input.number);
    const column = identity?.length === 12 ? "identity" : "phone";
    const number = column === "identity" ? identity : phone;
    if (number === null) return new NumberUnfit();
    const viewer = viewerIn(context);
    const entry = {
      stream: "access" as const,
      actor: actingAs(viewer, "findBySubmitter", { unitPath: scopesOf(viewer, "findSubmitters")[0] ?? "" }),
      act: "findBySubmitter",
      subject: { kind: "submitter", id: column },
    };
    const ids = await context.database.asWorker().write(async (tx) => {
      const found = await casesBySubmitter(tx, column, vault.blindIndex(column, number));
      const kept = { texts: { reason, number }, caseId: null, seal: (plain: Buffer, place: string) => vault.sealMaster(plain, place) };
      await appendAudit(tx, { ...entry, detail: { found: found.length }, at: context.clock.now(), kept });
      return found;
    });
    const seen = await context.database.read((tx) => seenCases(tx, ids));
    // a hit tells whose case it is: where the submitter asked for confidence, only to those who may see even that; of a diverted one to nobody here
    const cases = seen.filter(
      (one) => !one.stubbed && reaches(context, "findBySubmitter", one) && (!one.confidential || reaches(context, "revealConfidential", one)),
    );
    return Object.assign(new FoundCases(), { cases });
  }

  @Mutation(() => EraseSubmitterResult, {
    description: "Destroys the keys of what is sealed of a submitter. Counts, lists and the audit chain stay; nothing brings it back.",
  })
  async eraseSubmitter(
    @Arg("input", () => EraseSubmitterInput) input: EraseSubmitterInput,
    @Ctx() context: RevealContext,
  ): Promise<ErasedSubmitter | RevealReasonRequired | CaseNotFound> {
    const caseId = caseIdIn(input.caseId);
    const [legalBasis, reason] = [fitText(input.legalBasis, 3), fitText(input.reason, 10)];
    if (legalBasis === null || reason === null) return new RevealReasonRequired();
    const [named] = caseId === null ? [] : await erasable(context, [caseId]);
    if (named === undefined) return new CaseNotFound();
    const caseIds = input.everyCase ? await sameSubmitterAs(context, named.id) : [named.id];
    const actor = actingAs(viewerIn(context), "eraseSubmitter", { related: placesOf(named, context).related });
    const cases = await context.database
      .asWorker()
      .write((tx) => eraseSubmitters(tx, context.vault, { caseIds, actor, legalBasis, reason, at: context.clock.now() }));
    return Object.assign(new ErasedSubmitter(), { cases });
  }
}

function answerOf(
  outcome: Revealed,
  wordsToo: boolean,
  now: Instant,
): RevealedSubmitter | RevealReasonRequired | ItemsConfidential | RevealForbidden | CaseNotFound {
  if (outcome.outcome === "confidential") return new ItemsConfidential(outcome.items);
  if (outcome.outcome === "forbidden") return new RevealForbidden();
  if (outcome.outcome === "notFound") return new CaseNotFound();
  if (outcome.outcome !== "shown") return new RevealReasonRequired();
  const { opened, words, erased, until } = outcome;
  const { name, phone, email, address } = opened;
  const told = wordsToo && !erased ? words : { title: null, content: null };
  return Object.assign(new RevealedSubmitter(), { name, phone, email, address, ...told, erased, until, forSeconds: Math.floor((until - now) / 1_000) });
}

/** One of the viewer's posts has the act and is related to the case; that he sees it by another post is not enough. */
function reaches(context: RevealContext, operation: "eraseSubmitter" | "findBySubmitter" | "revealConfidential", seen: SeenCase): boolean {
  return allowed(context.viewer, operation, { related: placesOf(seen, context).related }).ok;
}

/** Those of the cases whose submitter he may erase. */
async function erasable(context: RevealContext, ids: readonly number[]): Promise<SeenCase[]> {
  const seen = await context.database.read((tx) => seenCases(tx, ids));
  return seen.filter((one) => reaches(context, "eraseSubmitter", one));
}

/** The case and every other that tells the same telephone number, as far as he may erase them. */
async function sameSubmitterAs(context: RevealContext, caseId: number): Promise<number[]> {
  const ids = await context.database.asWorker().write(async (tx) => {
    const index = (await caseEnvelopes(tx, caseId))?.phoneIndex ?? null;
    return index === null ? [] : casesBySubmitter(tx, "phone", index);
  });
  return [...new Set([caseId, ...(await erasable(context, ids)).map((one) => one.id)])];
}

function viewerIn({ viewer }: RevealContext): Viewer {
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  return viewer;
}

function caseIdIn(id: string): number | null {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
}

/** Text that says something; null: too short, or longer than 500 characters. */
function fitText(text: string | null, least: number): string | null {
  const said = (text ?? "").replaceAll("\u0000", "").normalize("NFC").trim();
  return said.length >= least && said.length <= 500 ? said : null;
}
