import { afterEach, describe, expect, test } from "vitest";
import { fakeContext, serve, type FakeContext, type ScriptedSource, type Served } from "../conformance/index.ts";
import type { Checkpoint, ReadMessage } from "../connector.ts";
import { configSchema, type Open311Config } from "./config.ts";
import { open311 } from "./index.ts";
import { common, requestedAt, scripted, type Behaviour } from "./scripted.fixture.ts";

type Scripted = ScriptedSource & { urls: URL[] };
let running: { close(): Promise<void> } | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function source(behaviour: Behaviour, rows: number, extra: Record<string, unknown>[] = []): Promise<Scripted> {
  const started = await scripted(behaviour, extra);
  running = started;
  for (let number = 0; number < rows; number += 1) started.script.rows.push({ id: `R${String(number).padStart(4, "0")}`, title: `vụ ${number}`, tick: number });
  return started;
}

const contextOf = ({ baseUrl }: { baseUrl: string }, config: object = {}, open: string[] = []): FakeContext<Open311Config> =>
  fakeContext(configSchema.parse({ ...common, ...config }), baseUrl, { open: () => open });

async function read(context: FakeContext<Open311Config>, from: Checkpoint | null = null) {
  const messages: ReadMessage[] = [];
  for await (const message of open311.read(context, from, { stream: "cases" })) messages.push(message);
  const batches = messages.filter((message) => message.type === "batch");
  return {
    records: batches.flatMap((batch) => batch.records),
    ids: batches.flatMap((batch) => batch.records.map(({ sourceId }) => sourceId)),
    checkpoint: batches.at(-1)?.checkpoint ?? null,
    rejects: messages.filter((message) => message.type === "reject"),
    logged: context.logged.map(({ message }) => message),
  };
}

const asked = ({ urls }: Scripted, name: string) => urls.map((url) => url.searchParams.get(name)).filter((value) => value !== null);

describe("updated_after", () => {
  test("that is accepted and ignored is found out once, and remembered", async () => {
    const started = await source({}, 3);
    const first = await read(contextOf(started));
    expect(first.checkpoint).toMatchObject({ knowsUpdated: false });
    await read(contextOf(started), first.checkpoint);
    expect(asked(started, "updated_after")).toEqual(["2099-12-31T23:59:59Z"]);
  });

  test("that works is used from then on, from the source's own mark with an overlap", async () => {
    const started = await source({ updatedAfter: true }, 12);
    const first = await read(contextOf(started));
    expect(first.checkpoint).toMatchObject({ knowsUpdated: true, updatedTo: "2027-02-09T00:11:00Z" });
    const before = started.urls.length;
    Object.assign(started.script.rows[2] ?? {}, { title: "sửa", tick: 20 });
    const second = await read(contextOf(started, {}, ["R0001"]), first.checkpoint);
    expect(second.ids).toContain("R0002");
    expect(second.checkpoint).toMatchObject({ updatedTo: "2027-02-09T00:20:00Z" });
    expect(new Set(started.urls.slice(before).flatMap((url) => url.searchParams.get("updated_after") ?? []))).toEqual(new Set(["2027-02-09T00:01:00Z"]));
    expect(asked(started, "service_request_id")).toEqual([]);
  });

  test("is left open while the source shows nothing", async () => {
    expect((await read(contextOf(await source({ updatedAfter: true }, 0)))).checkpoint).toEqual({
      requestedTo: "2026-01-01T00:00:00Z",
      revisit: "2026-01-01T00:00:00Z",
    });
  });
});

