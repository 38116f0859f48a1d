import { ingest } from "../../../server/src/ingest/index.ts";
import { lender } from "../../../server/src/serve.ts";
import { workBulk } from "../../../server/src/backlog/index.ts";
import { sourceRows } from "../../../server/src/source/index.ts";
import type { SourceRow } from "../../../server/src/source/index.ts";
import { sendDue } from "../../../server/src/writeback/index.ts";
import { fixedClock } from "../../../server/src/platform/now.ts";
import type { FixedClock } from "../../../server/src/platform/now.ts";
import { startHub } from "../../hub.ts";
import type { TestHub } from "../../hub.ts";
import type { Asked } from "../../journey/kit/asking.ts";
import { WritableSource } from "../../journey/kit/writable-source.ts";
import { dayOf } from "../reckoned/calendar.ts";
import { sourceTakes } from "../reckoned/may.ts";
import { PEOPLE } from "../reckoned/people.ts";
import type { Person } from "../reckoned/people.ts";
import { toldOf } from "../reckoned/told.ts";
import type { Outcome } from "./documents.ts";

/** A lease that nobody keeps has run out after this. */
const LEASES_RUN_OUT_MS = 15_000;
const TICK_MS = 40;
const SAMPLE: Partial<Record<Person, string>> = { leader: "lanhdao", head: "giamdoc.sxd", inspector: "thanhtra" };
/** Everybody stays signed in, however far the clock is moved. */
const STAY_SIGNED_IN = "update session set seen_at = '2030-01-01', expires_at = '2030-01-01'";
const ALL_ARE_RECALLED = "update recall_term set percent = 100";
/** Ends the hub's connections and returns when they are gone. The server's own waiting looks ten times a second, at one connection after the other. */
const DROP = `do $$ declare victims int[]; begin
  select coalesce(array_agg(pid), '{}') into victims from pg_stat_activity where datname = current_database() and application_name = 'dau-moi';
  perform pg_terminate_backend(pid) from unnest(victims) as pid;
  for look in 1..2500 loop
    perform pg_stat_clear_snapshot();
    exit when not exists (select 1 from pg_stat_activity where pid = any(victims));
    perform pg_sleep(0.002);
  end loop;
end $$`;
const ON_THEIR_WAY = `select count(*)::int as n from case_change k where k.state in ('SENDING', 'UNKNOWN') or (k.state = 'QUEUED' and not exists (
  select 1 from case_change b where b.case_id = k.case_id and b.id < k.id and b.state = 'CONFLICT'))`;

/** The hub under test with one source that can be asked for changes; the clock moves when a command says so. */
export class LiveProvince {
  readonly clock: FixedClock;
  readonly source: WritableSource;
  #hub: TestHub;
  readonly #cookies = new Map<Person, string>();
  /** connections were dropped in this course: what fails may be tried again */
  #shaken = false;

