import type DataLoader from "dataloader";
import { GraphQLError } from "graphql";
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { manyByKey, oneByKey } from "../../platform/loader.ts";
import type { Problem } from "../../platform/problem.ts";
import { scopeUnit } from "../../tally/index.ts";
import type { AlertContext } from "../context.ts";
import { acknowledge, actingPost, mute, take } from "./act.ts";
import {
  AcknowledgeAlertInput,
  AcknowledgeAlertResult,
  alertRefused,
  MuteAlertInput,
  MuteAlertResult,
  TakeAlertInput,
  TakeAlertResult,
} from "./alert.inputs.ts";
import type { AlertRefused } from "./alert.inputs.ts";
import { alertsById, countAlerts, heldOf, pageOfAlerts, stepsOf } from "./alert.queries.ts";
import type { AlertCriteria, AlertRow, HeldRow, StepRow } from "./alert.queries.ts";
import { AlertConnection, AlertFilter, AlertStepView, AlertView, HeldAlert } from "./alert.types.ts";
import { rulesById } from "./rule.queries.ts";
import type { RuleRow } from "./rule.queries.ts";
import { AlertRuleView } from "./rule.types.ts";
import { alertView, ruleView } from "./view.ts";
import { AlertActEnum } from "./words.ts";
import type { AlertAct } from "./words.ts";

const LONGEST_PAGE = 100;

/** Alerts of the units whose figures the viewer sees, and of all silent sources. */
@Resolver(() => AlertView)
export class AlertResolver {
  @Query(() => AlertConnection, { description: "Alerts in the viewer's scope, what rang last first." })
  async alerts(
    @Arg("filter", () => AlertFilter, { nullable: true }) filter: AlertFilter | null,
    @Arg("first", () => Int, { defaultValue: 50 }) many: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: AlertContext,
  ): Promise<AlertConnection> {
    const first = Math.min(Math.max(many, 0), LONGEST_PAGE);
    const criteria = await criteriaOf(filter ?? {}, context);
    return context.database.read(async (tx) => {
      const totalCount = await countAlerts(tx, criteria);
      const rows = await pageOfAlerts(tx, criteria, { first: first + 1, after: after == null ? null : placeOf(after) });
      const edges = rows.slice(0, first).map((row) => ({ cursor: `${row.rangAt}.${row.id}`, node: alertView(row, context.units, criteria.at) }));
      return { totalCount, edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
    });
  }

  @Mutation(() => TakeAlertResult, { description: "Takes an alert on (nhận phụ trách)." })
  async takeAlert(@Arg("input", () => TakeAlertInput) { id }: TakeAlertInput, @Ctx() context: AlertContext): Promise<AlertView | AlertRefused> {
    return answered(await take(id, context), context);
  }

  @Mutation(() => AcknowledgeAlertResult, { description: "Says that an alert was seen (ghi nhận), with what is done about it." })
  async acknowledgeAlert(
    @Arg("input", () => AcknowledgeAlertInput) { id, note }: AcknowledgeAlertInput,
    @Ctx() context: AlertContext,
  ): Promise<AlertView | AlertRefused> {
    return answered(await acknowledge(id, note, context), context);
  }

  @Mutation(() => MuteAlertResult, { description: "Silences an alert for a while (tạm tắt); it rings again when its cause outlasts that." })
  async muteAlert(@Arg("input", () => MuteAlertInput) input: MuteAlertInput, @Ctx() context: AlertContext): Promise<AlertView | AlertRefused> {
    return answered(await mute(input, context), context);
  }

  @FieldResolver(() => AlertRuleView, { description: "The rule that it rings by." })
  async rule(@Root() alert: AlertView, @Ctx() context: AlertContext): Promise<AlertRuleView> {
    const row = await loadersOf(context).rules.load(alert.ruleId);
    if (row === null) throw new Error(`alert ${alert.id} rings by no rule`);
    const sources = await context.sourceRows();
    return ruleView(row, { units: context.units, codeOf: (id) => sources.find((source) => source.id === id)?.code ?? null, inForce: new Set([row.id]) });
  }

  @FieldResolver(() => String, { nullable: true, description: "Code of the source it is about, or whose cases alone it counts; null: none." })
  async source(@Root() { sourceId }: AlertView, @Ctx() context: AlertContext): Promise<string | null> {
    return (await context.sourceRows()).find(({ id }) => id === sourceId)?.code ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: "Its name in Vietnamese; null: none." })
  async sourceName(@Root() { sourceId }: AlertView, @Ctx() context: AlertContext): Promise<string | null> {
    return (await context.sourceRows()).find(({ id }) => id === sourceId)?.nameVi ?? null;
  }

