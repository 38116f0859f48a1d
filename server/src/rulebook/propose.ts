import { isOneSide } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import type { AuditActor } from "../audit/index.ts";
import { calendarByVersion, calendarOf, calendarVersionOf, keepCalendar } from "../calendar/index.ts";
import type { StoredCalendar } from "../calendar/index.ts";
import { keepRegulation, ownOrOther, regulationByVersion, versionOf } from "../clock/index.ts";
import type { StoredRegulation } from "../clock/index.ts";
import { Refused } from "../platform/problem.ts";
import { PreviewOutdated, adoptPreviewed } from "./adopt.ts";
import type { Adopted } from "./adopt.ts";
import { previewById } from "./preview.queries.ts";
import { makePreview } from "./preview.ts";
import type { Candidate, PreviewAnswer, RulebookHub } from "./preview.ts";

/** There is nothing of that version that waits for somebody to adopt it. */
export class NothingProposed extends Error {}
/** Whoever proposed it wants to adopt it, or somebody in his place, or whom he stood in for. */
export class SamePerson extends Error {
  readonly proposedBy: string;
  constructor(proposedBy: string) {
    super(`${proposedBy} proposed it; a second person must adopt it`);
    this.proposedBy = proposedBy;
  }
}

/** @throws {Refused} naming each place and what was expected */
export async function proposeCalendar(hub: RulebookHub, text: string, note: string | null, actor: AuditActor): Promise<StoredCalendar> {
  const version = calendarVersionOf(text);
  const read = calendarOf(text, version);
  if ("problems" in read) throw new Refused(read.problems);
  return hub.database.write(async (tx) => {
    await keepCalendar(tx, text, { by: actor.name, onBehalfOf: actor.onBehalfOf ?? null, at: hub.clock.now(), note });
    await appendAudit(tx, { stream: "decision", actor, act: "proposeCalendar", subject: { kind: "calendar", id: version }, detail: {}, at: hub.clock.now() });
    return theOne(await calendarByVersion(tx, version));
  });
}

/** @throws {Refused} naming each place and what was expected */
export async function proposeRegulation(hub: RulebookHub, text: string, draft: boolean, actor: AuditActor): Promise<StoredRegulation> {
  const { regulation, own } = ownOrOther(text, hub.units.province.code);
  const [version, at] = [versionOf(text), hub.clock.now()];
  const status = own ? (draft ? "DRAFT" : "PROPOSED") : "REFERENCE";
  return hub.database.write(async (tx) => {
    await keepRegulation(tx, { version, document: text, parsed: regulation, own, status, by: actor.name, onBehalfOf: actor.onBehalfOf ?? null, at });
    await appendAudit(tx, { stream: "decision", actor, act: "proposeRegulation", subject: { kind: "regulation", id: version }, detail: { status }, at });
    return theOne(await regulationByVersion(tx, version));
  });
}

function theOne<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error("what was just kept is not there");
  return row;
}

/** Previews what was kept under a version. @throws {NothingProposed} */
export async function previewVersion(hub: RulebookHub, version: string, madeBy: string): Promise<PreviewAnswer> {
  return makePreview(hub, await candidateOf(hub, version), madeBy);
}

async function candidateOf(hub: RulebookHub, version: string): Promise<Candidate> {
  const { calendar, regulation } = await kept(hub, version);
  if (calendar !== undefined && calendar.status !== "ADOPTED") return { kind: "CALENDAR", version, text: calendar.content };
  if (regulation !== undefined && regulation.own && regulation.status !== "ADOPTED") {
    return { kind: "REGULATION", version, regulation: ownOrOther(regulation.document, hub.units.province.code).regulation };
  }
  throw new NothingProposed(version);
}

function kept(hub: RulebookHub, version: string): Promise<{ calendar: StoredCalendar | undefined; regulation: StoredRegulation | undefined }> {
  return hub.database.read(async (tx) => ({ calendar: await calendarByVersion(tx, version), regulation: await regulationByVersion(tx, version) }));
}

/**
 * Adopts what another person proposed, as it was previewed.
 * @throws {NothingProposed} · {SamePerson} · {PreviewOutdated} · {Undatable}
 */
export async function adoptVersion(
  hub: RulebookHub,
  kind: "CALENDAR" | "REGULATION",
  named: { version: string; preview: number },
  actor: AuditActor,
): Promise<Adopted> {
  const { calendar, regulation } = await kept(hub, named.version);
  const proposal = kind === "CALENDAR" ? calendar : regulation;
  if (proposal?.status !== "PROPOSED") throw new NothingProposed(named.version);
  const proposed = { username: proposal.proposedBy, onBehalfOf: proposal.proposedBehalf };
  if (isOneSide(proposed, { username: actor.name, onBehalfOf: actor.onBehalfOf ?? null })) throw new SamePerson(proposal.proposedBy);
  const preview = await hub.database.read((tx) => previewById(tx, named.preview));
  if (preview === undefined || preview.version !== named.version || preview.kind !== kind) throw new PreviewOutdated();
  return adoptPreviewed(hub, preview, actor);
}
