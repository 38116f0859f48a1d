import { createHash, randomBytes } from "node:crypto";
import type { Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import { appendEntries, appendEntry, keepText } from "./audit.queries.ts";
import { canonical } from "./canonical.ts";
import type { AuditEntry } from "./entry.ts";

const SALT = 16;
/** Codes and ids have no blanks; a name or a sentence has. */
const CODE = /^[\p{L}\p{N}._:/+@=,;#|-]{0,200}$/u;

/**
 * Appends to the chain of the entry's stream, in the transaction of the act: both are there or neither.
 * The head of the stream is locked to the end of the transaction, so that numbers follow commit order without gaps. What keeps no text
 * is appended with the commit itself; what keeps one needs its number first: call it last, after the journal. Who writes to several
 * streams gives all entries in one call.
 * @throws {RangeError} the detail holds what is no code
 */
export async function appendAudit(tx: Tx, ...entries: readonly AuditEntry[]): Promise<void> {
  for (const entry of entries) refuseFreeText(entry);
  // always in the same order: two transactions that take the heads crosswise would wait for each other
  const ordered = entries.toSorted((a, b) => (a.stream < b.stream ? -1 : Number(a.stream > b.stream)));
  if (ordered.every((entry) => entry.kept === undefined)) appendWithoutTexts(tx, ordered);
  else for (const entry of ordered) await appendWithTexts(tx, entry);
}

/** Entries of one act follow each other: a run of the same stream and instant is one statement, however long. */
function appendWithoutTexts(tx: Tx, ordered: readonly AuditEntry[]): void {
  for (let from = 0; from < ordered.length;) {
    const first = ordered[from] as AuditEntry;
    let to = from + 1;
    while (ordered[to]?.stream === first.stream && ordered[to]?.at === first.at) to += 1;
    if (to === from + 1) tx.lastly(appendEntry, placedIn(first, {}));
    else tx.lastly(appendEntries, [first.stream, JSON.stringify(ordered.slice(from, to).map((entry) => bodyAround(entry, {}))), instantText(first.at)]);
    from = to;
  }
}

async function appendWithTexts(tx: Tx, entry: AuditEntry): Promise<void> {
  const openings = Object.entries(entry.kept?.texts ?? {}).map(([name, text]) => ({
    name,
    opening: Buffer.concat([randomBytes(SALT), Buffer.from(text, "utf8")]),
  }));
  const commitments = Object.fromEntries(openings.map(({ name, opening }) => [name, commitmentOf(opening)]));
  const { number } = await tx.one<appendEntry>(appendEntry, placedIn(entry, commitments));
  for (const { name, opening } of openings) {
    const sealed = entry.kept?.seal(opening, keptContext(entry.stream, number, name));
    await tx.rows(keepText, [entry.stream, number, name, entry.kept?.caseId ?? null, sealed]);
  }
}

/** What appendEntry is given. */
function placedIn(entry: AuditEntry, kept: Record<string, string>): [string, string, string, string] {
  return [entry.stream, ...bodyAround(entry, kept), instantText(entry.at)];
}

/** The canonical body on both sides of the entry's number, which only the head of the stream knows. */
function bodyAround({ act, actor, at, detail, stream, subject }: AuditEntry, kept: Record<string, string>): [string, string] {
  const first = canonical({ act, actor: { ...actor }, at: instantText(at), detail, kept: Object.keys(kept).length === 0 ? undefined : kept });
  const last = canonical({ stream, subject });
  return [`${first.slice(0, -1)},"number":`, `,${last.slice(1)}`];
}

function refuseFreeText({ act, actor, detail, subject }: AuditEntry): void {
  const told = { act, kind: subject.kind, id: subject.id, actor: actor.name, onBehalfOf: actor.onBehalfOf ?? "", ...detail };
  for (const [name, value] of Object.entries(told)) {
    if (typeof value === "string" && !CODE.test(value)) throw new RangeError(`the audited ${name} is no code or id; free text belongs into kept`);
  }
}

/** What an entry tells of a text: SHA-256 over salt (16 bytes) and text, in Base64. */
export function commitmentOf(opening: Buffer): string {
  return createHash("sha256").update(opening).digest("base64");
}

/** The place a kept text is sealed for. */
export function keptContext(stream: string, number: number, name: string): string {
  return `audit_text:${stream}:${number}:${name}`;
}

/** The text of an opened seal. */
export function textIn(opening: Buffer): string {
  return opening.subarray(SALT).toString("utf8");
}
