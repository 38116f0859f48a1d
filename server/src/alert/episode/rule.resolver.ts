import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { actorOf, asking, isOneSide, postFor } from "../../access/index.ts";
import type { Post } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { numberOf, said, wordsFault } from "../../platform/asked.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import type { SourceHealthRow } from "../../source/index.ts";
import { asOfView, tickNow } from "../../tally/index.ts";
import type { AlertContext } from "../context.ts";
import { AlertRuleInput, alertRefused, PreviewAlertRuleResult, ProposeAlertRuleResult, SettleAlertRuleInput, SettleAlertRuleResult } from "./alert.inputs.ts";
import type { AlertRefused } from "./alert.inputs.ts";
import { previewOf } from "./preview.ts";
import type { MeantRule } from "./preview.ts";
import { reaches } from "./rings.ts";
import { allRules, insertRule, lockProposed, rulesById, rulesInForce, settleRule } from "./rule.queries.ts";
import type { RuleRow } from "./rule.queries.ts";
import { AlertRuleView, RulePreviewed, WouldRing } from "./rule.types.ts";
import { ruleView } from "./view.ts";

/** Rules of alerts: what is in force, what somebody proposed, and what it would ring. */
@Resolver()
export class AlertRuleResolver {
  @Query(() => [AlertRuleView], { description: "The newest 500 rules of alerts, those that were declined last." })
  async alertRules(@Ctx() context: AlertContext): Promise<AlertRuleView[]> {
    const [rows, inForce] = await context.database.read(async (tx) => [await allRules(tx), await rulesInForce(tx, context.clock.now())] as const);
    return viewsOf(rows, new Set(inForce.map(({ id }) => id)), context);
  }

  @Mutation(() => PreviewAlertRuleResult, { description: "What a rule would ring now, were it in force. Changes nothing." })
  async previewAlertRule(@Arg("input", () => AlertRuleInput) input: AlertRuleInput, @Ctx() context: AlertContext): Promise<RulePreviewed | AlertRefused> {
    const meant = await meantBy(input, "previewAlertRule", context);
    if ("message" in meant) return alertRefused(meant);
    const tick = tickNow(context);
    const rings = await previewOf(meant.rule, tick, context);
    const sources = await context.sourceRows();
    const shown = rings
      .slice(0, 100)
      .map(({ unitId, sourceId, cases }) =>
        Object.assign(new WouldRing(), { unit: context.units.byId(unitId), source: sources.find(({ id }) => id === sourceId)?.code ?? null, cases }),
      );
    return Object.assign(new RulePreviewed(), { asOf: asOfView(tick), count: rings.length, rings: shown });
  }

  @Mutation(() => ProposeAlertRuleResult, { description: "Proposes a rule, with what it would ring now. A second person puts it in force." })
  async proposeAlertRule(@Arg("input", () => AlertRuleInput) input: AlertRuleInput, @Ctx() context: AlertContext): Promise<AlertRuleView | AlertRefused> {
    const viewer = asking(context);
    const meant = await meantBy(input, "proposeAlertRule", context);
    if ("message" in meant) return alertRefused(meant);
    const tick = tickNow(context);
    const wouldRing = (await previewOf(meant.rule, tick, context)).length;
    const at = context.clock.now();
    const by = { accountId: viewer.accountId, name: viewer.displayName };
    const { onBehalfOf } = meant.post;
    const row = await context.database.asWorker().write(async (tx) => {
      const { id } = await insertRule(tx, { ...meant.rule, by, onBehalfOf, at, wouldRing, asOf: tick });
      const { kind, threshold } = meant.rule;
      const detail = { kind, unit: input.unit ?? null, source: input.source ?? null, threshold, wouldRing };
      await appendAudit(tx, {
        stream: "decision",
        actor: actorOf(viewer, onBehalfOf),
        act: "proposeAlertRule",
        subject: { kind: "alertRule", id: String(id) },
        detail,
        at,
      });
      return (await rulesById(tx, [id]))[0] as RuleRow;
    });
    return (await viewsOf([row], new Set(), context))[0] as AlertRuleView;
  }

