import { expect } from "vitest";
import type { World } from "./world.ts";

/** Rows share marks, move, change, come late and go while they are read; none is lost. */
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

  async "D02 late_commit_older_timestamp"({ hub, source: { script } }: World) {
    await hub.run();
    script.rows.push({ id: "A-022b", title: "ghi sau, dấu cũ hơn", tick: 22.5, arrival: 21.5 });
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

  async "D06 clock_skew_plus_minus_10min"({ hub, source: { script } }: World) {
    await hub.run();
    script.skewMinutes = 10;
    script.rows.push({ id: "S-1", title: "máy chủ đi trước mười phút", tick: 24 + 10 });
    await hub.run();
    script.skewMinutes = -10;
    for (const tick of [24.5, 26, 30]) script.rows.push({ id: `S-${tick}`, title: "máy chủ đúng giờ", tick });
    await hub.run();
    expect(hub.titles()).toEqual(hub.truth());
    script.rows.push({ id: "S-4", title: "máy chủ đi sau mười phút", tick: 35 - 10 });
    await hub.run();
    expect(hub.titles()).toEqual(hub.truth());
  },

  async "D07 timestamp_precision_rounding"({ hub, source: { script }, subject }: World) {
    for (const [rounding, step, base] of [["seconds", 1 / 240, 100] as const, ["minutes", 1 / 6, 200] as const]) {
      script.rounding = rounding;
      const write = (name: string, count: number, from: number) => {
        for (let at = 0; at < count; at += 1) script.rows.push({ id: `${rounding}-${name}${at}`, title: `dấu làm tròn ${at}`, tick: from + at * step });
      };
      write("m", 2 * subject.pageSize + 2, base);
      await hub.run();
      expect(hub.titles(), `with ${rounding}`).toEqual(hub.truth());
      write("b", 2, base + (2 * subject.pageSize + 1) * step + step / 4); // under the mark that was read last
      await hub.run();
      expect(hub.titles(), `with ${rounding}`).toEqual(hub.truth());
    }
  },

  async "D08 delete_tombstone_sweep_or_probe"({ hub, source: { script }, subject: { connector, config } }: World) {
    await hub.run();
    const gone = script.rows.splice(4, 1).map((row) => ({ ...row, tick: 60 }));
    script.deleted.push(...gone);
    await hub.run();
    if (connector.capabilities(config).deletes !== "none") {
      expect(hub.titles()).toEqual(hub.truth());
      return;
    }
    expect(hub.records.size, "a kind without deletions forgets nothing").toBe(23);
    expect(connector.fetchOne !== undefined, "nothing tells what is gone").toBe(true);
    expect(await connector.fetchOne?.(hub.context, hub.stream, gone[0]?.id ?? "")).toBeNull();
    expect((await connector.fetchOne?.(hub.context, hub.stream, "A-006"))?.sourceId).toBe("A-006");
  },

  async "D12 duplicate_ids_in_page_and_across_streams"({ hub, source: { script } }: World) {
    script.rows.push({ id: "A-023", title: "vụ 23, bản khác", tick: 23 });
    script.rows.push({ id: "A-023", title: "vụ 23, bản khác", tick: 23 });
    await hub.run();
    expect(hub.records.size).toBe(23);
    // both contents came, so that the host can decide
    expect(hub.writes).toBeGreaterThanOrEqual(24);
    expect(["vụ 23", "vụ 23, bản khác"]).toContain(hub.titles().at(-1)?.[1]);
  },

  async "D13 id_reuse_after_delete"({ hub, source: { script } }: World) {
    await hub.run();
    const [gone] = script.rows.splice(4, 1);
    if (gone !== undefined) script.deleted.push({ ...gone, tick: 60 });
    await hub.run();
    script.rows.push({ id: "A-005", title: "vụ khác hẳn", tick: 62 });
    await hub.run();
    await hub.run();
    expect(hub.titles()).toEqual(hub.truth());
  },
};
