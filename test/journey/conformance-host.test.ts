import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HostName, Subject } from "../../connectors/src/conformance/index.ts";
import { HTTP_LIMITS } from "../../server/src/ingest/http.ts";
import { reconcile } from "../../server/src/ingest/index.ts";
import { RUN_LIMITS } from "../../server/src/ingest/watch.ts";
import { until } from "../hub.ts";
import { aHub, connected } from "./kit/scripted-hub.ts";
import type { ScriptedHub } from "./kit/scripted-hub.ts";
import { SUBJECTS } from "./kit/subjects.ts";

const HTTP = { ...HTTP_LIMITS };
const RUN = { ...RUN_LIMITS };
let made: Awaited<ReturnType<typeof aHub>>;
beforeAll(async () => {
  made = await aHub();
});
afterAll(() => made?.hub.leave());

/** Answers of one run at which it is ended. */
const KILLS = [1, 2, 3, 5];

const tests: Partial<Record<HostName, (at: ScriptedHub) => Promise<void>>> = {
  async "R02 crash_after_commit_before_ack"(at) {
    for (const kill of KILLS) {
      const ending = new AbortController();
      let asked = 0;
      at.source.script.before = () => void ((asked += 1) === kill + 1 && ending.abort()); // what came before is committed
      if (at.source.files === undefined) await at.read(null, ending.signal);
      at.leaseRunsOut();
    }
    at.source.script.before = () => {};
    await at.read();
    expect(await at.ids()).toEqual(at.truth());
    expect(await at.versions()).toBe(at.truth().length);
  },

  async "R05 two_workers_fenced"(at) {
    await at.lookedAt();
    const first = at.readAtOnce("một");
    await until("the first holds the source", async () => {
      const rows = await at.hub.database.sql<{ n: number }>("select 1 as n from source where code = $1 and lease_owner = 'một'", [at.code]);
      return rows.length === 1;
    });
    const refused = await at.readAtOnce("hai");
    at.leaseRunsOut();
    const second = await at.readAtOnce("hai");
    const told = await first;
    // whoever came to write with the old lease wrote nothing
    expect([refused === null || told?.problem != null || told !== null, second !== null || told !== null]).toEqual([true, true]);
    at.leaseRunsOut();
    await at.read();
    expect(await at.ids()).toEqual(at.truth());
    expect(await at.versions()).toBe(at.truth().length);
  },

  async "R06 run_cap_interrupt_and_resume"(at) {
    await at.lookedAt();
    RUN_LIMITS.capMs = 0; // every run is cut as soon as it has moved on
    const cuts = [await at.read(), await at.read(), await at.read()].filter((report) => report?.cut === true);
    Object.assign(RUN_LIMITS, RUN);
    await at.read();
    expect(await at.ids()).toEqual(at.truth());
    expect(await at.versions()).toBe(at.truth().length);
    expect(cuts.length).toBeGreaterThan(0);
  },

  async "D09 aborted_sweep_deletes_nothing"(at) {
    await at.read();
    const before = await at.ids();
    at.source.script.rows.splice(3, 2);
    at.breakOff();
    expect((await at.read())?.problem).toMatch(/./);
    expect(await at.ids()).toEqual(before);
  },

  async "D10 resumed_sweep_deletes_nothing_extra"(at) {
    await at.read();
    at.source.script.rows.splice(3, 1);
    at.breakOff();
    await at.read();
    at.mend();
    at.leaseRunsOut();
    await at.read();
    const ids = await at.ids();
    expect(at.truth().filter((id) => !ids.includes(id))).toEqual([]);
  },

  async "D11 empty_listing_refused"(at) {
    await at.read();
    const before = await at.ids();
    at.source.script.rows.length = 0;
    await at.read();
    await at.read();
    expect(await at.ids()).toEqual(before);
  },

  async "D14 full_reconcile_finds_injected_loss"(at) {
    await at.read();
    await at.hub.database.sql(
      "update source_record set hash = '\\x00' where source_case_id = 'A-007' and source_id = (select id from source where code = $1)",
      [at.code],
    );
    at.source.script.rows.push({ id: "A-900", title: "chưa ai đọc", tick: 60 });
    await at.lookedAt();
    const keeper = { actor: { kind: "command" as const, name: "thử" }, may: () => true };
    const found = await reconcile({ ...at.hub.hub, changed: () => undefined }, keeper as never, at.code, true);
    expect(found).toMatchObject({ counts: { EXTRA: 0 }, first: expect.arrayContaining([expect.objectContaining({ id: "A-007" })]) });
    await at.read();
    expect(await at.ids()).toEqual(at.truth());
  },

  async "T04 slow_loris_no_progress_killed"(at) {
    HTTP_LIMITS.timeoutMs = 200;
    HTTP_LIMITS.tries = 1;
    at.source.script.mishaps = [{ kind: "trickle" }];
    const report = await at.read();
    expect(report?.problem).toMatch(/too slowly|stopped in the middle/);
    Object.assign(HTTP_LIMITS, HTTP);
    at.mend();
    await at.read();
    expect(await at.ids()).toEqual(at.truth());
  },
};

for (const [kind, [subject]] of Object.entries(SUBJECTS)) {
  if (subject === undefined) throw new Error(`${kind} has no configuration`);
  describe(`${subject.name}, read by a real hub`, () => {
    for (const [name, run] of Object.entries(tests) as [HostName, (at: ScriptedHub) => Promise<void>][]) {
      const reason = subject.skips[name];
      test(
        name,
        async ({ skip }) => {
          if (reason !== undefined) skip(reason);
          expect.hasAssertions();
          await judged(subject, run);
        },
        60_000,
      );
    }
  });
}

async function judged(subject: Subject<unknown>, run: (at: ScriptedHub) => Promise<void>): Promise<void> {
  const at = await connected(made.hub, subject, made.clock);
  try {
    await run(at);
  } finally {
    Object.assign(RUN_LIMITS, RUN);
    Object.assign(HTTP_LIMITS, HTTP);
    await at.source.close();
  }
}
