import type { Outgoing } from "../server/src/alert/index.ts";
import { onTestFinished } from "vitest";
import { startHub } from "./hub.ts";
import type { HubOrder, TestHub } from "./hub.ts";
import type { FixedClock } from "../server/src/platform/now.ts";
import { fixedClock } from "../server/src/platform/now.ts";
import type { CaseSpec } from "./journey/kit/case-spec.ts";
import { instantOf } from "./journey/kit/case-spec.ts";
import { Source } from "./journey/kit/source.ts";

export type { CaseSpec } from "./journey/kit/case-spec.ts";
export { instantOf, localText } from "./journey/kit/case-spec.ts";
export type { RestManifest } from "./journey/kit/dialect.ts";
export { Source } from "./journey/kit/source.ts";
export type { Spoiling } from "./journey/kit/source.ts";

/** The sample province with a source that the test writes, and a clock that the test moves. */
export interface World {
  hub: TestHub;
  /** the source "nguon" that holds the cases of `with` */
  source: Source;
  clock: FixedClock;
  /** Starts and connects one more source. */
  another(code: string): Promise<Source>;
  /** A second hub on the same database, in place of the first: what a restart is. */
  restarted(): Promise<TestHub>;
  /** Stops everything. Needed only for a `kept` world. */
  leave(): Promise<void>;
}

export interface ProvinceOrder {
  /** when the test begins; a Monday morning without holidays near it by default */
  at?: string;
  /** true: it outlives the test that made it, and `leave` ends it */
  kept?: boolean;
  /** the ways out of the hub for mail and messages; left out: there are none */
  outgoing?: Outgoing;
  /** what may be asked, and spent; left out: anything */
  documents?: HubOrder["documents"];
  spendingLimits?: HubOrder["spendingLimits"];
}

/** A case for `aProvince().with(…)`; what is not said is filled. */
export function aCase(spec: Partial<CaseSpec> = {}): Partial<CaseSpec> {
  return spec;
}

/** A province whose cases travel the real way: out of a source's socket, through its connector, into the hub. */
export function aProvince(order: ProvinceOrder = {}): { with(...cases: Partial<CaseSpec>[]): Promise<World> } {
  return { with: (...cases) => made(order, cases) };
}

async function made(order: ProvinceOrder, cases: readonly Partial<CaseSpec>[]): Promise<World> {
  const clock = fixedClock(instantOf(order.at ?? "2026-03-16 09:00"));
  const { outgoing, documents, spendingLimits } = order;
  const ways: HubOrder = { ...(outgoing && { outgoing }), ...(documents && { documents }), ...(spendingLimits && { spendingLimits }) };
  const hub = await startHub({ clock, ...ways });
  const sources: Source[] = [];
  const another = async (code: string): Promise<Source> => {
    const source = await Source.start(code, () => clock.now());
    sources.push(source);
    await world.hub.connect(source.manifest);
    return source;
  };
  const world: World = {
    hub,
    clock,
    another,
    source: undefined as unknown as Source, // set below, before anybody has the world
    restarted: async () => {
      await world.hub.close();
      clock.advance(PASSED_AT_RESTART_MS);
      return (world.hub = await startHub({ clock, database: world.hub.database, ...ways }));
    },
    leave: async () => {
      await world.hub.leave();
      await Promise.all(sources.map((source) => source.stop()));
    },
  };
  if (order.kept !== true) onTestFinished(() => world.leave(), 30_000);
  world.source = await another("nguon");
  for (const spec of cases) world.source.put(spec);
  await world.hub.settled();
  return world;
}

/** A restart takes a while; the leases of the process before have run out by then. */
const PASSED_AT_RESTART_MS = 15_000;
