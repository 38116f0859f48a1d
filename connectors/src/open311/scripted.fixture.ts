import { emptyScript, serve, type Answer, type ScriptedSource, type Written } from "../conformance/index.ts";

const BEGINNING = Date.UTC(2026, 0, 5);

export interface Behaviour {
  /** knows updated_after */
  updatedAfter?: boolean;
  /** does not know page and page_size */
  unpaged?: boolean;
  /** most requests for one question, over all pages */
  most?: number;
  /** does not keep to start_date and end_date */
  dateless?: boolean;
}

/** Requests are made a day apart, whatever their marks; the order they were written in is their age. */
export function requestedAt(index: number): string {
  return new Date(BEGINNING + index * 86_400_000).toISOString().replace(".000Z", "Z");
}

function updatedAt(tick: number): string {
  return new Date(BEGINNING + 400 * 86_400_000 + tick * 60_000).toISOString().replace(".000Z", "Z");
}

function requestOf({ id, title, tick, numericId, empty }: Written, index: number): Record<string, unknown> {
  const place = empty === "missing" ? {} : { address: empty === "text" ? "" : empty === "null" ? null : "12 phố Mẫu" };
  return {
    service_request_id: numericId === true ? `#${id}#` : id,
    status: "open",
    service_name: title,
    service_code: "DEN",
    agency_responsible: "Công ty",
    requested_datetime: requestedAt(index),
    updated_datetime: updatedAt(tick),
    ...place,
  };
}

function asXml(requests: readonly Record<string, unknown>[]): string {
  const escaped = (value: unknown) => (typeof value === "string" ? value : "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(/^#|#$/g, "");
  const elements = requests.map(
    (request) =>
      `<request>${Object.entries(request)
        .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
        .join("")}</request>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<service_requests>${elements.join("\n")}</service_requests>`;
}

type Dated = Record<string, unknown>;

function asked(url: URL, all: readonly Dated[], behaviour: Behaviour): Dated[] {
  const query = url.searchParams;
  const ids = query.get("service_request_id")?.split(",");
  if (ids !== undefined) return all.filter((one) => ids.includes(String(one["service_request_id"]).replaceAll("#", "")));
  const [start, end, updated] = ["start_date", "end_date", "updated_after"].map((name) => query.get(name));
  const within = all.filter((one) => {
    const requested = String(one["requested_datetime"]);
    if (behaviour.updatedAfter === true && typeof updated === "string" && String(one["updated_datetime"]) <= updated) return false;
    return behaviour.dateless === true || ((typeof start !== "string" || requested >= start) && (typeof end !== "string" || requested <= end));
  });
  const newestFirst = within.toReversed().slice(0, behaviour.most ?? 1000);
  if (behaviour.unpaged === true) return newestFirst;
  const [page, size] = [Number(query.get("page") ?? 1), Number(query.get("page_size") ?? 200)];
  return newestFirst.slice((page - 1) * size, page * size);
}

/** A GeoReport server. `extra` are requests as they stand, such as those without an id. */
export async function scripted(behaviour: Behaviour, extra: readonly Dated[] = []): Promise<ScriptedSource & { urls: URL[] }> {
  const script = emptyScript();
  const urls: URL[] = [];
  const served = await serve((url): Answer => {
    urls.push(url);
    script.before(urls.length);
    if (script.htmlOnce !== null) {
      const body = script.htmlOnce;
      script.htmlOnce = null;
      return { type: "text/html", body };
    }
    const poison = script.poison.map((kind) => (kind === "not an object" ? 17 : { status: "open", requested_datetime: requestedAt(3) }));
    const all = [...script.rows.map(requestOf), ...extra];
    const single = /^\/v2\/requests\/(.+)\.(json|xml)$/.exec(url.pathname)?.[1];
    const found = single === undefined ? asked(url, all, behaviour) : all.filter((one) => String(one["service_request_id"]) === decodeURIComponent(single));
    if (single !== undefined && found.length === 0) return { status: 404, body: "[]" };
    if (url.pathname.endsWith(".xml")) return { type: "text/xml", body: asXml(found) };
    const listed = url.searchParams.get("page") === "1" && single === undefined ? [...poison, ...found] : found;
    return { body: JSON.stringify(listed).replaceAll(/"#(\d+)#"/g, "$1") };
  });
  return { baseUrl: served.baseUrl, script, urls, close: () => served.close() };
}

/** A configuration that speaks to this fixture. */
export const common = {
  path: "/v2",
  since: "2026-01-01T00:00:00Z",
  pageSize: 5,
  overlapHours: 48,
  record: { intake: "VPUB" },
  words: {
    notes: "strict",
    stage: { open: { stage: "RECEIVED" }, closed: { stage: "CLOSED" } },
    field: { DEN: "URBAN_INFRASTRUCTURE" },
    unit: { "Công ty": "CTDT" },
  },
};
