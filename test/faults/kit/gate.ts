import { until } from "../../hub.ts";
import type { TestDatabase } from "../../hub.ts";

/**
 * Lets a reading hub come as far as a certain message of a source and no further: the transaction that writes the message stands still, and what was
 * written before it is committed. A message is what one transaction of a read writes: its beginning, each batch, both ends of a sweep, its end.
 */
export class Gate {
  readonly #database: TestDatabase;

  private constructor(database: TestDatabase) {
    this.#database = database;
  }

  /** Builds the gate into the hub's database, behind its back. */
  static async into(database: TestDatabase): Promise<Gate> {
    await database.sql(MADE);
    return new Gate(database);
  }

  /** Counts the messages of a source. @param at the message it stands still at; 1 is the read's beginning, 0: none */
  async stopAt(code: string, at: number): Promise<void> {
    await this.#database.sql("insert into kill_gate (source_id, at) select id, $2 from source where code = $1", [code, at]);
  }

  /** How many messages of a source were committed when its last read ended that brought something. */
  async messagesOf(code: string): Promise<number> {
    const rows = await this.#database.sql<{ whole: number }>("select whole from kill_gate where source_id = (select id from source where code = $1)", [code]);
    return rows[0]?.whole ?? 0;
  }

  /** Sources that stand at their messages now. */
  async standing(): Promise<number> {
    return (await this.#database.sql(STANDING)).length;
  }

  /** Rolls back what the dead left standing, and lets everything through from now on. */
  async open(): Promise<void> {
    await this.#database.sql(`select pg_terminate_backend(pid) from (${STANDING}) s`);
    await until("what stood at the gate is gone", async () => (await this.standing()) === 0);
    await this.#database.sql("update kill_gate set at = 0");
  }
}

const STANDING = "select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";
/** Longer than any test. */
const FOR_GOOD_S = 3_600;

/** A heartbeat of a read that stands still waits for that read's own row: it gives up soon, so that it keeps no connection from the others. */
const IMPATIENT = `
create function lease_impatiently() returns trigger language plpgsql as $$
begin
  perform set_config('lock_timeout', case tg_when when 'BEFORE' then '100ms' else '0' end, true);
  return null;
end $$;
create trigger lease_impatient before update of lease_until on source for each statement execute function lease_impatiently();
create trigger lease_patient after update of lease_until on source for each statement execute function lease_impatiently();`;

const MADE = `${IMPATIENT}
create table kill_gate (source_id int primary key, at int not null, seen int not null default 0, whole int not null default 0);
create function stand_at_gate() returns trigger language plpgsql security definer set search_path = public as $$
declare stands boolean;
begin
  update kill_gate set seen = seen + 1 where source_id = coalesce(new.source_id, old.source_id) returning seen = at into stands;
  if stands then perform pg_sleep(${FOR_GOOD_S}); end if;
  return coalesce(new, old);
end $$;
create function end_at_gate() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update kill_gate set whole = seen where source_id = new.source_id;
  return null;
end $$;
create trigger behind_gate after update of ended_at on source_run for each row when (new.outcome = 'COMPLETE' and new.applied > 0) execute function end_at_gate();
create trigger at_gate before insert on ingest_batch for each row execute function stand_at_gate();
create trigger at_gate before insert or delete on source_sweep for each row execute function stand_at_gate();
create trigger at_gate before insert or update of ended_at on source_run for each row execute function stand_at_gate();`;
