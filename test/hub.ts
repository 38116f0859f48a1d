import { deepStrictEqual } from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import type { Role } from "@dau-moi/schema";
import type { Outgoing } from "../server/src/alert/index.ts";
import { addAccount } from "../server/src/access/index.ts";
import type { AccessContext } from "../server/src/access/index.ts";
import { openHub } from "../server/src/hub.ts";
import type { Hub } from "../server/src/hub.ts";
import type { SpendingLimits } from "../server/src/graph/index.ts";
import { ingest } from "../server/src/ingest/index.ts";
import { openLog } from "../server/src/platform/log.ts";
import { systemClock } from "../server/src/platform/now.ts";
import type { Clock, FixedClock } from "../server/src/platform/now.ts";
import { sampleAccountsOf } from "../server/src/sample.ts";
import { serveHub } from "../server/src/serve.ts";
import type { ServeOptions } from "../server/src/serve.ts";
import { connectSource, sourceRows } from "../server/src/source/index.ts";
import type { manifestOf } from "../server/src/source/index.ts";
import { Asking } from "./journey/kit/asking.ts";
import { SAMPLE_FOLDER, freshDatabase } from "./journey/kit/postgres.ts";
import type { TestDatabase } from "./journey/kit/postgres.ts";
import { MOVED_WRONGLY, tickBesideRecount } from "./journey/kit/tick.ts";
import { until } from "./journey/kit/until.ts";

export { SAMPLE_ACCOUNTS, asked, cookieIn } from "./journey/kit/asking.ts";
export type { Answer, Who } from "./journey/kit/asking.ts";
export { CHECKOUT, SAMPLE_FOLDER, freshDatabase } from "./journey/kit/postgres.ts";
export type { TestDatabase } from "./journey/kit/postgres.ts";
export { dataFolder, hubCommand, startHubProcess, startMain } from "./journey/kit/process.ts";
export type { HubProcess, Program } from "./journey/kit/process.ts";
export { until } from "./journey/kit/until.ts";
export { handshake } from "./journey/kit/watching.ts";
export type { Watching } from "./journey/kit/watching.ts";

export type Manifest = ReturnType<typeof manifestOf>;

export interface HubOrder {
  /** moves only when the test says so; left out: the machine's clock */
  clock?: FixedClock;
  /** true: the hub reads its sources at their own pace, as in life; otherwise when the test says so */
  scheduled?: boolean;
  /** a database to go on with; left out: a fresh copy of the sample province without cases */
  database?: TestDatabase;
  /** what may be asked, as at `npm start`; left out: everybody may send any document */
  documents?: ServeOptions["documents"];
  /** where signed checkpoints are kept; left out: nowhere */
  auditFolders?: readonly string[];
  /** milliseconds between its looks at the numbers; 20 when left out */
  tickMs?: number;
  /** what may be spent in a minute; left out: anything */
  spendingLimits?: SpendingLimits;
  /** the ways out of the hub for mail and messages; left out: there are none */
  outgoing?: Outgoing;
}

/** One look of the hub's own at its sources, on a clock that the test moves, milliseconds. */
const LOOK_MS = 1_000;
const TICK_MS = 20;

/** A hub in this process, on a real database, asked over real sockets. */
export class TestHub extends Asking {
  readonly database: TestDatabase;
  readonly hub: Hub;
  /** everything it logged, as JSON lines */
  readonly log: string[];
  readonly #clock: FixedClock | null;
  readonly #scheduled: boolean;
  readonly #close: () => Promise<void>;

  constructor(parts: { url: string; database: TestDatabase; hub: Hub; log: string[]; order: HubOrder; close: () => Promise<void> }) {
    super(parts.url, () => parts.hub.clock.now());
    this.database = parts.database;
    this.hub = parts.hub;
    this.log = parts.log;
    this.#clock = parts.order.clock ?? null;
    this.#scheduled = parts.order.scheduled === true;
    this.#close = parts.close;
  }

  /** The instant that it is for the hub. */
  get instant(): number {
    return this.hub.clock.now();
  }

  /** Connects a source, or changes a connected one. */
  connect(manifest: Manifest): Promise<void> {
    return connectSource(this.hub.database.em(), this.hub.vault, this.hub.units(), manifest);
  }

  /** An account beyond the sample's four. @returns its username */
  async account(role: Role, unit: string, named?: string): Promise<string> {
    const username = named ?? `${role.toLowerCase().replaceAll("_", ".")}.${unit.toLowerCase()}`;
    const password = randomBytes(12).toString("hex");
    await addAccount(this.hub.database, this.hub.clock, { username, password, displayName: `Người thử ${unit}`, role, unitId: this.hub.units().idOf(unit) });
    this.knows(username, password);
    return username;
  }

