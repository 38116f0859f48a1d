import { expect } from "vitest";
import type { World } from "./world.ts";

/** Two years after everything else. */
const FAR_TICK = 1_000_000;

/** A run may end anywhere; nothing is lost and nothing is written twice. */
export const resume = {
  async "R01 crash_before_each_commit"({ hub }: World) {
    const messages = await hub.copy().run();
    expect(messages).toBeGreaterThan(1);
    for (let crash = 0; crash < messages; crash += 1) {
      const crashed = hub.copy();
      await crashed.run(crash);
      await crashed.run();
      expect(crashed.titles(), `crashed before message ${crash}`).toEqual(hub.truth());
    }
  },

  async "R03 replay_from_every_checkpoint"({ hub }: World) {
    const messages = await hub.copy().run();
    const seen = new Set<string>();
    for (let stop = 1; stop <= messages; stop += 1) {
      const stopped = hub.copy();
      await stopped.run(stop);
      if (stopped.checkpoint === null || seen.has(JSON.stringify(stopped.checkpoint))) continue;
      seen.add(JSON.stringify(stopped.checkpoint));
      expect(JSON.stringify(stopped.checkpoint).length).toBeLessThanOrEqual(4096);
      expect(Object.values(stopped.checkpoint).every((value) => ["string", "number", "boolean"].includes(typeof value))).toBe(true);
      await stopped.run();
      expect(stopped.titles(), `went on from ${JSON.stringify(stopped.checkpoint)}`).toEqual(hub.truth());
    }
    expect(seen.size).toBeGreaterThan(0);
  },

  async "R04 idempotent_reread_zero_writes"({ hub }: World) {
    await hub.run();
    const before = hub.writes;
    await hub.run();
    await hub.run();
    hub.checkpoint = null;
    await hub.run();
    expect(hub.writes - before).toBe(0);
    expect(hub.titles()).toEqual(hub.truth());
  },

  async "R07 future_checkpoint_yields_nothing_and_alarms"({ hub, source: { script } }: World) {
    const future = { id: "F-1", title: "đề năm sau", tick: FAR_TICK, arrival: 700 };
    script.rows.push(future);
    script.now = 24;
    await hub.run();
    expect(hub.titles()).toEqual(hub.truth());
    script.rows.push({ id: "G-1", title: "vụ sau đó", tick: 30 });
    script.now = 31;
    for (let run = 1; run <= 2; run += 1) {
      await hub.run();
      const isTold = hub.context.logged.some(({ level }) => level === "warn");
      expect(hub.records.has("G-1") || isTold, `run ${run} passes over a row and says nothing`).toBe(true);
    }
    future.tick = 32; // the source mends its date
    await hub.run();
    expect(hub.context.logged.some(({ level }) => level === "warn") || hub.records.has("G-1")).toBe(true);
  },

  async "R08 unordered_stream_no_early_checkpoint"({ hub, subject: { connector, config } }: World) {
    expect(connector.capabilities(config).order, "it says that it reads in order: then the reason is to be written").toBe("unordered");
    let checkpoints = 0;
    let after = 0;
    for await (const message of await hub.messages()) {
      if (checkpoints > 0 && message.type === "batch") after += message.records.length;
      if (message.type === "batch" && message.checkpoint !== undefined) checkpoints += 1;
    }
    expect([checkpoints, after]).toEqual([1, 0]);
  },

  async "R09 multiple_checkpoints_before_flush"({ hub }: World) {
    const messages = await hub.copy().run();
    for (let crash = 0; crash <= messages; crash += 1) {
      const size = 2 + (crash % 3);
      const crashed = hub.copy();
      await crashed.runInBulk(size, crash);
      await crashed.runInBulk(size);
      expect(crashed.titles(), `${size} messages in a commit, crashed before message ${crash}`).toEqual(hub.truth());
    }
  },
};
