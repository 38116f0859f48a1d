import { drifted, emptyScript, localTime, serve, shownTick, type Answer, type Script, type ScriptedSource, type Written } from "../conformance/index.ts";

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
  /** takes no request without this X-Api-Key */
  key?: string;
}

type Dated = Record<string, unknown>;

/** Requests are made a day apart, whatever their marks; the order they were written in is their age. */
export function requestedAt(index: number): string {
  return new Date(BEGINNING + index * 86_400_000).toISOString().replace(".000Z", "Z");
}

function updatedAt(tick: number): string {
  return new Date(BEGINNING + 400 * 86_400_000 + Math.round(tick * 60_000)).toISOString().replace(".000Z", "Z");
}

/** As the request shows it; an instant in the form the script says. */
function shownOf(script: Script, request: Dated, tick: number): Dated {
  const written = (name: string) => (script.time === null ? request[name] : localTime(String(request[name]), script.time, "Asia/Ho_Chi_Minh"));
  const shown = { ...request, updated_datetime: updatedAt(shownTick(script, tick)) };
  return drifted(
    { ...shown, requested_datetime: written("requested_datetime"), ...(script.time === null ? {} : { updated_datetime: written("updated_datetime") }) },
    script.drift,
    "service_name",
  );
}

function requestOf({ id, title, tick, numericId, empty, arrival, received }: Written, index: number): Dated {
  const place = empty === "missing" ? {} : { address: empty === "text" ? "" : empty === "null" ? null : "12 phố Mẫu" };
  return {
    service_request_id: numericId === true ? `#${id}#` : id,
    status: "open",
    service_name: title,
    service_code: "DEN",
    agency_responsible: "Công ty",
    requested_datetime: received?.replace(".000Z", "Z") ?? requestedAt(arrival ?? index),
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
  const served = await serve(
    (url, headers): Answer => {
      urls.push(url);
      if (behaviour.key !== undefined && headers["x-api-key"] !== behaviour.key) return { status: 401, body: "[]" };
      const poison = script.poison.map((kind) => (kind === "not an object" ? 17 : { status: "open", requested_datetime: requestedAt(3) }));
      const all = [...script.rows.map(requestOf), ...extra];
      const single = /^\/v2\/requests\/(.+)\.(json|xml)$/.exec(url.pathname)?.[1];
      const found = single === undefined ? asked(url, all, behaviour) : all.filter((one) => String(one["service_request_id"]) === decodeURIComponent(single));
      if (single !== undefined && found.length === 0) return { status: 404, body: "[]" };
      const shown = found.map((one) => (extra.includes(one) ? one : shownOf(script, one, script.rows[all.indexOf(one)]?.tick ?? 0)));
      if (url.pathname.endsWith(".xml")) return { type: "text/xml", body: asXml(shown) };
      const listed = url.searchParams.get("page") === "1" && single === undefined ? [...poison, ...shown] : shown;
      return { body: JSON.stringify(listed).replaceAll(/"#(\d+)#"/g, "$1") };
    },
    { script },
  );
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
