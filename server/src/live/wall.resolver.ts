import { Ctx, Query, Resolver, Root, Subscription } from "type-graphql";
import { accessError } from "../access/index.ts";
import type { Device } from "../access/index.ts";
import { boardOf, smallestForShare, tickNow } from "../tally/index.ts";
import type { ShownTick } from "../tally/index.ts";
import type { AlertFeed } from "./alert-feed.ts";
import type { LiveContext } from "./live.resolver.ts";
import type { Delivered } from "./mailbox.ts";
import { wallOf } from "./wall.ts";
import type { ScreenAlert } from "./wall.ts";
import { Wall } from "./wall.types.ts";

type WallContext = LiveContext & { device: Device | null; alertFeed: AlertFeed };

/** What a paired screen shows. It asks no database: the tick's numbers are there, and what rings is kept. */
@Resolver()
export class WallResolver {
  @Query(() => Wall, { description: "Everything this screen shows, at the latest tick." })
  wall(@Ctx() context: WallContext): Promise<Wall> {
    return wallAt(context, tickNow(context));
  }

  @Subscription(() => Wall, {
    description: "The same at every tick on which a number changed, and every 10 s as a heartbeat.",
    subscribe: ({ context }: { context: WallContext }) => context.live.watchBoard(deviceOf(context).unitPath, "HOTLINE"),
  })
  wallChanged(@Root() told: Delivered<ShownTick>, @Ctx() context: WallContext): Promise<Wall> {
    return wallAt(context, told === "resync" ? tickNow(context) : told.message);
  }
}

async function wallAt(context: WallContext, tick: ShownTick): Promise<Wall> {
  const device = deviceOf(context);
  const sources = await context.sourceRows();
  const material = { figures: tick.figures, causes: tick.causes, sources, smallestForShare: smallestForShare(context.rules, tick.instant) };
  return wallOf(
    device,
    boardOf({ asOf: tick, caseStream: "HOTLINE", ...material }, context.units, context.units.byId(device.unitId)),
    { sources, ringing: await screenAlerts(context, device) },
    context.clock.now(),
  );
}

async function screenAlerts(context: WallContext, device: Device): Promise<ScreenAlert[]> {
  const { alertFeed, units } = context;
  const codes = new Map((await context.sourceRows()).map(({ id, code }) => [id, code]));
  return (await alertFeed.ringing(device.unitPath)).map(({ kind, unitId, sourceId, cases }) => ({
    kind,
    unit: units.byId(unitId),
    source: sourceId === null ? null : (codes.get(sourceId) ?? null),
    cases,
  }));
}

function deviceOf({ device }: WallContext): Device {
  if (device === null) throw accessError("UNAUTHENTICATED");
  return device;
}
