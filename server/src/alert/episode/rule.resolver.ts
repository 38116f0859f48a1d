import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { actorOf, asking, postFor } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { numberOf, said, wordsFault } from "../../platform/asked.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { asOfView, tickNow } from "../../tally/index.ts";
import type { AlertContext } from "../context.ts";
import { AlertRuleInput, alertRefused, PreviewAlertRuleResult, ProposeAlertRuleResult, SettleAlertRuleInput, SettleAlertRuleResult } from "./alert.inputs.ts";
import type { AlertRefused } from "./alert.inputs.ts";
import { previewOf } from "./preview.ts";
import type { MeantRule } from "./preview.ts";
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
    const rings = await previewOf(meant, tick, context);
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
    const wouldRing = (await previewOf(meant, tick, context)).length;
    const at = context.clock.now();
    const by = { accountId: viewer.accountId, name: viewer.displayName };
    const row = await context.database.asWorker().write(async (tx) => {
      const { id } = await insertRule(tx, { ...meant, by, at, wouldRing, asOf: tick });
      const detail = { kind: meant.kind, unit: input.unit ?? null, source: input.source ?? null, threshold: meant.threshold, wouldRing };
      await appendAudit(tx, {
        stream: "decision",
        actor: actorOf(viewer),
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
      if (rule !== undefined && !laysDown("settleAlertRule", rule.unitId, context)) return OUT_OF_SCOPE;
      if (rule === undefined) return { at: "id", message: "Không có quy tắc này đang chờ phê duyệt." };
      if (rule.proposedBy === viewer.accountId) return { at: "id", message: "Người đề nghị không tự phê duyệt; cần người thứ hai." };
      await settleRule(tx, rule.id, adopt ? "ADOPTED" : "DECLINED", { accountId: viewer.accountId, name: viewer.displayName, at });
      const subject = { kind: "alertRule", id: String(rule.id) };
      await appendAudit(tx, { stream: "decision", actor: actorOf(viewer), act: "settleAlertRule", subject, detail: { adopt }, at });
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

/** Whether the viewer may settle rules there: of the whole province only at the province. */
function laysDown(operation: "previewAlertRule" | "proposeAlertRule" | "settleAlertRule", unitId: number | null, context: AlertContext): boolean {
  const { path } = unitId === null ? context.units.province : context.units.byId(unitId);
  return postFor(asking(context), operation, { unitPath: path }) !== undefined;
}

const LONGEST_BASIS = 500;

/** What the input means, or what is wrong with it. */
async function meantBy(input: AlertRuleInput, operation: "previewAlertRule" | "proposeAlertRule", context: AlertContext): Promise<MeantRule | Problem> {
  const { units, clock } = context;
  const unit = input.unit == null ? null : units.byCode(input.unit);
  const source = input.source == null ? null : (await context.sourceRows()).find(({ code }) => code === input.source);
  const legalBasis = said(input.legalBasis);
  if (unit === undefined) return { at: "unit", message: "Danh mục không có đơn vị này." };
  if (!laysDown(operation, unit?.id ?? null, context)) return OUT_OF_SCOPE;
  if (source === undefined) return { at: "source", message: "Không có nguồn này." };
  if (input.threshold != null && input.threshold < 0) return { at: "threshold", message: "Ngưỡng không được âm." };
  const { longestMuteHours, validFrom, kind } = input;
  if (longestMuteHours < 1 || longestMuteHours > 720) return { at: "longestMuteHours", message: "Thời gian tạm tắt dài nhất từ 1 đến 720 giờ." };
  if (validFrom < localDay(clock.now())) return { at: "validFrom", message: "Quy tắc không có hiệu lực trở về trước: chọn từ hôm nay." };
  const basis = wordsFault(legalBasis, "legalBasis", LONGEST_BASIS);
  if (basis !== undefined) return basis;
  return { kind, unitId: unit?.id ?? null, sourceId: source?.id ?? null, threshold: input.threshold ?? null, longestMuteHours, validFrom, legalBasis };
}