  @FieldResolver(() => [HeldAlert], { description: "Of a silent source: what it holds back, as far as the viewer sees those units' figures." })
  async held(@Root() { id }: AlertView, @Ctx() context: AlertContext): Promise<HeldAlert[]> {
    const { held, rules } = loadersOf(context);
    const rows = await held.load(Number(id));
    return Promise.all(
      rows.map(async ({ ruleId, unitId, cases }) =>
        Object.assign(new HeldAlert(), { kind: (await rules.load(ruleId))?.kind, unit: context.units.byId(unitId), cases }),
      ),
    );
  }

  @FieldResolver(() => [AlertStepView], { description: "What became of it, newest first, at most 100." })
  async steps(@Root() { id }: AlertView, @Ctx() context: AlertContext): Promise<AlertStepView[]> {
    return (await loadersOf(context).steps.load(Number(id))).map((step) => Object.assign(new AlertStepView(), step));
  }

  @FieldResolver(() => [AlertActEnum], { description: "What the viewer may do about it now." })
  may(@Root() { kind, unit, endedAt, acknowledgedAt }: AlertView, @Ctx() context: AlertContext): AlertAct[] {
    if (endedAt !== null) return [];
    const acts = acknowledgedAt === null ? (["TAKE", "ACKNOWLEDGE", "MUTE"] as const) : (["TAKE", "MUTE"] as const);
    return acts.filter((act) => actingPost({ kind, unitId: unit.id }, act, context) !== undefined);
  }
}

function answered(done: AlertRow | Problem, context: AlertContext): AlertView | AlertRefused {
  return "message" in done ? alertRefused(done) : alertView(done, context.units, context.clock.now());
}

/** One alert as the viewer may see it now; null: he may not, or there is none. */
export async function visibleAlert(id: number, context: AlertContext): Promise<AlertView | null> {
  const [row] = await context.database.read((tx) => alertsById(tx, [id]));
  return row === undefined ? null : alertView(row, context.units, context.clock.now());
}

async function criteriaOf({ unit, kind, standing, source }: AlertFilter, context: AlertContext): Promise<AlertCriteria> {
  const scope = unit == null ? null : scopeUnit(context, unit);
  const asked = source == null ? null : ((await context.sourceRows()).find(({ code }) => code === source)?.id ?? 0);
  const unitIds = scope === null ? null : context.units.subtree(scope.path);
  return { unitIds, kinds: kind ?? null, standings: standing ?? null, sourceId: asked, at: context.clock.now() };
}

/** @throws BAD_CURSOR for a cursor this hub never gave */
function placeOf(cursor: string): { rangAt: number; id: number } {
  const [rangAt, id] = /^\d{1,15}\.\d{1,15}$/.test(cursor) ? cursor.split(".").map(Number) : [];
  if (rangAt === undefined || id === undefined) throw new GraphQLError("Con trỏ trang (after) không hợp lệ.", { extensions: { code: "BAD_CURSOR" } });
  return { rangAt, id };
}

interface Loaders {
  rules: DataLoader<number, RuleRow | null>;
  held: DataLoader<number, HeldRow[]>;
  steps: DataLoader<number, StepRow[]>;
}
const loaders = new WeakMap<object, Loaders>();

function loadersOf(context: AlertContext): Loaders {
  const { database } = context;
  const kept = loaders.get(context) ?? {
    rules: oneByKey(database, rulesById, (row) => row.id),
    held: manyByKey(database, heldOf, (row) => row.alertId),
    steps: manyByKey(database, stepsOf, (row) => row.alertId),
  };
  loaders.set(context, kept);
  return kept;
}
