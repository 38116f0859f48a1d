import { drifted, emptyScript, serve, shownTick, type Answer, type Script, type ScriptedSource, type Written } from "../conformance/index.ts";
import { BEGINNING, markOf, writtenAt } from "./marks.fixture.ts";
import { changedBy, State } from "./written.fixture.ts";

export const KEY = "khoa-bi-mat-7f3a91";

/** A row of the scripted sources; a bare number is written by a placeholder, since JSON.stringify would round it. */
function rowOf(script: Script, state: State, { id, title, tick, numericId, empty, received }: Written): object {
  const place = empty === "missing" ? {} : { place: empty === "text" ? "" : empty === "null" ? null : "12 phố Mẫu" };
  const row = {
    id: numericId === true ? `#${id}#` : id,
    code: `C-${id.slice(0, 40)}`,
    changed: markOf(script, shownTick(script, tick)),
    received: writtenAt(script, received === undefined ? BEGINNING : Date.parse(received)),
    status: "moi",
    channel: "dien_thoai",
    field: "giao_thong",
    title,
    content: title,
    urgency: "thuong",
    unit: "SXD",
    result: null,
    hide: "",
    steps: [],
    ...place,
    ...state.of(id),
  };
  return drifted(row, script.drift, "title");
}

function written(body: unknown): string {
  return JSON.stringify(body).replaceAll(/"#(\d+)#"/g, "$1");
}

function poisonOf(kind: string): unknown {
  return kind === "not an object" ? 17 : { code: "không có mã", changed: "2026-01-05T07:01:00.000+07:00" };
}

/** What the configurations of this fixture share. */
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
  words: {
    stage: { moi: "RECEIVED" },
    channel: { dien_thoai: "PHONE" },
    field: { giao_thong: "TRANSPORT" },
    unit: { SXD: "SXD" },
    step: { giao: "ASSIGNED", ghi: "NO_STEP" },
    pause: { "chờ dân": "CHO-CONG-DAN" },
  },
};

/** What is there to list: rows of no use first. */
export interface Held {
  script: Script;
  rows: readonly Written[];
  poison: readonly unknown[];
  shown: (row: Written) => object;
}

export interface Listed {
  body: object;
  headers?: Record<string, string>;
}

export type Lister = (url: URL, held: Held) => Listed;

interface Manner {
  token?: { path: string; secret: string };
  /** the answer in other words than JSON */
  inWords?: (body: object) => { type: string; body: string };
}

/** Serves a script by one of the listers, and single rows; takes changes. */
export async function scripted(list: Lister, { token, inWords }: Manner = {}): Promise<ScriptedSource> {
  const script = emptyScript();
  const state = new State();
  const said = (body: object) => (inWords === undefined ? { body: written(body) } : inWords(body));
  const served = await serve(
    (url, headers, asked): Answer => {
      if (token === undefined && headers["x-api-key"] !== KEY) return { status: 401, body: "{}" };
      const changed = changedBy({ script, state }, url, headers, asked);
      if (changed !== null) return changed;
      const shown = (row: Written) => rowOf(script, state, row);
      if (url.pathname === "/cases") {
        const { body, headers: told = {} } = list(url, { script, rows: script.rows, poison: script.poison.map(poisonOf), shown });
        return { ...said(body), headers: told };
      }
      const id = decodeURIComponent(url.pathname.slice("/cases/".length));
      const row = script.rows.find((one) => one.id === id);
      return row === undefined ? { status: 404, body: "{}" } : said(shown(row));
    },
    { script, ...(token === undefined ? {} : { token }) },
  );
  return { baseUrl: served.baseUrl, script, close: () => served.close() };
}
