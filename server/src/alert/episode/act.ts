import { actorOf, asking, postFor } from "../../access/index.ts";
import type { Post } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { narrowedList } from "../../tally/index.ts";
import { withoutSubmitters } from "../../case/index.ts";
import { lastEvent } from "../../journal/index.ts";
import type { Tx } from "../../platform/database.ts";
import { numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Problem } from "../../platform/problem.ts";
import type { AlertContext } from "../context.ts";
import { setAcknowledged, setMuted, setOwner } from "./act.queries.ts";
import type { By } from "./act.queries.ts";
import { alertsById, awaitWatch, insertStep, lockAlert } from "./alert.queries.ts";
import type { AlertRow, NewStep } from "./alert.queries.ts";
import { ALERT_STREAM } from "./rings.ts";
import { listBehind } from "./material.ts";
import { caseIdsBehind } from "./behind.queries.ts";
import { rulesById } from "./rule.queries.ts";
import type { AlertAct } from "./words.ts";

const LONGEST_WORDS = 500;
const HOUR = 3_600_000;
const OPERATION = { TAKE: "takeAlert", ACKNOWLEDGE: "acknowledgeAlert", MUTE: "muteAlert" } as const;

/**
 * The post by which the viewer may do something about an alert. What is about cases is for those who read them; and nobody silences what is about his own
 * unit: that is done from above it, or at the province.
 */
export function actingPost(alert: Pick<AlertRow, "kind" | "unitId">, act: AlertAct, context: Pick<AlertContext, "viewer" | "units">): Post | undefined {
  const viewer = asking(context);
  const { path } = context.units.byId(alert.unitId);
  const own = { ...viewer, posts: viewer.posts.filter((post) => alert.kind === "SOURCE_SILENT" || post.acts.includes("readCases")) };
  const above = { ...own, posts: own.posts.filter(({ unitPath }) => unitPath !== path || path === context.units.province.path) };
  return postFor(act === "MUTE" && alert.kind !== "SOURCE_SILENT" ? above : own, OPERATION[act], { unitPath: path });
}

/** Takes an alert on; whoever had it before has it no longer. */
export async function take(id: string, context: AlertContext): Promise<AlertRow | Problem> {
  return done({ id, spoken: "" }, "TAKE", context, async (tx, alert, by) => {
    if (alert.ownerAccountId === by.accountId) return null;
    await setOwner(tx, alert.id, by);
    return { kind: "TAKEN" };
  });
}

/** Says that it was seen, with what is done about it. */
export async function acknowledge(id: string, note: string | null | undefined, context: AlertContext): Promise<AlertRow | Problem> {
  const spoken = said(note);
  const fault = spoken === "" ? undefined : wordsFault(spoken, "note", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  return done({ id, spoken }, "ACKNOWLEDGE", context, async (tx, alert, by) => {
    if (alert.acknowledgedAt !== null) return { at: "id", message: `Cảnh báo này đã được ${alert.acknowledgedByName ?? "người khác"} ghi nhận.` };
    await setAcknowledged(tx, alert.id, by, by.words);
    return { kind: "ACKNOWLEDGED", ...spokenOf(by) };
  });
}

/** Silences it until an instant: it stays in the list, tells nobody and stops no screen. */
export async function mute(asked: { id: string; hours: number; reason: string }, context: AlertContext): Promise<AlertRow | Problem> {
  const spoken = said(asked.reason);
  const fault = wordsFault(spoken, "reason", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  return done({ id: asked.id, spoken }, "MUTE", context, async (tx, alert, by) => {
    const [rule] = await rulesById(tx, [alert.ruleId]);
    const most = rule?.longestMuteHours ?? 0;
    if (asked.hours < 1 || asked.hours > most) return { at: "hours", message: `Quy tắc cho tạm tắt từ 1 đến ${most} giờ.` };
    const until = by.at + asked.hours * HOUR;
    await setMuted(tx, alert.id, by, until);
    return { kind: "MUTED", ...spokenOf(by), until };
  });
}

/** Who acts, and what he says of it, in words that may lie in the open; null: nothing. */
interface Acting extends By {
  words: string | null;
}
const spokenOf = ({ words }: Acting): Pick<NewStep, "words"> => (words === null ? {} : { words });

type Locked = Awaited<ReturnType<typeof lockAlert>>;
type Step = Pick<NewStep, "kind" | "words" | "until">;

/** Finds it through the wall, asks for the post, does it on the alert held still. @param asked what was spoken about it, "" for nothing @param work null: it is so already */
async function done(
  asked: { id: string; spoken: string },
  act: AlertAct,
  context: AlertContext,
  work: (tx: Tx, alert: Locked, by: Acting) => Promise<Step | Problem | null>,
): Promise<AlertRow | Problem> {
  const id = numberOf(asked.id);
  const [found] = id === null ? [] : await context.database.read((tx) => alertsById(tx, [id]));
  const post = found === undefined ? undefined : actingPost(found, act, context);
  if (found === undefined || post === undefined) return { at: "id", message: "Không có cảnh báo này trong phạm vi bạn được xử lý." };
  const viewer = asking(context);
  // read before the watch is held: whoever waits for it holds a connection, and so may all others
  const words = asked.spoken === "" ? null : await openWords(found, asked.spoken, context);
  const by: Acting = { accountId: viewer.accountId, name: viewer.displayName, at: context.clock.now(), words };
  return context.database.asWorker().write(async (tx): Promise<AlertRow | Problem> => {
    await awaitWatch(tx); // then the alert, then the chain: the order of whoever looks, too
    const alert = await lockAlert(tx, found.id);
    if (alert.endedAt !== null) return { at: "id", message: "Cảnh báo này đã hết: nguyên nhân không còn." };
    const step = await work(tx, alert, by);
    if (step === null) return alert;
    if ("message" in step) return step;
    await insertStep(tx, { ...step, alertId: alert.id, at: by.at, byAccountId: by.accountId, byName: by.name });
    const entry = {
      stream: "decision",
      actor: actorOf(viewer, post.onBehalfOf),
      act: OPERATION[act],
      subject: { kind: "alert", id: String(alert.id) },
    } as const;
    const detail = {
      kind: alert.kind,
      unit: context.units.byId(alert.unitId).code,
      until: step.until === undefined ? null : new Date(step.until).toISOString(),
    };
    await appendAudit(tx, { ...entry, detail, at: by.at });
    return lockAlert(tx, alert.id);
  });
}

/** What somebody wrote, without what tells who reported one of the cases behind the alert. */
async function openWords(alert: AlertRow, words: string, context: AlertContext): Promise<string> {
  if (alert.kind === "SOURCE_SILENT") return withoutSubmitters([], words, context);
  const source = alert.sourceId === null ? null : (await context.sourceRows()).find(({ id }) => id === alert.sourceId);
  const filter = { unit: context.units.byId(alert.unitId).code, unitOnly: alert.unitOnly, stream: ALERT_STREAM, ...listBehind(alert) } as const;
  const list = await narrowedList({ ...filter, ...(source == null ? {} : { source: [source.code] }) }, context);
  const ids = await context.database.read(async (tx) => {
    const asOf = { event: await lastEvent(tx), instant: context.clock.now() };
    return caseIdsBehind(tx, list(asOf, true));
  });
  return withoutSubmitters(ids, words, context);
}
