import { expect } from "vitest";
import type { World } from "./world.ts";

/** Rows share marks, move and change while they are read; none is lost. */
export const completeness = {
  async "D01 cursor_ties_across_page_and_run_boundary"({ hub, source: { script }, subject }: World) {
    const tied = (letter: string, count: number) => {
      for (let number = 1; number <= count; number += 1) script.rows.push({ id: `${letter}-${number}`, title: `cùng phút ${number}`, tick: 100 });
    };
    tied("M", 2 * subject.pageSize + 2);
    await hub.run();
    expect(hub.titles()).toEqual(hub.truth());
    // the same bulk job goes on: ids before and after those already read, under the same mark
    tied("B", 2);
    tied("Z", 2);
    await hub.run();
    expect(hub.titles()).toEqual(hub.truth());
  },

  async "D03 late_update_during_read"({ hub, source: { script } }: World) {
    script.before = (request) => {
      const changed = [script.rows[0], script.rows[20]][request - 2];
      if (changed !== undefined) Object.assign(changed, { title: `${changed.title}, sửa`, tick: 200 + request });
    };
    await hub.run();
    expect(hub.records.size).toBe(23);
    await hub.run();
    expect(hub.titles()).toEqual(hub.truth());
  },

  async "D04 rows_move_between_pages"({ hub, source: { script } }: World) {
    script.before = (request) => {
      const changed = script.rows[(request * 7) % 23];
      if (request <= 12 && changed !== undefined) Object.assign(changed, { title: `${changed.title}!`, tick: 300 + request });
    };
    await hub.run();
    expect([...hub.records.keys()].toSorted()).toEqual(script.rows.map(({ id }) => id).toSorted());
    script.before = () => {};
    await hub.run();
    expect(hub.titles()).toEqual(hub.truth());
  },

  async "D05 filter_empties_a_page_but_more_follow"({ hub, source: { script } }: World) {
    script.emptyOnce = true;
    await hub.run();
    expect(script.emptyOnce).toBe(false);
    expect(hub.titles()).toEqual(hub.truth());
  },

  async "D12 duplicate_ids_in_page"({ hub, source: { script } }: World) {
    script.rows.push({ id: "A-023", title: "vụ 23, bản khác", tick: 23 });
    script.rows.push({ id: "A-023", title: "vụ 23, bản khác", tick: 23 });
    await hub.run();
    expect(hub.records.size).toBe(23);
    // both contents came, so that the host can decide
    expect(hub.writes).toBeGreaterThanOrEqual(24);
    expect(["vụ 23", "vụ 23, bản khác"]).toContain(hub.titles().at(-1)?.[1]);
  },
};
