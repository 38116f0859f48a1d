import { accessError, actorOf, postFor, scopesOf } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import type { Database, Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import { dayAfter, startOfLocalDay } from "../platform/local-time.ts";
import { cursorOf, placeIn } from "./audit-cursor.ts";
import type { AuditPlace } from "./audit-cursor.ts";
import { countEntries, entryRows, lookStands, streamStates } from "./audit-log.queries.ts";
import type { entryRow, streamState } from "./audit-log.queries.ts";
import type { AuditEntryConnection, AuditEntryView, AuditFilter, AuditStreamName } from "./audit-log.types.ts";

/** Who reads, and through which wall. */
export interface Reading {
  database: Database;
  viewer: Viewer;
  now: Instant;
}

/**
 * A page of the log. Its first page is a look that stands in the chain before anything is answered; the pages behind it belong to that
 * look, and a cursor that belongs to none of this reader's begins the list anew.
 */
export async function auditPage(reading: Reading, filter: AuditFilter, first: number, after: string | null): Promise<AuditEntryConnection> {
  const asked = after === null ? undefined : placeIn(after);
  const { from, page } = await reading.database.read(async (tx) => {
    const started = asked !== undefined && (await stands(tx, reading.viewer, asked)) ? asked : undefined;
    return { from: started, page: await pageAfter(tx, filter, { first, from: started, opened: instantText(reading.now) }) };
  });
  if (from === undefined) await leaveTrace(reading, filter, page.totalCount);
  return page;
}

async function stands(tx: Tx, { username }: Viewer, { opened }: AuditPlace): Promise<boolean> {
  return (await tx.one<{ n: number }>(lookStands, [username, opened])).n > 0;
}

async function pageAfter(tx: Tx, filter: AuditFilter, asked: { first: number; from: AuditPlace | undefined; opened: string }): Promise<AuditEntryConnection> {
  const { first, from } = asked;
  const upTo = from?.upTo ?? Object.fromEntries((await tx.rows<streamState>(streamStates)).map((one) => [one.stream, one.entries]));
  const meant = [...meaning(filter), JSON.stringify(upTo)];
  const { n: totalCount } = await tx.one<{ n: number }>(countEntries, meant);
  const rows = await tx.rows<entryRow>(entryRows, [...meant, from?.at ?? null, from?.stream ?? null, from?.number ?? null, first + 1]);
  const opened = from?.opened ?? asked.opened;
  const edges = rows.slice(0, first).map((row) => ({
    cursor: cursorOf({ opened, upTo, at: instantText(row.at), stream: row.stream, number: row.number }),
    node: entryView(row),
  }));
  return { totalCount, edges, nextAfter: rows.length > first ? (edges.at(-1)?.cursor ?? null) : null };
}

function meaning({ stream, actor, act, subject, fromDay, toDay }: AuditFilter): (string | null)[] {
  const text = (said: string | null | undefined): string | null => said?.replaceAll("\u0000", "").trim() || null;
  return [
    stream ?? null,
    text(actor),
    text(act),
    text(subject),
    fromDay == null ? null : instantText(startOfLocalDay(fromDay)),
    toDay == null ? null : instantText(startOfLocalDay(dayAfter(toDay, 1))),
  ];
}

/** What he typed is told only where it found something: then it stands in the chain already, and is no name or number of a person. */
async function leaveTrace({ database, viewer, now }: Reading, filter: AuditFilter, found: number): Promise<void> {
  const [stream = null, actor = null, act = null, subject = null] = meaning(filter);
  const typed = found === 0 ? { typed: [actor, act, subject].some((one) => one !== null) } : { actor, act, subject };
  const detail = { found, stream, fromDay: filter.fromDay ?? null, toDay: filter.toDay ?? null, ...typed };
  const post = postFor(viewer, "auditEntries", { unitPath: scopesOf(viewer, "readAudit")[0] ?? "" });
  if (post === undefined) throw accessError("FORBIDDEN");
  await database.asWorker().write((tx) =>
    appendAudit(tx, {
      stream: "access",
      actor: actorOf(viewer, post.onBehalfOf),
      act: "readAudit",
      subject: { kind: "audit", id: "entries" },
      detail: Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== null)),
      at: now,
    }),
  );
}

/** The body as audit_append wrote it. */
interface Body {
  act: string;
  actor: { kind: AuditEntryView["actorKind"]; name: string; onBehalfOf?: string };
  detail: Record<string, string | number | boolean | null>;
  kept?: Record<string, string>;
  subject: { kind: string; id: string };
}

function entryView({ stream, number, at, body }: entryRow): AuditEntryView {
  const { act, actor, detail, kept = {}, subject } = JSON.parse(body) as Body;
  return {
    id: `${stream}:${number}`,
    stream: stream as AuditStreamName,
    number,
    at,
    actorKind: actor.kind,
    actor: actor.name,
    onBehalfOf: actor.onBehalfOf ?? null,
    act,
    subjectKind: subject.kind,
    subjectId: subject.id,
    detail: Object.entries(detail).flatMap(([name, value]) => (value === null ? [] : [{ name, value: String(value) }])),
    sealedTexts: Object.keys(kept),
  };
}
