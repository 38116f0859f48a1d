import pg from "pg";
import type { TestDatabase } from "../../hub.ts";
import { until } from "./until.ts";

/** An adoption of rules that takes its time: whoever wants to write a batch waits for it, before anything of the batch is written. */
export interface AdoptionUnderWay {
  /** Resolves once so many writers wait. @param unless resolves as well when this is over: it had nothing to write */
  holdsBack(writers: number, unless?: Promise<unknown>): Promise<void>;
  end(): Promise<void>;
}

export async function adoptionUnderWay(database: TestDatabase): Promise<AdoptionUnderWay> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  client.on("error", () => undefined); // the next statement tells
  await client.connect();
  await client.query("begin; select number from rule_head for update");
  const waiting = async (): Promise<number> =>
    (await database.sql("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '/* ruleNumber */%'"))
      .length;
  return {
    async holdsBack(writers, unless) {
      let isOver = false;
      void unless?.finally(() => (isOver = true));
      await until(`${writers} writers wait for the adoption`, async () => isOver || (await waiting()) === writers);
    },
    async end() {
      await client.query("rollback");
      await client.end();
    },
  };
}
