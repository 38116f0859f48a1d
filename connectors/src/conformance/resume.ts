import { expect } from "vitest";
import type { World } from "./world.ts";

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
};
