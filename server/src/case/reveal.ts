import { actorOf, openedSubmitter, postFor, submitterPlace } from "../access/index.ts";
import type { AccessContext, OpenedSubmitter, OperationName, Related, SealedItem, Subject, Vault, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import type { AuditActor, AuditEntry } from "../audit/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { UnitContext } from "../unit/index.ts";
import type { CaseContext } from "./case.resolver.ts";
import type { CaseEnvelopes } from "./reveal.queries.ts";
import { caseEnvelopes, keepReveal, revealedUntil, revealMinutes, seenCases } from "./reveal.queries.ts";
import { revealVerdict } from "./reveal.rule.ts";
import type { RevealVerdict } from "./reveal.rule.ts";

export type RevealContext = CaseContext & AccessContext;

/** What is asked for, and why. */
export interface RevealOrder {
  caseId: number;
  items: readonly SealedItem[];
  /** already found fit; null: none was given */
  because: { reason: string; purpose: string } | null;
}

/** What came of it. */
export type Revealed =
  | { outcome: "shown"; opened: OpenedSubmitter; words: { title: string; content: string | null }; erased: boolean; until: Instant }
  | { outcome: "reasonRequired" | "forbidden" | "notFound" }
  | { outcome: "confidential"; items: SealedItem[] };

/** How long what is shown without a reason may stay on a screen, when no term is in force. */
const MINUTE = 60_000;

/**
 * Opens what was asked for, when it may be opened, and writes down who looked at what, in one transaction: an answer that is not in the
 * audit chain does not exist. What was refused stands there too.
 */
export async function revealed(context: RevealContext, viewer: Viewer, order: RevealOrder): Promise<Revealed> {
  const seen = await context.database.read((tx) => seenCases(tx, [order.caseId]));
  if (seen.length === 0) return { outcome: "notFound" };
  return context.database.asWorker().write(async (tx) => {
    const found = await caseEnvelopes(tx, order.caseId);
    if (found === null) return { outcome: "notFound" };
    const places = placesOf(found, context);
    const asked = { ...found, ...places, confidential: confidentialOf(found) };
    const verdict: RevealVerdict = found.stubbed ? { refused: "FORBIDDEN" } : revealVerdict(viewer, asked, order.items);
    if ("refused" in verdict) {
      const entry = { ...entryFor(actorOf(viewer), order, context.clock.now()), act: "revealRefused" };
      await appendAudit(tx, { ...entry, detail: { ...entry.detail, why: verdict.refused } });
      return verdict.refused === "FORBIDDEN" ? { outcome: "forbidden" } : { outcome: "confidential", items: verdict.items };
    }
    const until = await lastsUntil(tx, viewer, order, verdict, context.clock.now());
    if (until === null) return { outcome: "reasonRequired" };
    const actor =
      verdict.how === "own"
        ? actingAs(viewer, "seeContactOfOwnCase", { unitPath: places.holderPath })
        : actingAs(viewer, "revealContact", { related: places.related });
    return shown(tx, found, { context, actor, order, verdict, until });
  });
}

interface Look {
  context: RevealContext;
  actor: AuditActor;
  order: RevealOrder;
  verdict: Extract<RevealVerdict, { how: string }>;
  until: Instant;
}

async function shown(tx: Tx, found: CaseEnvelopes, { context, actor, order, verdict, until }: Look): Promise<Revealed> {
  const place = submitterPlace(found.sourceCode, found.stream, found.sourceCaseId);
  const opened = openedSubmitter(context.vault, { ...found, place }, order.items);
  const entry = entryFor(actor, order, context.clock.now());
  const kept = order.because === null ? {} : { kept: { texts: { reason: order.because.reason }, caseId: found.id, seal: sealerFor(context.vault, found) } };
  await appendAudit(tx, { ...entry, ...kept, detail: { ...entry.detail, how: verdict.how, until: new Date(until).toISOString() } });
  const words = { title: opened.words?.title ?? found.title, content: opened.words?.content ?? found.openContent };
  return { outcome: "shown", opened, words, erased: found.wrappedKey === null, until };
}

/** A reason may name the submitter: it is sealed under the record's own key, and goes when that goes. */
function sealerFor(vault: Vault, { wrappedKey }: CaseEnvelopes): (plain: Buffer, context: string) => Buffer {
  const key = wrappedKey === null ? vault.newRecordKey().key : vault.unwrap(wrappedKey);
  return (plain, place) => vault.seal(key, plain, place);
}

/** null: he must say why first. */
async function lastsUntil(tx: Tx, viewer: Viewer, { caseId, items, because }: RevealOrder, verdict: RevealVerdict, now: Instant): Promise<Instant | null> {
  const minutes = (await revealMinutes(tx, localDay(now))) ?? 1;
  if ("how" in verdict && verdict.how === "own") return now + minutes * MINUTE;
  if (because === null) return revealedUntil(tx, caseId, viewer.accountId, items, now);
  const until = now + minutes * MINUTE;
  await keepReveal(tx, { caseId, accountId: viewer.accountId, items, at: now, until });
  return until;
}

const confidentialOf = (c: CaseEnvelopes) => ({ name: c.confidentialName, phone: c.confidentialPhone, content: c.confidentialContent });

export function placesOf(
  c: Pick<CaseEnvelopes, "unitId" | "intakeUnitId" | "cooperating" | "supervisingUnitId">,
  { units }: UnitContext,
): { holderPath: string; related: Related[] } {
  const path = (id: number): string => units.byId(id).path;
  const holderPath = path(c.unitId);
  return {
    holderPath,
    related: [
      { relation: "HOLDS", unitPath: holderPath },
      { relation: "RECEIVED", unitPath: path(c.intakeUnitId) },
      ...c.cooperating.map((id): Related => ({ relation: "COOPERATES", unitPath: path(id) })),
      ...(c.supervisingUnitId === null ? [] : [{ relation: "SUPERVISES" as const, unitPath: path(c.supervisingUnitId) }]),
    ],
  };
}

/** Who it was, and for whom he stood in when the post by which he may is a lent one. */
export function actingAs(viewer: Viewer, operation: OperationName, subject: Subject): AuditActor {
  return actorOf(viewer, postFor(viewer, operation, subject)?.onBehalfOf ?? null);
}

function entryFor(actor: AuditActor, { caseId, items, because }: RevealOrder, at: Instant): AuditEntry {
  const detail = { items: items.join(","), purpose: because?.purpose ?? null };
  return { stream: "access", actor, act: "revealSubmitter", subject: { kind: "case", id: String(caseId) }, detail, at };
}
