import { actorOf, asking, doingOf } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { withoutSubmitters } from "../case/index.ts";
import { KEY_USED, keyFault, said, wordsFault } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";
import { keepList } from "../tally/index.ts";
import { addressedBy } from "./addressees.ts";
import type { Addressed } from "./addressees.ts";
import type { DirectiveContext } from "./context.ts";
import type { IssueDirectiveInput } from "./directive.inputs.ts";
import { placesOf, termOn } from "./directive.queries.ts";
import { replyDue } from "./due.ts";
import type { WantedDue } from "./due.ts";
import { listed } from "./listed.ts";
import type { Listed } from "./listed.ts";
import { directiveAsked, insertDirective, insertObligations, insertSteps } from "./record.queries.ts";
import type { NewDirective } from "./record.queries.ts";
import { tell } from "./tell.ts";

const LONGEST_SUBJECT = 200;
const LONGEST_WORDS = 4_000;

/** Issues a directive: what it is about, whom it goes to, until when; then all of it in one transaction. @returns its number, or what stands against it */
export async function issueDirective(input: IssueDirectiveInput, context: DirectiveContext): Promise<{ id: number } | Problem> {
  const before = keyFault(input.key) ?? (await issuedBefore(input, context));
  if (before !== undefined) return before;
  const [subject, words] = [said(input.subject), said(input.words)];
  const fault = wordsFault(subject, "subject", LONGEST_SUBJECT) ?? wordsFault(words, "words", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  const list = await listed(input, context);
  if ("message" in list) return list;
  const codes = input.addressees ?? holdersOf(list, context);
  const directive = await prepared({ kind: input.kind, list, codes, subject, words, due: input, submissionId: null }, context);
  if ("message" in directive) return directive;
  const { doing, ...rest } = directive;
  const asked = { ...rest, ...doingOf(doing, input.key, contentOf(input), context) };
  const id = await context.database.asWorker().write((tx) => writeDirective(tx, asked, context));
  return id === null ? ((await issuedBefore(input, context)) ?? KEY_USED) : { id };
}

/** What a directive needs besides who issues it. */
export interface Prepared extends Pick<NewDirective, "kind" | "origin" | "filter" | "asOf" | "submissionId" | "subject" | "words" | "cases" | "addressees"> {
  doing: Addressed["post"];
}

interface Preparing {
  kind: NewDirective["kind"];
  list: Listed;
  codes: readonly string[];
  subject: string;
  words: string;
  due: WantedDue;
  submissionId: number | null;
}

/** Finds the addressees and their due instants, and hides submitters in what was written. */
export async function prepared(wanted: Preparing, context: DirectiveContext): Promise<Prepared | Problem> {
  const { list, kind, due } = wanted;
  const now = context.clock.now();
  const addressed = addressedBy(wanted.codes, { kind, viewer: asking(context), units: context.units, now });
  if ("message" in addressed) return addressed;
  const addressees: { unitId: number; dueAt: Instant }[] = [];
  const { limitText: fallback } = await context.database.read((tx) => termOn(tx, "REPLY", localDay(now)));
  for (const unit of addressed.units) {
    const dueAt = replyDue(due, unit.id, now, { rules: context.rules, fallback });
    if (typeof dueAt !== "number") return dueAt;
    addressees.push({ unitId: unit.id, dueAt });
  }
  const ids = list.cases.map(({ id }) => id);
  const [subject, words] = [await withoutSubmitters(ids, wanted.subject, context), await withoutSubmitters(ids, wanted.words, context)];
  const { origin, filter, asOf, cases } = list;
  return { kind, origin, filter, asOf, cases, submissionId: wanted.submissionId, subject, words, addressees, doing: addressed.post };
}

/** Directive, list, obligations, journal and audit entry, all or none. @returns null: its key made one at the same moment */
export async function writeDirective(tx: Tx, d: NewDirective, { units, viewer }: Pick<DirectiveContext, "units" | "viewer">): Promise<number | null> {
  const id = await insertDirective(tx, d);
  if (id === null) return null;
  await keepList(tx, { table: "directive_case", of: "directive_id" }, id, d.cases);
  const obligations = await insertObligations(
    tx,
    id,
    d.byUnitId,
    d.addressees.map(({ unitId }) => unitId),
  );
  const dueOf = new Map(d.addressees.map(({ unitId, dueAt }) => [unitId, dueAt]));
  const places = await placesOf(tx, id);
  const telling = { kind: "DIRECTED", byUnitId: d.byUnitId, addressees: [...dueOf.keys()], places, at: d.at } as const;
  const event = await tell(tx, telling, units);
  const steps = obligations.map(({ id: obligationId, unitId }) => ({
    ...d,
    obligationId,
    kind: "ISSUED" as const,
    words: null,
    dueAt: dueOf.get(unitId) ?? d.at,
  }));
  await insertSteps(tx, steps, event);
  const actor = actorOf(asking({ viewer }), d.onBehalfOf);
  const detail = { kind: d.kind, origin: d.origin, cases: d.cases.length, addressees: d.addressees.length, event, submission: d.submissionId };
  await appendAudit(tx, { stream: "decision", actor, act: "issueDirective", subject: { kind: "directive", id: String(id) }, detail, at: d.at });
  return id;
}

/** The same key once more is the same directive; for something else it is refused. */
async function issuedBefore(input: IssueDirectiveInput, context: DirectiveContext): Promise<{ id: number } | Problem | undefined> {
  const { accountId } = asking(context);
  const before = await context.database.asWorker().read((tx) => directiveAsked(tx, accountId, input.key.toLowerCase()));
  if (before === null) return undefined;
  return before.askedHash.equals(context.vault.fingerprint(JSON.stringify(contentOf(input)))) ? { id: before.id } : KEY_USED;
}

/** The input without its key, in one fixed order, for the key to stand for. */
function contentOf({ key: _key, ...content }: IssueDirectiveInput): unknown {
  return [
    "issueDirective",
    Object.entries(content)
      .filter(([, value]) => value != null)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ];
}

function holdersOf({ cases }: Listed, { units }: DirectiveContext): string[] {
  return [...new Set(cases.map(({ unitId }) => units.byId(unitId).code))];
}
