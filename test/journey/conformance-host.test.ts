import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HostName, Subject } from "../../connectors/src/conformance/index.ts";
import { HTTP_LIMITS } from "../../server/src/ingest/http.ts";
import { reconcile } from "../../server/src/ingest/index.ts";
import { SQL_LIMITS } from "../../server/src/ingest/sql/index.ts";
import { RUN_LIMITS } from "../../server/src/ingest/watch.ts";
import { until } from "../hub.ts";
import { adoptionUnderWay } from "./kit/adoption-under-way.ts";
import { aHub, connected } from "./kit/scripted-hub.ts";
import type { ScriptedHub } from "./kit/scripted-hub.ts";
import { SUBJECTS } from "./kit/subjects.ts";

const HTTP = { ...HTTP_LIMITS };
const RUN = { ...RUN_LIMITS };
const SQL = { ...SQL_LIMITS };
/** Rows that a database gives at once, as many as the other sources have on a page. */
const ROWS_AT_ONCE = 5;
/** Kinds that have no position to go on from before a window's end: a run whose time is up reads to there. */
const POSITION_ONLY_AT_ITS_END = new Set(["open311"]);
/** More turns than any source needs. */
const MOST_TURNS = 25;
let made: Awaited<ReturnType<typeof aHub>>;
beforeAll(async () => {
  made = await aHub();
});
afterAll(() => made?.hub.leave());

/** Batches of one run after which it is ended. */
const KILLS = [1, 2, 3, 5];

const tests: Partial<Record<HostName, (at: ScriptedHub) => Promise<void>>> = {
  async "R02 crash_after_commit_before_ack"(at) {
    for (const kill of KILLS) {
      const ending = new AbortController();
      let committed = 0;
      await at.lookedAt();
      await at.readAtOnce(null, ending.signal, () => void ((committed += 1) === kill && ending.abort()));
      at.leaseRunsOut();
    }
    await at.read();
    expect(await at.ids()).toEqual(at.truth());
    expect(await at.versions()).toBe(at.truth().length);
  },

  async "R05 two_workers_fenced"(at) {
    await at.lookedAt();
    const adoption = await adoptionUnderWay(at.hub.database);
    const first = at.readAtOnce("một");
    await adoption.holdsBack(1); // it holds the source, has read, and is about to write
    expect(await at.readAtOnce("hai")).toBeNull();
    let second: ReturnType<ScriptedHub["readAtOnce"]> | undefined;
    await until("the second took over", async () => {
      at.leaseRunsOut();
      second ??= at.readAtOnce("hai").then((report) => report ?? ((second = undefined), null)); // the first proved its lease once more in between
      return (await at.holder()) === "hai";
    });
    await adoption.holdsBack(2);
    await adoption.end();
    expect([(await first)?.problem, (await first)?.applied]).toEqual([expect.stringMatching(/another hub took over/), 0]);
    expect(await second).toMatchObject({ problem: null, applied: at.truth().length });
    expect(await at.writers()).toEqual(["hai"]);
    expect(await at.ids()).toEqual(at.truth());
  },

  async "R06 run_cap_interrupt_and_resume"(at) {
    await at.lookedAt();
    const there: number[] = [];
    for (let cut = true; cut && there.length < MOST_TURNS;) {
      const report = await cutOnceItMovedOn(at);
      expect(report?.problem).toBeNull();
      there.push((await at.ids()).length);
      cut = report?.cut === true;
    }
    // a run that began anew each time would never come past the first page
    expect({ there, isWhole: there.length < MOST_TURNS, wasCut: there.length > 1 }).toMatchObject({ isWhole: true, wasCut: true });
    if (!POSITION_ONLY_AT_ITS_END.has(at.kind)) expect(there[0]).toBeLessThan(at.truth().length);
    expect(await at.ids()).toEqual(at.truth());
    expect(await at.versions()).toBe(at.truth().length);
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
    SQL_LIMITS.patienceMs = 200;
    at.slowDown();
    const report = await at.read();
    expect(report?.problem).toMatch(/too slowly|stopped in the middle|did not answer in time/);
    Object.assign(HTTP_LIMITS, HTTP);
    Object.assign(SQL_LIMITS, SQL);
    at.mend();
    await at.read();
    expect(await at.ids()).toEqual(at.truth());
  },
};

for (const [kind, [subject]] of Object.entries(SUBJECTS)) {
  if (subject === undefined) throw new Error(`${kind} has no configuration`);
  describe(`${subject.name}, read by a real hub`, () => {
    test.for(Object.entries(tests) as [HostName, (at: ScriptedHub) => Promise<void>][])("%s", { timeout: 60_000 }, async ([name, run], { skip }) => {
      const reason = subject.skips[name];
      if (reason !== undefined) skip(reason);
      expect.hasAssertions();
      await judged(subject, run);
    });
  });
}

/** One run whose time is up while its first records are being written. */
async function cutOnceItMovedOn(at: ScriptedHub): ReturnType<ScriptedHub["readAtOnce"]> {
  const adoption = await adoptionUnderWay(at.hub.database);
  const run = at.readAtOnce();
  await adoption.holdsBack(1, run);
  RUN_LIMITS.capMs = 0;
  await adoption.end();
  try {
    return await run;
  } finally {
    Object.assign(RUN_LIMITS, RUN);
  }
}

async function judged(subject: Subject<unknown>, run: (at: ScriptedHub) => Promise<void>): Promise<void> {
  const at = await connected(made.hub, subject, made.clock);
  SQL_LIMITS.rows = ROWS_AT_ONCE;
  try {
    await run(at);
  } finally {
    Object.assign(RUN_LIMITS, RUN);
    Object.assign(HTTP_LIMITS, HTTP);
    Object.assign(SQL_LIMITS, SQL);
    await at.source.close();
  }
}
