import { describe, expect, test } from "vitest";
import { rest } from "./index.ts";
import { closeSource, keysetPaging, read, row, source } from "./reading.fixture.ts";

describe("reading by keyset", () => {
  const end = { since: null, after_id: null };

  test("hands back the source's own cursor and begins the overlap before it, in the source's own writing", async () => {
    const context = await source(
      (_url, n) => ({ items: n === 1 ? [row("a"), row("b", 1)] : [], next: n === 1 ? { since: "2026-01-01T07:01:00.120+07:00", after_id: "b" } : null }),
      { ...keysetPaging, overlap: { seconds: 90 } },
    );
    const { checkpoints } = await read(context, { since: "2026-01-01T07:00:30.120+07:00", afterId: "zz" });
    const query = (n: number) => decodeURIComponent(context.asked[n] ?? "").replace(/^.*\?/, "");
    expect(query(0)).toBe("order=asc&since=2026-01-01T06:59:00.120+07:00&limit=2");
    expect(query(1)).toBe("order=asc&since=2026-01-01T07:01:00.120+07:00&after_id=b&limit=2");
    expect(checkpoints[0]).toEqual({ since: "2026-01-01T07:01:00.120+07:00", afterId: "b" });
  });

  test("an overlap in seconds moves a mark that has an offset, and no other of several forms", async () => {
    const paging = { ...keysetPaging, overlap: { seconds: 90 } };
    const context = await source(() => ({ items: [], next: end }), paging, { time: ["dd-MM-yyyy HH:mm:ss", "rfc3339"] });
    await read(context, { since: "2026-01-01T00:00:30.120Z", afterId: "zz" });
    const { warnings } = await read(context, { since: "01-01-2026 07:00:30", afterId: "zz" });
    expect(context.asked.map((url) => new URL(url).searchParams.get("since"))).toEqual(["2025-12-31T23:59:00.120Z", "01-01-2026 07:00:30"]);
    expect(warnings).toEqual(["the last mark is no RFC 3339 instant; this run reads without overlap"]);
  });

  test("commits no checkpoint before the overlap has been read again", async () => {
    const pages = [
      [row("a", 1), row("b", 2)],
      [row("c", 3), row("d", 40)],
    ];
    const context = await source((_url, n) => ({ items: pages[n - 1] ?? [], next: n === 1 ? { since: "2026-01-01T00:02:00Z", after_id: "b" } : null }), {
      ...keysetPaging,
      overlap: { seconds: 3600 },
    });
    const { checkpoints } = await read(context, { since: "2026-01-01T00:30:00Z", afterId: "x" });
    expect(checkpoints).toEqual([{ since: "2026-01-01T00:40:00Z", afterId: "d" }]);
  });

  test("a row dated into the future is delivered, and hides no later change", async () => {
    const all = [row("a", 1), { ...row("sai"), changed: "2098-01-01T00:00:00Z" }];
    const after = (since: string | null) => all.filter(({ changed }) => since === null || changed > since);
    const context = await source((url) => ({ items: after(url.searchParams.get("since")), next: null, server_time: "2026-01-01T00:30:00Z" }), {
      ...keysetPaging,
      now: "server_time",
    });
    const first = await read(context);
    expect(first).toMatchObject({
      ids: ["a", "sai"],
      checkpoints: [{ since: "2026-01-01T00:30:00Z", afterId: "" }],
      warnings: ["the source dates a change into its own future"],
    });
    all.push(row("mới", 40));
    expect((await read(context, first.checkpoints[0] ?? null)).ids).toContain("mới");
  });

  test("keeps ids beyond 2^53 and numeric cursors whole", async () => {
    const body = (n: number) =>
      n === 1
        ? '{"items":[{"id":90071992547409931,"changed":1760000000000000001}],"next":{"since":1760000000000000001,"after_id":90071992547409931}}'
        : '{"items":[],"next":null}';
    const context = await source((_url, n) => ({ body: body(n) }));
    const { ids, checkpoints } = await read(context);
    expect(ids).toEqual(["90071992547409931"]);
    expect(checkpoints.at(-1)).toEqual({ since: "1760000000000000001", afterId: "90071992547409931" });
    expect(context.asked[1]).toContain("since=1760000000000000001&after_id=90071992547409931");
  });

  test("ends with a fault when a page repeats, after what was read is delivered", async () => {
    const { ids, fault } = await read(await source(() => ({ items: [row("a"), row("b")], next: { since: "2026-01-01T00:00:00Z", after_id: "b" } })));
    expect(ids).toEqual(["a", "b", "a", "b"]);
    expect(fault).toMatchObject({ fault: "data", message: expect.stringMatching(/repeats itself/) });
  });

  test("ends with a fault when pages go round in a circle", async () => {
    const { ids, fault } = await read(await source((_url, n) => ({ items: [row(n % 3)], next: { since: "x", after_id: String(n % 3) } })));
    expect(ids).toHaveLength(4);
    expect(fault).toMatchObject({ fault: "data" });
  });

  test("by the last row, a source that counts the cursor's own row in comes to an end", async () => {
    const context = await source((_url, n) => ({ items: n === 1 ? [row("a"), row("b", 1)] : [row("b", 1)] }), { ...keysetPaging, next: undefined });
    expect(await read(context)).toMatchObject({ ids: ["a", "b", "b"], fault: null });
  });

  test.each([
    ["a renamed cursor", { items: [row("a")], naechste: null }, /no "next.since"/],
    ["a renamed list", { rows: [row("a")], next: end }, /no "items"/],
    ["a list that is none", { items: { a: 1 }, next: end }, /expected a list of cases/],
    ["half a cursor", { items: [row("a")], next: { since: "x", after_id: null } }, /expected the next cursor/],
  ])("%s does not look like the last page", async (_name, answer, message) => {
    expect((await read(await source(() => answer))).fault).toMatchObject({ fault: "schema", message: expect.stringMatching(message) });
  });

  test("poison is rejected by its bytes and the rest flows", async () => {
    const deep = JSON.parse(`${"[".repeat(60)}${"]".repeat(60)}`) as object;
    const rows = [
      null,
      [1],
      { changed: "x" },
      { id: "" },
      { id: "x".repeat(201) },
      { id: "a\u0000" },
      { id: "\uD800" },
      { id: true },
      { ...row("d"), deep },
      row("ok"),
    ];
    const { ids, rejects, fault } = await read(await source(() => ({ items: rows, next: end })));
    expect({ ids, fault }).toEqual({ ids: ["ok"], fault: null });
    expect(rejects.map(({ reason }) => reason)).toEqual([
      "expected an object",
      "expected an object",
      'expected an id at "id", found none',
      'expected an id at "id", found none',
      'expected an id of at most 200 characters at "id"',
      'expected an id of whole characters without NUL at "id"',
      'expected an id of whole characters without NUL at "id"',
      'expected an id at "id", found none',
      "nested too deeply",
    ]);
    expect(new TextDecoder().decode(rejects[2]?.raw)).toBe('{"changed":"x"}');
  });

  test("two rows of one id both come in their order, twice the same bytes come once", async () => {
    const [first, second] = [row("a"), { ...row("a"), title: "khác" }];
    const { records } = await read(await source(() => ({ items: [first, second, first], next: end })));
    expect(records.map(({ data }) => data)).toEqual([first, second]);
  });

  test.each([
    ["a page cut off", { body: '{"items":[{"id":"a"' }, "transient"],
    ["a gateway's page with 200", { type: "text/html", body: "<html><title>502 Bad Gateway</title></html>" }, "transient"],
    ["bytes that are not UTF-8", { body: Buffer.from('{"items":[{"id":"Nguyễn"}]}', "latin1") }, "data"],
    ["a redirect", { status: 302, headers: { location: "/login" }, body: "" }, "config"],
    ["a wrong path", { status: 404, body: "{}" }, "config"],
    ["a locked door", { status: 401, body: "{}" }, "auth"],
    ["a broken source", { status: 500, body: "{}" }, "transient"],
  ])("%s ends the run with its fault and no checkpoint", async (_name, answer, fault) => {
    const result = await read(await source((_url, n) => (n === 2 ? answer : { items: [row("a"), row("b")], next: { since: "s", after_id: "b" } })));
    expect(result).toMatchObject({ ids: ["a", "b"], fault: { name: "ConnectorError", fault } });
    expect(result.checkpoints).toHaveLength(1);
  });
});