describe("windows of requested_datetime", () => {
  test("cover everything, are at most as wide as configured, and the last is open towards the future", async () => {
    const started = await source({}, 40);
    const { ids, checkpoint } = await read(contextOf(started, { windowDays: 10 }));
    expect(new Set(ids).size).toBe(40);
    expect(checkpoint).toMatchObject({ requestedTo: requestedAt(39) });
    const windows = started.urls
      .filter((url) => url.searchParams.get("page") === "1" && url.searchParams.has("start_date"))
      .map((url) => [url.searchParams.get("start_date"), url.searchParams.get("end_date")]);
    expect(windows).toEqual([
      ["2026-01-01T00:00:00Z", "2026-01-11T00:00:00Z"],
      ["2026-01-10T23:59:59Z", "2026-01-20T23:59:59Z"],
      ["2026-01-20T23:59:58Z", "2026-01-30T23:59:58Z"],
      ["2026-01-30T23:59:57Z", "2026-02-09T23:59:57Z"],
      ["2026-02-09T23:59:56Z", null],
    ]);
  });

  test.each([
    ["with pages", { most: 10 }, { rowLimit: 10 }],
    ["without pages", { most: 10, unpaged: true }, { rowLimit: 10, paging: false }],
    ["that takes the words for pages and does not know them", { most: 5, unpaged: true }, { rowLimit: 1000 }],
  ])("shrink until nothing is cut off by a server %s", async (_name, behaviour, config) => {
    const { ids, rejects } = await read(contextOf(await source(behaviour, 60), config));
    expect({ ids: new Set(ids).size, rejects }).toEqual({ ids: 60, rejects: [] });
  });

  test("tell when more requests lie within one second than the server shows", async () => {
    const extra = Array.from({ length: 9 }, (_, number) => ({ service_request_id: `S${number}`, status: "open", requested_datetime: "2026-01-05T00:00:00Z" }));
    const { ids, rejects } = await read(contextOf(await source({ most: 6, unpaged: true }, 0, extra), { rowLimit: 6, paging: false }));
    expect(new Set(ids).size).toBe(6);
    expect(rejects.map(({ reason }) => reason)).toContain("the source shows at most 6 requests, and there are more within this second");
  });

  test("of a server that ignores them end, and what it shows is read", async () => {
    const { ids, logged } = await read(contextOf(await source({ dateless: true }, 30), { windowDays: 2 }));
    expect(new Set(ids).size).toBe(30);
    expect(logged).toContain("the source does not keep to start_date and end_date; what it shows without them was read");
  });

  test("commit a checkpoint each, so that a long first read can be interrupted", async () => {
    const started = await source({}, 40);
    const checkpoints: Checkpoint[] = [];
    for await (const message of open311.read(contextOf(started, { windowDays: 10 }), null, { stream: "cases" }))
      if (message.type === "batch" && message.checkpoint !== undefined) checkpoints.push(message.checkpoint);
    expect(checkpoints.map(({ requestedTo }) => requestedTo)).toEqual([
      "2026-01-11T00:00:00Z",
      "2026-01-20T23:59:59Z",
      "2026-01-30T23:59:58Z",
      "2026-02-09T23:59:57Z",
      requestedAt(39),
    ]);
  });
});

describe("what changed", () => {
  test("among the hub's open requests is found by asking for their ids in batches", async () => {
    const started = await source({}, 40);
    const { checkpoint } = await read(contextOf(started));
    Object.assign(started.script.rows[1] ?? {}, { title: "sửa", tick: 99 });
    const open = ["R0000", "R0001", "R0002", "R0039", "không còn"];
    const { records, logged } = await read(contextOf(started, { repollBatch: 2, revisitDays: 0 }, open), checkpoint);
    expect(records.find(({ sourceId }) => sourceId === "R0001")).toMatchObject({ data: { service_name: "sửa" } });
    expect(asked(started, "service_request_id")).toEqual(["R0000,R0001", "R0002", "không còn"]);
    expect(logged).toContain("the source no longer shows requests that were open");
  });

  test("an id with a comma is asked for alone", async () => {
    const started = await source({}, 10, [{ service_request_id: "1,2", status: "open", requested_datetime: "2026-01-05T00:00:00Z" }]);
    const { ids } = await read(contextOf(started, { revisitDays: 0 }, ["1,2"]), { requestedTo: requestedAt(9), knowsUpdated: false });
    expect(ids).toContain("1,2");
    expect(started.urls.map(({ pathname }) => pathname)).toContain("/v2/requests/1%2C2.json");
  });

  test("among requests the hub believes closed is found when the turn of their window comes", async () => {
    const started = await source({}, 40);
    let { checkpoint } = await read(contextOf(started));
    Object.assign(started.script.rows[5] ?? {}, { title: "mở lại", tick: 99 });
    const found: string[] = [];
    for (let run = 0; run < 5; run += 1) {
      const { records, checkpoint: next } = await read(contextOf(started, { revisitDays: 10 }), checkpoint);
      found.push(...records.filter(({ data }) => JSON.stringify(data).includes("mở lại")).map(({ sourceId }) => sourceId));
      checkpoint = next;
    }
    expect(found).toEqual(["R0005"]);
    expect(checkpoint).toMatchObject({ revisit: "2026-01-01T00:00:00Z" });
  });
});

