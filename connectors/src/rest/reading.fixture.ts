import { afterEach } from "vitest";
import { fakeContext, serve, type Answer, type FakeContext, type Served } from "../conformance/index.ts";
import type { Checkpoint, ReadMessage, SourceRecord } from "../connector.ts";
import { configSchema, type RestConfig } from "./config.ts";
import { rest } from "./index.ts";
import { common } from "./scripted.fixture.ts";

let served: Served | undefined;
afterEach(closeSource);

/** Closes the source of the running test, before another one takes its place. */
export async function closeSource(): Promise<void> {
  await served?.close();
  served = undefined;
}

export const keysetPaging = {
  kind: "keyset",
  since: "since",
  afterId: "after_id",
  limit: "limit",
  pageSize: 2,
  next: { since: "next.since", afterId: "next.after_id" },
};
export const offsetPaging = { kind: "offset", offset: "tu", limit: "sl", total: "tong", pageSize: 4 };
export const row = (id: number | string, minute = 0) => ({ id, changed: `2026-01-01T00:${String(minute).padStart(2, "0")}:00Z`, title: `vụ ${id}` });

/** A source that answers list requests by a function, and a context to read it with. */
export async function source(
  answer: (url: URL, request: number) => Answer | object,
  paging: object = keysetPaging,
  changes: object = {},
): Promise<FakeContext<RestConfig>> {
  let request = 0;
  served = await serve((url) => {
    const said = answer(url, (request += 1));
    return "body" in said ? said : { body: JSON.stringify(said) };
  });
  const config = configSchema.parse({ ...common, auth: { kind: "none" }, list: { path: "/c", query: { order: "asc" }, items: "items", paging }, ...changes });
  return fakeContext(config, served.baseUrl);
}

/** Everything a run delivered, and how it ended. */
export async function read(context: FakeContext<RestConfig>, from: Checkpoint | null = null) {
  const messages: ReadMessage[] = [];
  let fault: unknown = null;
  try {
    for await (const message of rest.read(context, from, { stream: "cases" })) messages.push(message);
  } catch (error) {
    fault = error;
  }
  const batches = messages.filter((message) => message.type === "batch");
  const records: SourceRecord[] = batches.flatMap((batch) => batch.records);
  const checkpoints = batches.flatMap((batch) => (batch.checkpoint === undefined ? [] : [batch.checkpoint]));
  return {
    ids: records.map(({ sourceId }) => sourceId),
    records,
    checkpoints,
    rejects: messages.filter((message) => message.type === "reject"),
    fault,
    warnings: context.logged.map(({ message }) => message),
  };
}
