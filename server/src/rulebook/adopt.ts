import { appendAudit } from "../audit/index.ts";
import type { AuditActor } from "../audit/index.ts";
import { countAdoption, enforceCalendar } from "../calendar/index.ts";
import { enforceRegulation, loadRules } from "../clock/index.ts";
import type { ClockRow } from "../clock/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { UnitRegister } from "../unit/index.ts";
import { casesTouchedSince, coveredCases, EFFECTS, effectsMet, strayed } from "./preview.queries.ts";
import type { Effect, Preview } from "./preview.queries.ts";
import type { RulebookHub } from "./preview.ts";
import type { Redated } from "./redate.ts";
import { announceRedated, renameCalendar, rewriteClocks } from "./rewrite.queries.ts";
import { walkOpenCases } from "./walk.ts";

export type Effects = Record<Effect, number>;

/** What an adoption met: each of the preview's numbers is `met` and `changedMeanwhile` together. */
export interface Adopted {
  version: string;
  previewed: Effects;
  /** rewritten exactly as the preview said */
  met: Effects;
  /** cases of the preview that their sources changed after it; they were dated by the same rules as they stand now */
  changedMeanwhile: Effects;
  /** cases that their sources changed or brought after the preview, and that got another due date than the old rules had given */
  besides: number;
  /** events written */
  events: number;
}

/** The rules changed after the preview: it no longer says what would happen. */
export class PreviewOutdated extends Error {}
/** Open cases that the new rules cannot date. */
export class Undatable extends Error {
  readonly cases: number;
  constructor(cases: number) {
    super(`${cases} open cases cannot be dated by these rules`);
    this.cases = cases;
  }
}

/**
 * Puts what was previewed in force, in one transaction: what the preview covered is written as it was computed, what sources changed since is dated anew.
 * Batches of sources wait meanwhile, and go on by the new rules.
 * @throws {PreviewOutdated} · {Undatable}: nothing is adopted then
 */
export async function adoptPreviewed(hub: RulebookHub, preview: Preview, actor: AuditActor): Promise<Adopted> {
  const at = hub.clock.now();
  if (preview.undatable > 0) throw new Undatable(preview.undatable);
  return hub.database.write(async (tx) => {
    const number = await countAdoption(tx);
    if (number !== preview.rulesNumber + 1) throw new PreviewOutdated();
    const limitIds = await enforce(tx, preview, actor.name, at);
    const touched = await casesTouchedSince(tx, preview.event);
    if ((await strayed(tx, preview.id, [...touched])) > 0) throw new PreviewOutdated();
    const covered = await writeCovered(tx, preview, touched, limitIds);
    const anew = await writeTouched(tx, hub.units, touched);
    if (preview.kind === "CALENDAR") await renameCalendar(tx, preview.version);
    const events = await announceRedated(tx, [...covered, ...anew], { province: hub.units.province.code, at, cause: preview.version });
    const counts = await effectsMet(tx, preview.id, [...touched]);
    for (const effect of EFFECTS)
      if (counts.previewed[effect] !== counts.met[effect] + counts.changedMeanwhile[effect])
        throw new Error(`${effect}: the adoption did not meet its preview`);
    const besides = anew.filter((one) => one.before.dueAt !== one.after.dueAt).length;
    const adopted = { version: preview.version, ...counts, besides, events };
    await appendAudit(tx, auditEntry(preview, adopted, actor, at));
    return adopted;
  });
}

/** @returns the ids of a regulation's limits, in its order */
async function enforce(tx: Tx, preview: Preview, by: string, at: Instant): Promise<number[]> {
  if (preview.kind === "REGULATION") return enforceRegulation(tx, preview.version, by, at);
  await enforceCalendar(tx, preview.version, by, at);
  return [];
}

async function writeCovered(tx: Tx, preview: Preview, touched: ReadonlySet<number>, limitIds: readonly number[]): Promise<Redated[]> {
  const covered: Redated[] = [];
  for (let after = 0; ;) {
    const page = await coveredCases(tx, preview.id, after);
    const last = page.at(-1);
    if (last === undefined) return covered;
    const fresh = page.filter((one) => !touched.has(one.caseId)).map((one) => ({ ...one, clocks: one.clocks.map((k) => numbered(k, limitIds)) }));
    await rewriteClocks(tx, fresh);
    covered.push(...fresh);
    after = last.caseId;
  }
}

/** A limit told by its place in the document gets the number it has since. */
function numbered(clock: ClockRow, limitIds: readonly number[]): ClockRow {
  if (clock.limitId >= 0) return clock;
  const limitId = limitIds[-1 - clock.limitId];
  if (limitId === undefined) throw new Error(`the regulation has no limit at place ${-1 - clock.limitId}`);
  return { ...clock, limitId };
}

async function writeTouched(tx: Tx, units: UnitRegister, touched: ReadonlySet<number>): Promise<Redated[]> {
  const rules = await loadRules(tx, units);
  if (rules === null) return [];
  const { changed, undatable } = await walkOpenCases(tx, units, rules, [...touched]);
  if (undatable.length > 0) throw new Undatable(undatable.length);
  await rewriteClocks(tx, changed);
  return changed;
}

function auditEntry(preview: Preview, adopted: Adopted, actor: AuditActor, at: Instant): Parameters<typeof appendAudit>[1] {
  const calendar = preview.kind === "CALENDAR";
  return {
    stream: "decision",
    actor,
    act: calendar ? "adoptCalendar" : "adoptRegulation",
    subject: { kind: calendar ? "calendar" : "regulation", id: preview.version },
    detail: {
      preview: preview.id,
      previewedAtEvent: preview.event,
      redated: adopted.met.REDATED,
      changedMeanwhile: adopted.changedMeanwhile.REDATED,
      besides: adopted.besides,
      events: adopted.events,
    },
    at,
  };
}