describe("a request that has only a token", () => {
  const late = { token: "t1", status: "open", requested_datetime: requestedAt(2) };

  test("is no case yet, is waited for, and comes with its id however late", async () => {
    const extra: Record<string, unknown>[] = [{ ...late }];
    const started = await source({}, 12, extra);
    const context = contextOf(started, { overlapHours: 1, revisitDays: 0 });
    const first = await read(context);
    expect(first.rejects).toEqual([]);
    expect(first.checkpoint).toMatchObject({ waitingFrom: requestedAt(2) });
    expect(context.logged).toContainEqual({ level: "info", message: "requests that have a token and no id yet are waited for", facts: { requests: 1 } });
    Object.assign(extra[0] ?? {}, { service_request_id: "muộn" });
    const second = await read(context, first.checkpoint);
    expect(second.ids).toContain("muộn");
    expect(second.checkpoint).not.toHaveProperty("waitingFrom");
  });

  test("and never gets an id does not hold the reading back for ever", async () => {
    const started = await source({}, 60, [late]);
    const context = contextOf(started, { overlapHours: 1, pendingDays: 5, revisitDays: 0 });
    const { checkpoint } = await read(context);
    started.urls.length = 0;
    await read(context, checkpoint);
    expect(asked(started, "start_date")[0]).toBe(requestedAt(54));
  });
});

describe("answers of all sorts", () => {
  const answering = async (said: (url: URL) => { status?: number; type?: string; body: string }) => {
    const served: Served = await serve(said);
    running = served;
    return contextOf(served);
  };

  test.each([
    [
      "XML errors with 400",
      { status: 400, type: "text/xml", body: "<errors><error><code>400</code><description>jurisdiction_id was not provided</description></error></errors>" },
      "config",
      /error 400: jurisdiction_id was not provided/,
    ],
    [
      "XML errors with 200",
      { type: "text/xml", body: "<errors><error><code>500</code><description>db down</description></error></errors>" },
      "transient",
      /error 500: db down/,
    ],
    ["JSON errors", { status: 400, body: '[{"code":400,"description":"no such status"}]' }, "config", /error 400: no such status/],
    ["JSON errors in an object", { body: '{"errors":[{"code":404,"description":"not found"}]}' }, "config", /error 404: not found/],
    ["a 404 page", { status: 404, type: "text/html", body: "<html><body>Not here</body></html>" }, "config", /HTTP 404/],
    ["an object where a list was expected", { body: '{"requests":[]}' }, "schema", /expected a list/],
    ["XML of another kind", { type: "text/xml", body: "<rss/>" }, "schema", /expected <service_requests>/],
    ["an entity bomb", { type: "text/xml", body: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }, "data", /DOCTYPE/],
    ["XML cut off", { type: "text/xml", body: "<service_requests><request>" }, "transient", /cut off/],
  ])("%s", async (_name, answer, fault, message) => {
    await expect(read(await answering(() => answer))).rejects.toMatchObject({ name: "ConnectorError", fault, message: expect.stringMatching(message) });
  });

  test("a single request, its absence, and another one in its place", async () => {
    const { baseUrl } = await source({}, 2);
    expect(await open311.fetchOne?.(contextOf({ baseUrl }), "cases", "R0001")).toMatchObject({ sourceId: "R0001", observedAt: "2027-02-09T00:01:00.000Z" });
    expect(await open311.fetchOne?.(contextOf({ baseUrl }), "cases", "R9")).toBeNull();
    await running?.close();
    await expect(open311.fetchOne?.(await answering(() => ({ body: '[{"service_request_id":"x"}]' })), "cases", "y")).rejects.toMatchObject({ fault: "data" });
  });

  test("check tells which services have no field yet", async () => {
    const context = await answering((url) => ({
      body: url.pathname.endsWith("services.json") ? '[{"service_code":"DEN","service_name":"Đèn"},{"service_code":"LA","service_name":"Lạ"}]' : "[]",
    }));
    expect(await open311.check(context)).toEqual({ ok: true });
    expect(context.logged[0]?.facts).toEqual({ services: ["LA Lạ"] });
    expect(await open311.check(await answering(() => ({ status: 403, body: "" })))).toMatchObject({ ok: false, fault: "auth" });
  });
});
