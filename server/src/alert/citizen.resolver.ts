import type DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { actorOf, allowed, asking, postFor } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { CaseView } from "../case/index.ts";
import { manyByKey, oneByKey } from "../platform/loader.ts";
import { caseAndUnits, scopeUnit } from "../tally/index.ts";
import type { Unit } from "../unit/index.ts";
import { channelFor, faultOf, tellCitizen } from "./citizen-tell.ts";
import { answerFacts, citizenDeliveries, insertChannel, templateOn } from "./citizen.queries.ts";
import {
  AllowCitizenMessagesInput,
  AllowCitizenMessagesResult,
  CitizenChannel,
  CitizenMessagesAllowed,
  CitizenTold,
  TellCitizenInput,
  TellCitizenResult,
} from "./citizen.types.ts";
import type { AlertContext } from "./context.ts";
import type { DeliveryRow } from "./delivery.queries.ts";
import { refused } from "./notice.types.ts";
import type { NoticeRefused } from "./notice.types.ts";
import { deliveryView } from "./setting.resolver.ts";
import { DeliveryView } from "./setting.types.ts";

/** Telling who reported a case that its answer is there. */
@Resolver(() => CaseView)
export class CitizenResolver {
  @Mutation(() => TellCitizenResult, {
    description:
      "Tells whoever reported a case by phone that its answer is there, and where: once an answer that the source shows, in dated words, without a word of the case.",
  })
  async tellCitizen(@Arg("input", () => TellCitizenInput) input: TellCitizenInput, @Ctx() context: AlertContext): Promise<CitizenTold | NoticeRefused> {
    const told = await tellCitizen(input, context);
    if ("message" in told) return refused(told);
    const rows = await context.database.read((tx) => citizenDeliveries(tx, [told.caseId]));
    const row = rows.find(({ id }) => id === told.id);
    if (row === undefined) throw new Error(`delivery ${told.id} is out of sight of who asked for it`);
    return Object.assign(new CitizenTold(), { delivery: deliveryView(row) });
  }

  @Query(() => CitizenChannel, { description: "Whether those who reported cases are told of what a unit answered, and in which words." })
  citizenChannel(@Arg("unit", () => String, { nullable: true }) unit: string | null, @Ctx() context: AlertContext): Promise<CitizenChannel> {
    return shown(scopeUnit(context, unit ?? null), context);
  }

  @Mutation(() => AllowCitizenMessagesResult, { description: "Says whether citizens may be told of what a unit and those below it answered." })
  async allowCitizenMessages(
    @Arg("input", () => AllowCitizenMessagesInput) input: AllowCitizenMessagesInput,
    @Ctx() context: AlertContext,
  ): Promise<CitizenMessagesAllowed | NoticeRefused> {
    const viewer = asking(context);
    const unit = context.units.byCode(input.unit);
    const post = unit === undefined ? undefined : postFor(viewer, "allowCitizenMessages", { unitPath: unit.path });
    if (unit === undefined || post === undefined) return refused({ at: "unit", message: "Không có đơn vị này trong phạm vi của bạn." });
    const at = context.clock.now();
    const { onBehalfOf } = post;
    await context.database.asWorker().write(async (tx) => {
      await insertChannel(tx, { unitId: unit.id, allowed: input.allowed, at, accountId: viewer.accountId, byName: viewer.displayName, onBehalfOf });
      const subject = { kind: "unit", id: unit.code };
      await appendAudit(tx, {
        stream: "decision",
        actor: actorOf(viewer, onBehalfOf),
        act: "allowCitizenMessages",
        subject,
        detail: { allowed: input.allowed },
        at,
      });
    });
    return Object.assign(new CitizenMessagesAllowed(), { channel: await shown(unit, context) });
  }

  @FieldResolver(() => [DeliveryView], { description: "What was sent to whoever reported it, oldest first; never the number." })
  async citizenMessages(@Root() c: CaseView, @Ctx() context: AlertContext): Promise<DeliveryView[]> {
    return (await loadersOf(context).deliveries.load(c.id)).map(deliveryView);
  }

  @FieldResolver(() => Boolean, { description: "The viewer may tell whoever reported it that its answer is there, now." })
  async mayTellCitizen(@Root() c: CaseView, @Ctx() context: AlertContext): Promise<boolean> {
    if (!context.ways.phone || !allowed(context.viewer, "tellCitizen").ok) return false;
    const found = await caseAndUnits(c.id, context);
    if (found === null || !allowed(context.viewer, "tellCitizen", found).ok) return false;
    return loadersOf(context)
      .tellable.load(c.id)
      .then((one) => one !== null);
  }
}

interface CitizenLoaders {
  deliveries: DataLoader<number, (DeliveryRow & { caseId: number })[]>;
  /** cases whose newest answer nothing stands against telling of; the hub's own look, for cases whose relation was asked before */
  tellable: DataLoader<number, { caseId: number } | null>;
}
const kept = new WeakMap<object, CitizenLoaders>();

function loadersOf(context: AlertContext): CitizenLoaders {
  const { database, units } = context;
  const loaders = kept.get(context) ?? {
    deliveries: manyByKey(database, citizenDeliveries, (row) => row.caseId),
    tellable: oneByKey(
      database.asWorker(),
      async (tx, ids: readonly number[]) => {
        const facts = await answerFacts(tx, ids);
        const faults = await Promise.all(facts.map((one) => faultOf(tx, one, units)));
        return facts.filter((_one, at) => faults[at] === undefined);
      },
      (row) => row.caseId,
    ),
  };
  kept.set(context, loaders);
  return loaders;
}

async function shown(unit: Unit, context: AlertContext): Promise<CitizenChannel> {
  const { units, database, clock, viewer } = context;
  const [channel, { words, place, legalBasis, assumed }] = await database.read(
    async (tx) => [await channelFor(tx, unit.id, units), await templateOn(tx, clock.now())] as const,
  );
  const mayChange = allowed(viewer, "allowCitizenMessages", { unitPath: unit.path }).ok;
  const saidFor = channel.saidFor === null ? null : units.byId(channel.saidFor);
  return Object.assign(new CitizenChannel(), { ...channel, unit, saidFor, words, place, legalBasis, assumed, mayChange });
}