  /** Moves the clock on to an instant and waits until the hub shows it. @param at an instant with its zone, or milliseconds to pass */
  async now(at: string | number): Promise<void> {
    if (this.#clock === null) throw new Error("this hub runs on the machine's clock");
    this.#clock.advance(typeof at === "number" ? at : Date.parse(at) - this.#clock.now());
    await this.shown();
  }

  /** Every source was read after now, and what came is on the board. On a test's clock one look's time passes. */
  async settled(): Promise<void> {
    if (this.#scheduled) await this.#readByItself();
    else await this.readSources();
    this.#clock?.advance(LOOK_MS);
    await this.shown();
  }

  /** Reads every source once, all at the same time, without letting the clock move. */
  async readSources(): Promise<void> {
    const { hub } = this;
    await hub.refresh();
    const sources = await hub.database.read(sourceRows);
    await Promise.all(sources.map((source) => ingest(source, { ...hub, changed: () => undefined }, new AbortController().signal)));
  }

  async #readByItself(): Promise<void> {
    const from = this.instant;
    await until(
      "every source was read after now",
      async () => {
        const rows = await this.database.sql<{ n: number }>(
          "select count(*)::int as n from source where not paused and (read_up_to is null or read_up_to < to_timestamp($1 / 1000.0))",
          [from],
        );
        return rows[0]?.n === 0;
      },
      60_000,
    );
  }

  /** Waits for a tick that counts everything committed by now, at this instant of the hub's clock. */
  async shown(): Promise<void> {
    const [instant, event] = [this.instant, await this.lastEvent()];
    await until("the hub shows this instant", async () => {
      const { asOf } = (await (await fetch(`${this.url}/healthz`)).json()) as { asOf: { event: number; instant: string } | null };
      return asOf !== null && asOf.event >= event && Date.parse(asOf.instant) >= instant;
    });
  }

  async lastEvent(): Promise<number> {
    return Number((await this.database.sql<{ last: string }>("select last from journal_head"))[0]?.last);
  }

  /** Stops the hub, leaving its database; a second call does nothing. */
  readonly close = (): Promise<void> => (this.#closing ??= this.#close());
  #closing: Promise<void> | undefined;

  /** Stops the hub and throws its database away. */
  async leave(): Promise<void> {
    await this.close();
    await this.database.drop();
  }
}

export async function startHub(order: HubOrder = {}): Promise<TestHub> {
  const database = order.database ?? (await freshDatabase());
  const clock: Clock = order.clock ?? systemClock;
  const log: string[] = [];
  const hub = await openHub({
    databaseUrl: database.url,
    adminUrl: database.adminUrl,
    keyFile: database.keyFile,
    clock,
    log: openLog("trace", (line) => void log.push(line)),
    connections: 6,
    sourceFolders: [tmpdir()],
  });
  const about: AccessContext["hub"] = { sample: true, provinceName: hub.units().province.name, sampleAccounts: await sampleAccountsOf(hub, SAMPLE_FOLDER) };
  const role = order.scheduled === true ? "all" : "api"; // an "api" leaves the reading of sources to others
  const app = await serveHub(hub, {
    host: "127.0.0.1",
    port: 0,
    tickMs: order.tickMs ?? TICK_MS,
    role,
    dashboard: null,
    about,
    auditFolders: order.auditFolders ?? [],
    spendingLimits: order.spendingLimits ?? { person: Infinity, stranger: Infinity }, // tests ask a day's questions in one minute of their clock
    ...(order.documents === undefined ? {} : { documents: order.documents }),
    ...(order.outgoing === undefined ? {} : { outgoing: order.outgoing }),
    graphHosts: ["127.0.0.1:*"],
  });
  const close = async (): Promise<void> => {
    const numbers = await tickBesideRecount(hub).catch(() => null); // a test that took the database away
    await app.close();
    await hub.close();
    if (numbers !== null) deepStrictEqual(numbers.shown, numbers.recounted, "numbers moved from tick to tick are not those of a recount");
    const alarms = log.filter((line) => line.includes(MOVED_WRONGLY));
    if (alarms.length > 0) throw new Error(alarms[0]);
  };
  const started = new TestHub({ url: `http://127.0.0.1:${app.port}`, database, hub, log, order, close });
  await started.shown();
  return started;
}
