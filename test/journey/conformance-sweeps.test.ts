import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HostName, Subject } from "../../connectors/src/conformance/index.ts";
import { aHub, connected } from "./kit/scripted-hub.ts";
import type { ScriptedHub } from "./kit/scripted-hub.ts";
import { SWEPT } from "./kit/subjects.ts";

let made: Awaited<ReturnType<typeof aHub>>;
beforeAll(async () => {
  made = await aHub();
});
afterAll(() => made?.hub.leave());

const tests: Partial<Record<HostName, (at: ScriptedHub) => Promise<void>>> = {
  async "D09 aborted_sweep_deletes_nothing"(at) {
    await at.read();
    const before = at.truth();
    expect(await at.ids()).toEqual(before);
    at.source.script.rows.splice(3, 2);
    at.breakOff();
    expect((await at.read())?.problem).toMatch(/./);
    expect(await at.ids()).toEqual(before);
    at.mend();
    at.leaseRunsOut();
    expect(await at.read()).toMatchObject({ gone: 2, problem: null });
    expect(await at.ids()).toEqual(at.truth());
  },

  async "D10 resumed_sweep_deletes_nothing_extra"(at) {
    await at.read();
    at.source.script.rows.splice(3, 1);
    at.breakOff();
    await at.read();
    at.mend();
    at.leaseRunsOut();
    at.source.script.rows.push({ id: "A-950", title: "đến giữa hai lần rà", tick: 70 });
    await at.read();
    expect(await at.ids()).toEqual(at.truth());
  },

  async "D11 empty_listing_refused"(at) {
    await at.read();
    const before = at.truth();
    at.source.script.rows.length = 0;
    for (let run = 0; run < 2; run += 1) expect(await at.read()).toMatchObject({ gone: 0 });
    expect(await at.ids()).toEqual(before);
  },
};

for (const subject of SWEPT) {
  describe(`${subject.name}, its sweeps read by a real hub`, () => {
    test.for(Object.entries(tests))("%s", { timeout: 60_000 }, async ([_name, run]) => {
      expect.hasAssertions();
      await judged(subject, run);
    });
  });
}

async function judged(subject: Subject<unknown>, run: (at: ScriptedHub) => Promise<void>): Promise<void> {
  const at = await connected(made.hub, subject, made.clock);
  try {
    await run(at);
  } finally {
    await at.source.close();
  }
}
