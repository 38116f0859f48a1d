import { describe, expect, test } from "vitest";
import { offsetPaging, read, row, source } from "./reading.fixture.ts";

describe("reading by offset", () => {
  const list = (rows: () => object[], total?: (n: number) => unknown) => (url: URL, n: number) => {
    const [from, size] = [Number(url.searchParams.get("tu")), Number(url.searchParams.get("sl"))];
    const all = url.searchParams.get("order") === "desc" ? rows().toReversed() : rows();
    return { tong: total === undefined ? all.length : total(n), items: all.slice(from, from + size) };
  };
  const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index, index));
  const distinct = (ids: string[]) => new Set(ids).size;

  test("overlaps pages by half and comes with one checkpoint at the end", async () => {
    const context = await source(
      list(() => rows(10)),
      offsetPaging,
    );
    const { ids, checkpoints } = await read(context);
    expect(ids).toHaveLength(10);
    expect(checkpoints).toHaveLength(1);
    expect(context.asked.map((url) => new URL(url).searchParams.get("tu"))).toEqual(["0", "2", "4", "6", "8"]);
  });

  test("a row that moves to the end while pages are read pushes none out of the same pass", async () => {
    let all = rows(12);
    const answer = (url: URL, n: number) => {
      if (n === 2 || n === 4) all = [...all.slice(1), ...all.slice(0, 1)];
      return list(() => all)(url, n);
    };
    const context = await source(answer, offsetPaging);
    expect(distinct((await read(context)).ids)).toBe(12);
    expect(context.asked.filter((url) => new URL(url).searchParams.get("tu") === "0")).toHaveLength(1);
  });

  test("a row that slips over a page boundary is found by the next pass", async () => {
    // while page 3 is asked for, four rows already read move to the end: more than half a page slips past
    let all = rows(20);
    const answer = (url: URL, n: number) => {
      if (n === 3) all = [...all.slice(4), ...all.slice(0, 4)];
      return list(() => all)(url, n);
    };
    const { ids, fault } = await read(await source(answer, offsetPaging));
    expect({ distinct: distinct(ids), fault }).toEqual({ distinct: 20, fault: null });
  });

  test.each([
    ["too large", () => 999, "the source counts other than it shows; everything it showed was read"],
    ["too small", () => 3, "the source counts other than it shows; everything it showed was read"],
    ["shrinking", (n: number) => 13 - n, "the source's total shrank while it was read; what was read is kept"],
    ["no number", () => "nhiều", "the source gives no total"],
  ])("a total that is %s loses nothing and is told", async (_name, total, warning) => {
    const { ids, warnings, fault } = await read(
      await source(
        list(() => rows(11), total),
        offsetPaging,
      ),
    );
    expect({ distinct: distinct(ids), fault }).toEqual({ distinct: 11, fault: null });
    expect(warnings).toContain(warning);
  });

  test("a source that repeats one page for ever comes to an end", async () => {
    const context = await source(() => ({ tong: 500, items: rows(4) }), offsetPaging);
    expect(await read(context)).toMatchObject({ ids: ["0", "1", "2", "3"], fault: null });
    expect(context.asked.length).toBeLessThanOrEqual(6);
  });

  test("a source that gives fewer rows than asked for is read to its end", async () => {
    const capped = (url: URL, n: number) => ({
      ...list(() => rows(9))(url, n),
      items: rows(9)
        .slice(Number(url.searchParams.get("tu")))
        .slice(0, 3),
    });
    expect(distinct((await read(await source(capped, offsetPaging))).ids)).toBe(9);
  });

  describe("newest first", () => {
    const paging = { ...offsetPaging, newestFirst: { query: { order: "desc" }, overlapMinutes: 1, revisitPages: 1 } };

    test("reads the changed front and one page of the rest, which moves on with every run", async () => {
      const all = rows(30);
      const context = await source(
        list(() => all),
        paging,
      );
      const first = (await read(context)).checkpoints.at(-1);
      expect(first).toEqual({ shown: 30, revisit: 0, newest: "2026-01-01T00:28:00Z" });
      all.push({ ...row(3, 31), title: "sửa" }, row("mới", 32));
      const before = context.asked.length;
      const second = await read(context, first ?? null);
      expect(context.asked.slice(before).map((url) => new URL(url).searchParams.get("tu"))).toEqual(["0", "2", "0", "2", "0"]);
      expect(second.ids).toEqual(expect.arrayContaining(["mới", "3", "29", "28"]));
      expect(second.checkpoints).toEqual([{ shown: second.ids.length, revisit: 4, newest: "2026-01-01T00:31:00Z" }]);
      const third = await read(context, second.checkpoints[0] ?? null);
      expect(third.checkpoints[0]).toMatchObject({ revisit: 8 });
    });

    test("a row dated into the future by mistake does not hide later changes", async () => {
      const all = [...rows(20), { ...row("sai"), changed: "2098-01-01T00:00:00Z" }];
      const context = await source(
        list(() => all.toSorted((a, b) => (a.changed < b.changed ? -1 : 1))),
        paging,
      );
      const first = (await read(context)).checkpoints.at(-1) ?? null;
      for (let number = 0; number < 12; number += 1) all.push(row(`n${number}`, 40 + number));
      expect((await read(context, first)).ids).toEqual(expect.arrayContaining(Array.from({ length: 12 }, (_, number) => `n${number}`)));
    });

    test("marks in none of the manifest's forms are told once a run, which then reads everything", async () => {
      const all = rows(6).map((one, index) => ({ ...one, changed: `0${6 - index}/01/2026` }));
      const context = await source(
        list(() => all.toReversed()),
        paging,
        { time: ["dd-MM-yyyy HH:mm:ss", "rfc3339"] },
      );
      const first = await read(context);
      const second = await read(context, first.checkpoints.at(-1) ?? null);
      expect(second.ids).toHaveLength(6);
      expect(second.warnings.filter((warning) => warning.startsWith("record.modified"))).toEqual(
        Array<string>(2).fill(
          "record.modified: expected a time written dd-MM-yyyy HH:mm:ss or an instant with its offset such as 2026-11-20T09:15:00+07:00, found another form; every run reads everything",
        ),
      );
    });

    test("marks of several forms are compared as instants, and none is told", async () => {
      const forms = ["01-01-2026 07:00:00", "2026-01-01T07:01:00+07:00", "2026-01-01T00:02:00.000Z", "01-01-2026 07:03:00"];
      const context = await source(
        list(() => forms.map((changed, id) => ({ ...row(id), changed }))),
        paging,
        { time: ["dd-MM-yyyy HH:mm:ss", "rfc3339"] },
      );
      const { records, checkpoints, warnings } = await read(context);
      expect(new Set(records.map(({ observedAt }) => observedAt))).toEqual(
        new Set(["2026-01-01T00:00:00.000Z", "2026-01-01T00:01:00.000Z", "2026-01-01T00:02:00.000Z", "2026-01-01T00:03:00.000Z"]),
      );
      expect({ newest: checkpoints.at(-1)?.["newest"], warnings }).toEqual({ newest: "2026-01-01T00:02:00.000Z", warnings: [] });
    });

    test("a source that does not list the newest first is read whole", async () => {
      const all = rows(12);
      const unordered = (url: URL, n: number) => list(() => all)(new URL(url.href.replace("desc", "asc")), n);
      const context = await source(unordered, paging);
      const { ids, warnings } = await read(context, { newest: "2026-01-01T00:10:00Z", revisit: 0, shown: 12 });
      expect(distinct(ids)).toBe(12);
      expect(warnings).toContain("the source does not list the newest change first; everything is read");
    });
  });
});