describe("a single case", () => {
  test.each([
    ["/c/{id}", "SXD/2026/00123", "/c/SXD%2F2026%2F00123"],
    ["/ct?ma={id}", "90071992547409931", "/ct?ma=90071992547409931"],
  ])("is asked for by %s", async (path, id, asked) => {
    const context = await source(() => ({ body: `{"id":${/^\d+$/.test(id) ? id : JSON.stringify(id)},"changed":"2026-01-01T00:00:00Z"}` }), keysetPaging, {
      one: { path },
    });
    expect(await rest.fetchOne?.(context, "cases", id)).toMatchObject({
      sourceId: id,
      version: "2026-01-01T00:00:00Z",
      observedAt: "2026-01-01T00:00:00.000Z",
    });
    expect(context.asked).toEqual([`${context.baseUrl}${asked}`]);
  });

  test("is null where the source no longer has it, and a fault where it answers another one", async () => {
    const gone = await source(() => ({ status: 404, body: "{}" }));
    expect(await rest.fetchOne?.(gone, "cases", "a")).toBeNull();
    await closeSource();
    const other = await source(() => row("b"));
    await expect(rest.fetchOne?.(other, "cases", "a")).rejects.toMatchObject({ fault: "data" });
  });
});

test.each([
  ["a source that answers", { items: [row("a")], next: null }, { ok: true }],
  ["an empty source", { items: [], next: null }, { ok: true }],
  ["rows without id", { items: [{ ma: 1 }], next: null }, { ok: false, fault: "schema" }],
  ["a wrong key", { status: 403, body: "{}" }, { ok: false, fault: "auth" }],
  ["another interface", { body: "[]" }, { ok: false, fault: "schema" }],
])("check: %s", async (_name, answer, outcome) => {
  expect(await rest.check(await source(() => answer))).toMatchObject(outcome);
});