  @Mutation(() => SettleAlertRuleResult, { description: "Puts a rule that somebody else proposed in force, or declines it." })
  async settleAlertRule(
    @Arg("input", () => SettleAlertRuleInput) { id, adopt }: SettleAlertRuleInput,
    @Ctx() context: AlertContext,
  ): Promise<AlertRuleView | AlertRefused> {
    const viewer = asking(context);
    const at = context.clock.now();
    const settled = await context.database.asWorker().write(async (tx): Promise<RuleRow | Problem> => {
      const rule = await lockProposed(tx, numberOf(id) ?? 0);
      if (rule === undefined) return { at: "id", message: "Không có quy tắc này đang chờ phê duyệt." };
      const post = layingPost("settleAlertRule", rule.unitId, context);
      if (post === undefined) return OUT_OF_SCOPE;
      const { onBehalfOf } = post;
      if (isOneSide(rule, { username: viewer.username, onBehalfOf })) return SECOND_PERSON;
      if (adopt && !holdsFor(rule, await context.sourceRows(), context)) return NOT_ITS_SOURCE;
      await settleRule(tx, rule.id, adopt ? "ADOPTED" : "DECLINED", { accountId: viewer.accountId, name: viewer.displayName, at });
      const subject = { kind: "alertRule", id: String(rule.id) };
      await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, onBehalfOf), act: "settleAlertRule", subject, detail: { adopt }, at });
      return (await rulesById(tx, [rule.id]))[0] as RuleRow;
    });
    if ("message" in settled) return alertRefused(settled);
    const inForce = await context.database.read((tx) => rulesInForce(tx, at));
    return (await viewsOf([settled], new Set(inForce.map((rule) => rule.id)), context))[0] as AlertRuleView;
  }
}

async function viewsOf(rows: readonly RuleRow[], inForce: ReadonlySet<number>, context: AlertContext): Promise<AlertRuleView[]> {
  const { units } = context;
  const codes = new Map((await context.sourceRows()).map(({ id, code }) => [id, code]));
  return rows.map((row) => ruleView(row, { units, codeOf: (id) => codes.get(id) ?? null, inForce }));
}

const OUT_OF_SCOPE: Problem = { at: "unit", message: "Quy tắc này ngoài phạm vi đơn vị của bạn." };

const SECOND_PERSON: Problem = { at: "id", message: "Người đề nghị không tự phê duyệt; cần người thứ hai." };
const NOT_ITS_SOURCE: Problem = {
  at: "source",
  message: "Nguồn này không thuộc đơn vị của quy tắc: chỉ đơn vị chủ quản nguồn hoặc cấp trên đặt được ngưỡng im lặng.",
};

/** The post by which the viewer settles rules there: of the whole province only at the province. */
function layingPost(operation: "previewAlertRule" | "proposeAlertRule" | "settleAlertRule", unitId: number | null, context: AlertContext): Post | undefined {
  const { path } = unitId === null ? context.units.province : context.units.byId(unitId);
  return postFor(asking(context), operation, { unitPath: path });
}

type OfSource = Pick<RuleRow, "kind" | "unitId" | "sourceId">;

/** A unit says when the silence of a source rings only of its own sources and of those below it. */
function holdsFor({ kind, unitId, sourceId }: OfSource, sources: readonly SourceHealthRow[], { units }: AlertContext): boolean {
  if (kind !== "SOURCE_SILENT" || sourceId === null) return true;
  const source = sources.find(({ id }) => id === sourceId);
  return source !== undefined && reaches(unitId, source.ownerUnitId, units);
}

const LONGEST_BASIS = 500;

interface Meant {
  rule: MeantRule;
  post: Post;
}

/** What the input means and by which post it is said, or what is wrong with it. */
async function meantBy(input: AlertRuleInput, operation: "previewAlertRule" | "proposeAlertRule", context: AlertContext): Promise<Meant | Problem> {
  const { units, clock } = context;
  const unit = input.unit == null ? null : units.byCode(input.unit);
  const sources = await context.sourceRows();
  const source = input.source == null ? null : sources.find(({ code }) => code === input.source);
  const legalBasis = said(input.legalBasis);
  if (unit === undefined) return { at: "unit", message: "Danh mục không có đơn vị này." };
  const post = layingPost(operation, unit?.id ?? null, context);
  if (post === undefined) return OUT_OF_SCOPE;
  if (source === undefined) return { at: "source", message: "Không có nguồn này." };
  if (input.threshold != null && input.threshold < 0) return { at: "threshold", message: "Ngưỡng không được âm." };
  const { longestMuteHours, validFrom, kind } = input;
  if (longestMuteHours < 1 || longestMuteHours > 720) return { at: "longestMuteHours", message: "Thời gian tạm tắt dài nhất từ 1 đến 720 giờ." };
  if (validFrom < localDay(clock.now())) return { at: "validFrom", message: "Quy tắc không có hiệu lực trở về trước: chọn từ hôm nay." };
  const basis = wordsFault(legalBasis, "legalBasis", LONGEST_BASIS);
  if (basis !== undefined) return basis;
  const of = { kind, unitId: unit?.id ?? null, sourceId: source?.id ?? null };
  if (!holdsFor(of, sources, context)) return NOT_ITS_SOURCE;
  return { post, rule: { ...of, threshold: input.threshold ?? null, longestMuteHours, validFrom, legalBasis } };
}