  private constructor(clock: FixedClock, hub: TestHub, source: WritableSource) {
    [this.clock, this.#hub, this.source] = [clock, hub, source];
  }

  /** @param at when it begins, milliseconds */
  static async begin(at: number): Promise<LiveProvince> {
    const clock = fixedClock(at);
    const hub = await startHub({ clock, tickMs: TICK_MS });
    const source = await WritableSource.start("ghi", () => clock.now());
    source.takes = (kind, spec) => sourceTakes(kind, toldOf({ spec, row: {} }));
    await hub.connect(source.manifest());
    const province = new LiveProvince(clock, hub, source);
    for (const who of Object.keys(PEOPLE) as Person[]) {
      const { role, unit } = PEOPLE[who];
      const username = SAMPLE[who] ?? (await hub.account(role, unit));
      province.#cookies.set(who, await hub.signIn(username));
    }
    await hub.database.sql(STAY_SIGNED_IN);
    await hub.database.sql(ALL_ARE_RECALLED);
    await hub.hub.refresh();
    return province;
  }

  /** Another course begins, in which nothing was dropped yet. */
  calm(): void {
    this.#shaken = false;
  }

  get hub(): TestHub {
    return this.#hub;
  }

  /** Asks as a browser does that sends the same again when it gets no answer. @param dropping the hub loses its database's connections meanwhile */
  async ask<Answer>(document: Asked<Answer>, variables: object, who: Person, dropping = false): Promise<{ answer: Answer; again: boolean }> {
    for (let tries = 0; ; tries += 1) {
      const asking = this.#hub.post<Answer>({ query: document.text, variables }, { cookie: this.#cookies.get(who) ?? "" });
      if (dropping && tries === 0) await this.drop();
      const { data, errors, body } = await asking;
      if (data !== null && errors.length === 0) return { answer: data, again: tries > 0 };
      if (errors[0]?.extensions?.code === "FORBIDDEN") return { answer: { act: { __typename: "FORBIDDEN" } } as Answer, again: false };
      if (!this.#shaken || tries > 20) throw new Error(`${who} got no answer: ${body.slice(0, 500)}`);
    }
  }

  /** An act, sent until it is answered. */
  async does(document: Asked<Record<string, Outcome>>, input: object, who: Person, dropping = false): Promise<{ outcome: Outcome; again: boolean }> {
    const { answer, again } = await this.ask(document, { input }, who, dropping);
    const outcome = answer["act"];
    if (outcome === undefined) throw new Error("an act answered nothing");
    return { outcome, again };
  }

  /** The hub's connections to its database end, whatever is under way. */
  async drop(): Promise<void> {
    this.#shaken = true;
    await this.#hub.database.sql(DROP);
  }

  /** The hub stops, and another one goes on with its database. */
  async restart(): Promise<void> {
    await this.#hub.close();
    this.clock.advance(LEASES_RUN_OUT_MS);
    this.#hub = await startHub({ clock: this.clock, database: this.#hub.database, tickMs: TICK_MS });
  }

  /** Time passes; with a new day the hub reads units and rules anew, which it does every few seconds. */
  async pass(ms: number): Promise<void> {
    const day = dayOf(this.clock.now());
    this.clock.advance(ms);
    if (dayOf(this.clock.now()) === day) return;
    await this.#atLast(() => this.#hub.hub.refresh().then(() => true));
  }

  /** Reads the source to its end. */
  async read(dropping = false): Promise<void> {
    const reading = async (): Promise<boolean> => {
      const report = await ingest(await this.#row(), this.#working, new AbortController().signal);
      return report !== null && report.problem === null;
    };
    if (dropping) await this.#once(reading);
    await this.#atLast(reading);
  }

  /** Sends what is due. @returns the instants at which it tried */
  async send(dropping = false): Promise<number[]> {
    const instants: number[] = [];
    const sending = async (): Promise<boolean> => {
      instants.push(this.clock.now());
      await sendDue(await this.#row(), { ...this.#working, lend: lender(this.#working) }, new AbortController().signal);
      return !dropping || (await this.#hub.database.sql<{ n: number }>(ON_THEIR_WAY))[0]?.n === 0;
    };
    if (dropping) await this.#once(sending);
    await this.#atLast(sending);
    return instants;
  }

  /** Works every bulk job off. */
  async work(dropping = false): Promise<void> {
    const working = async (): Promise<boolean> => {
      await workBulk(this.#working);
      return (await this.#hub.database.sql("select 1 from bulk_job where state = 'RUNNING'")).length === 0;
    };
    if (dropping) await this.#once(working);
    await this.#atLast(working);
  }

  async leave(): Promise<void> {
    await this.#hub.leave();
    await this.source.stop();
  }

  get #working() {
    return { ...this.#hub.hub, changed: () => undefined };
  }

  async #row(): Promise<SourceRow> {
    const row = (await this.#hub.hub.database.read(sourceRows)).find(({ code }) => code === "ghi");
    if (row === undefined) throw new Error("the source is not connected");
    return row;
  }

  /** Begins something, and drops the connections under it. */
  async #once(work: () => Promise<boolean>): Promise<void> {
    const under = work().catch(() => false); // that is what is tried: it is done again
    await this.drop();
    await under;
    this.clock.advance(LEASES_RUN_OUT_MS);
  }

  /** Does it again and again until it is done; without dropped connections it is done at once. */
  async #atLast(work: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      const done = await work().catch((error: unknown) => {
        if (!this.#shaken || tries > 20) throw error;
        return false;
      });
      if (done) return;
      if (tries > 20) throw new Error("it is not done, however often it is tried");
      this.clock.advance(LEASES_RUN_OUT_MS);
    }
  }
}
