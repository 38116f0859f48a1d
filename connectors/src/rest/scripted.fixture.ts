import { emptyScript, serve, type Answer, type Script, type ScriptedSource, type Written } from "../conformance/index.ts";

const BEGINNING = Date.UTC(2026, 0, 5);

/** A mark as the keyset source writes it, with milliseconds and its offset. */
function markOf(tick: number): string {
  return new Date(BEGINNING + tick * 60_000 + 7 * 3_600_000).toISOString().replace("Z", "+07:00");
}

/** A row of the scripted sources; a bare number is written by a placeholder, since JSON.stringify would round it. */
function rowOf({ id, title, tick, numericId, empty }: Written): object {
  const place = empty === "missing" ? {} : { place: empty === "text" ? "" : empty === "null" ? null : "12 phố Mẫu" };
  return {
    id: numericId === true ? `#${id}#` : id,
    code: `C-${id.slice(0, 40)}`,
    changed: markOf(tick),
    received: markOf(0),
    status: "moi",
    channel: "dien_thoai",
    field: "giao_thong",
    title,
    content: title,
    urgency: "thuong",
    unit: "SXD",
    steps: [],
    ...place,
  };
}

function written(body: unknown): string {
  return JSON.stringify(body).replaceAll(/"#(\d+)#"/g, "$1");
}

function poisonOf(kind: string): unknown {
  return kind === "not an object" ? 17 : { code: "không có mã", changed: markOf(1) };
}

/** What both configurations of this fixture share. */
export const common = {
  time: "rfc3339",
  absent: "null",
  auth: { kind: "header", name: "X-Api-Key", secret: "key" },
  one: { path: "/cases/{id}" },
  record: {
    id: "id",
    modified: "changed",
    reference: "code",
    receivedAt: "received",
    stage: "status",
    channel: "channel",
    field: "field",
    title: "title",
    content: "content",
    urgent: { path: "urgency", yes: ["khan"], no: ["thuong"] },
    lead: "unit",
    intake: { constant: "VPUB" },
    submitter: { confidential: { kind: "words", path: "hide", separator: ";", words: { ten: "name" } } },
    place: { text: "place" },
    steps: { kind: "list", path: "steps", at: "at", act: "act" },
  },
  words: { stage: { moi: "RECEIVED" }, channel: { dien_thoai: "PHONE" }, field: { giao_thong: "TRANSPORT" }, unit: { SXD: "SXD" }, step: { giao: "ASSIGNED" } },
};

type Lister = (url: URL, script: Script, rows: readonly Written[]) => unknown;

/** By (changed, id), cursor in the answer. */
export const listByKeyset: Lister = (url, script, all) => {
  const since = url.searchParams.get("since");
  const afterId = url.searchParams.get("after_id") ?? "";
  const limit = Number(url.searchParams.get("limit"));
  const sorted = all.toSorted((a, b) => a.tick - b.tick || (a.id < b.id ? -1 : 1));
  const after = sorted.filter(({ id, tick }) => since === null || markOf(tick) > since || (markOf(tick) === since && (afterId === "" || id > afterId)));
  const page = after.slice(0, limit);
  const last = page.at(-1);
  const next = after.length > limit && last !== undefined ? { since: markOf(last.tick), after_id: last.id } : null;
  if (script.emptyOnce && next !== null) {
    script.emptyOnce = false;
    // everything of this page is filtered away, and it cost nothing to say where to go on
    return { items: [], next: since === null ? { since: markOf(-1), after_id: "0" } : { since, after_id: `${afterId}\u0001` } };
  }
  const poison = url.searchParams.get("since") === null ? script.poison.map(poisonOf) : [];
  return { items: [...poison, ...page.map(rowOf)], next };
};

/** By offset over a list sorted by `changed`; ties in an order that differs with every request. */
export function listByOffset(): Lister {
  let request = 0;
  return (url, script, all) => {
    request += 1;
    const [offset, limit] = [Number(url.searchParams.get("offset")), Number(url.searchParams.get("limit"))];
    const sign = url.searchParams.get("sort") === "desc" ? -1 : 1;
    const shuffled = (row: Written) => (row.id.length * 31 + row.id.charCodeAt(row.id.length - 1) * 17 + request * 7) % 13;
    const sorted = all.toSorted((a, b) => sign * (a.tick - b.tick) || shuffled(a) - shuffled(b) || all.indexOf(a) - all.indexOf(b));
    const list = [...script.poison.map(poisonOf), ...sorted.map(rowOf)];
    if (script.emptyOnce && offset > 0) {
      script.emptyOnce = false;
      return { total: list.length, items: [] };
    }
    return { total: list.length, items: list.slice(offset, offset + limit) };
  };
}

/** Serves a script by one of the listers, and single rows. */
export async function scripted(list: Lister): Promise<ScriptedSource> {
  const script = emptyScript();
  let request = 0;
  const served = await serve((url, headers): Answer => {
    if (headers["x-api-key"] !== "khoa") return { status: 401, body: "{}" };
    request += 1;
    script.before(request);
    if (script.htmlOnce !== null) {
      const body = script.htmlOnce;
      script.htmlOnce = null;
      return { type: "text/html", body };
    }
    if (url.pathname === "/cases") return { body: written(list(url, script, script.rows)) };
    const id = decodeURIComponent(url.pathname.slice("/cases/".length));
    const row = script.rows.find((one) => one.id === id);
    return row === undefined ? { status: 404, body: "{}" } : { body: written(rowOf(row)) };
  });
  return { baseUrl: served.baseUrl, script, close: () => served.close() };
}
