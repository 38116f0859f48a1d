import { hotlineDay, hotlineOutage } from "@dau-moi/schema";
import type { Context, SourceRecord } from "../connector.ts";
import type { HotlineOutcome, HotlineStream } from "../hotline-stream.ts";
import { Draft } from "../wire/draft/index.ts";
import type { RestConfig } from "./config.ts";
import type { HotlineDaysConfig, HotlineOutagesConfig, NumberFrom } from "./hotline-config.ts";

/** The lists of calls and outages that the manifest names. */
export function hotlineStreams({ hotline }: RestConfig): HotlineStream[] {
  const days: HotlineStream[] = hotline?.days === undefined ? [] : [{ stream: hotline.days.stream, kind: "DAYS", keptSince: null }];
  const { outages } = hotline ?? {};
  return outages === undefined ? days : [...days, { stream: outages.stream, kind: "OUTAGES", keptSince: outages.keptSince }];
}

/** The context in which a list of calls or outages is read as the list of cases is; null: the stream is no such list. */
export function listContext(context: Context<RestConfig>, stream: string): Context<RestConfig> | null {
  const { config } = context;
  const list = [config.hotline?.days, config.hotline?.outages].find((one) => one?.stream === stream);
  if (list === undefined) return null;
  const { path, query, items, paging, record } = list;
  const { id, modified } = record;
  const marked = { ...config.record, id };
  delete marked.modified;
  return { ...context, config: { ...config, stream, list: { path, query, items, paging }, record: modified === undefined ? marked : { ...marked, modified } } };
}

/** A row of one of the lists. Pure, as `map` is. */
export function mapHotline(config: RestConfig, zone: string, record: SourceRecord): HotlineOutcome {
  const draft = new Draft(record.data, { absent: config.absent, time: config.time, zone });
  const { days, outages } = config.hotline ?? {};
  if (days !== undefined && record.stream === days.stream) return mapDay(draft, days.record);
  if (outages !== undefined && record.stream === outages.stream) return mapOutage(draft, outages.record);
  return { ok: false, at: "", reason: "the manifest has no such list any more" };
}

const numberOf = (draft: Draft, from: NumberFrom): string => (typeof from === "string" ? draft.requiredText(from, 40) : from.constant);

function mapDay(draft: Draft, paths: HotlineDaysConfig["record"]): HotlineOutcome {
  const optional = (path: string | undefined): number | null => (path === undefined ? null : draft.amount(path));
  const told = {
    number: numberOf(draft, paths.number),
    day: draft.day(paths.day),
    incoming: draft.requiredAmount(paths.incoming),
    answered: draft.requiredAmount(paths.answered),
    missed: draft.requiredAmount(paths.missed),
    waitSeconds: optional(paths.waitSeconds),
    longestWaitSeconds: optional(paths.longestWaitSeconds),
  };
  if (draft.wrong !== null) return { ok: false, ...draft.wrong };
  const day = hotlineDay.safeParse(told);
  return day.success ? { ok: true, kind: "DAYS", day: day.data } : { ok: false, ...issueOf(day.error.issues[0], paths) };
}

function mapOutage(draft: Draft, paths: HotlineOutagesConfig["record"]): HotlineOutcome {
  const told = {
    number: numberOf(draft, paths.number),
    from: draft.requiredInstant(paths.from)?.text,
    until: draft.instant(paths.until)?.text ?? null,
    cause: paths.cause === undefined ? null : draft.text(paths.cause, 500),
  };
  if (draft.wrong !== null) return { ok: false, ...draft.wrong };
  const outage = hotlineOutage.safeParse(told);
  return outage.success ? { ok: true, kind: "OUTAGES", outage: outage.data } : { ok: false, ...issueOf(outage.error.issues[0], paths) };
}

/** Names the source's field, not ours. */
function issueOf(issue: { path: PropertyKey[]; message: string } | undefined, paths: Readonly<Record<string, unknown>>): { at: string; reason: string } {
  const part = String(issue?.path[0] ?? "");
  const path = paths[part];
  return { at: typeof path === "string" ? path : part, reason: issue?.message ?? "no such row" };
}
