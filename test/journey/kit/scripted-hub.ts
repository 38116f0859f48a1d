import { HTTP_LIMITS } from "../../../server/src/ingest/http.ts";
import { ingest } from "../../../server/src/ingest/index.ts";
import { manifestOf, sourceRows } from "../../../server/src/source/index.ts";
import { stringify } from "yaml";
import type { ScriptedSource, Subject } from "../../../connectors/src/conformance/index.ts";
import { fixedClock } from "../../../server/src/platform/now.ts";
import { startHub } from "../../hub.ts";
import type { TestHub } from "../../hub.ts";

export type Report = NonNullable<Awaited<ReturnType<typeof ingest>>>;

const SETTLE_MS = 30_000;
const LEASE_OVER_MS = 60_000;
const CASES = 23;

/** A scripted source of some kind, connected to a real hub on a clock of its own. */
export class ScriptedHub {
  readonly hub: TestHub;
  readonly source: ScriptedSource;
  readonly code: string;
  readonly #clock: ReturnType<typeof fixedClock>;

  constructor(hub: TestHub, source: ScriptedSource, code: string, clock: ReturnType<typeof fixedClock>) {
    this.hub = hub;
    this.source = source;
    this.code = code;
    this.#clock = clock;
  }

  /** One run; files stand still for a while before it. @param owner of the lease; null: this hub */
  async read(owner: string | null = null, signal: AbortSignal = new AbortController().signal): Promise<Report | null> {
    await this.lookedAt();
    return this.readAtOnce(owner, signal);
  }

  /** The hub sees the source as it is now, and time passes, so that files have settled and leases of the dead have run out. */
  async lookedAt(): Promise<void> {
    await this.source.sync?.();
    if (this.source.files !== undefined && this.source.script.always === null) {
      await this.readAtOnce();
      this.pass(SETTLE_MS);
    } else this.pass(1_000);
  }

  /** @param changed hears of every batch that is committed and brought something */
  async readAtOnce(
    owner: string | null = null,
    signal: AbortSignal = new AbortController().signal,
    changed: () => void = () => undefined,
  ): Promise<Report | null> {
    const { hub } = this.hub;
    await hub.refresh();
    const row = (await hub.database.read(sourceRows)).find(({ code }) => code === this.code);
    if (row === undefined) throw new Error(`no source ${this.code}`);
    return ingest(row, { ...hub, changed }, signal, { owner: owner ?? hub.owner, askedBy: null });
  }

  get kind(): string {
    return this.code.replace(/-\d+$/, "");
  }

  pass(ms: number): void {
    this.#clock.advance(ms);
  }

  leaseRunsOut(): void {
    this.pass(LEASE_OVER_MS);
  }

  /** ids of the records that are there */
  async ids(): Promise<string[]> {
    const rows = await this.hub.database.sql<{ id: string }>(
      `select r.source_case_id as id from source_record r join source s on s.id = r.source_id where s.code = $1 and r.gone_at is null order by r.source_case_id collate "C"`,
      [this.code],
    );
    return rows.map(({ id }) => id);
  }

  /** Who holds the source's lease, or held it last. */
  async holder(): Promise<string | null> {
    const rows = await this.hub.database.sql<{ owner: string | null }>("select lease_owner as owner from source where code = $1", [this.code]);
    return rows[0]?.owner ?? null;
  }

  /** Who wrote batches with records, by the lease each was written under; the newest lease is its holder's. */
  async writers(): Promise<(string | null)[]> {
    const rows = await this.hub.database.sql<{ owner: string | null }>(
      "select distinct case when b.fence = s.fence then s.lease_owner end as owner from ingest_batch b join source s on s.id = b.source_id where s.code = $1 and b.records > 0",
      [this.code],
    );
    return rows.map(({ owner }) => owner);
  }

  truth(): string[] {
    return this.source.script.rows.map(({ id }) => id).toSorted();
  }

  /** Versions taken in all. */
  async versions(): Promise<number> {
    const rows = await this.hub.database.sql<{ n: number }>(
      "select coalesce(sum(b.applied), 0)::int as n from ingest_batch b join source s on s.id = b.source_id where s.code = $1",
      [this.code],
    );
    return rows[0]?.n ?? 0;
  }

  /** The next answers break off, after the first of a run. */
  breakOff(): void {
    if (this.source.way !== undefined) this.source.way.cut();
    else if (this.source.files !== undefined) this.source.script.always = { kind: "down" };
    else this.source.script.mishaps = [null, ...Array.from({ length: HTTP_LIMITS.tries * 2 }, () => ({ kind: "down" as const }))];
  }

  /** The next answer comes so slowly that nobody waits for its end. */
  slowDown(): void {
    if (this.source.way !== undefined) this.source.way.silence();
    else this.source.script.mishaps = [{ kind: "trickle" }];
  }

  mend(): void {
    this.source.way?.mend();
    this.source.script.always = null;
    this.source.script.mishaps = [];
  }
}

let number = 0;

/** Connects a scripted source that holds 23 cases. */
export async function connected(hub: TestHub, subject: Subject<unknown>, clock: ReturnType<typeof fixedClock>): Promise<ScriptedHub> {
  const source = await subject.start();
  for (let at = 1; at <= CASES; at += 1) source.script.rows.push({ id: `A-${String(at).padStart(3, "0")}`, title: `vụ ${at}`, tick: at });
  await source.sync?.();
  const code = `${subject.connector.kind}-${(number += 1)}`;
  const manifest = {
    id: code,
    name: { vi: "Nguồn thử", en: "Scripted source" },
    kind: subject.connector.kind,
    owner: "SXD",
    zone: "Asia/Ho_Chi_Minh",
    baseUrl: source.baseUrl,
    everySeconds: 60,
    staleAfterSeconds: 600,
    frozen: false,
    secrets: source.secrets ?? subject.secrets,
    config: subject.written ?? subject.config,
  };
  await hub.connect(manifestOf(stringify(manifest)));
  return new ScriptedHub(hub, source, code, clock);
}

/** A hub for scripted sources; later than every time they show. */
export async function aHub(): Promise<{ hub: TestHub; clock: ReturnType<typeof fixedClock> }> {
  const clock = fixedClock(Date.parse("2027-06-07T02:00:00Z"));
  return { clock, hub: await startHub({ clock }) };
}
