import { markOf, millisOf } from "./marks.fixture.ts";
import type { Held, Lister } from "./scripted.fixture.ts";
import type { Written } from "../conformance/index.ts";

const byTickAndId = (a: Written, b: Written): number => millisOf(a.tick) - millisOf(b.tick) || (a.id < b.id ? -1 : 1);

/** By (changed, id), cursor in the answer. */
export const listByKeyset: Lister = (url, { script, rows, poison, shown }) => {
  const since = url.searchParams.get("since");
  const afterId = url.searchParams.get("after_id") ?? "";
  const limit = Number(url.searchParams.get("limit"));
  const isAfter = ({ id, tick }: Written): boolean => {
    const beyond = since === null ? 1 : millisOf(tick) - Date.parse(since);
    return beyond > 0 || (beyond === 0 && (afterId === "" || id > afterId));
  };
  const after = rows.toSorted(byTickAndId).filter(isAfter);
  const page = after.slice(0, limit);
  const last = page.at(-1);
  const next = after.length > limit && last !== undefined ? { since: markOf(script, last.tick), after_id: last.id } : null;
  const now = markOf(script, script.now);
  if (script.emptyOnce && next !== null) {
    script.emptyOnce = false;
    // everything of this page is filtered away, and it cost nothing to say where to go on
    return { body: { items: [], now, next: since === null ? { since: markOf(script, -1), after_id: "0" } : { since, after_id: `${afterId}\u0001` } } };
  }
  return { body: { items: [...(since === null ? poison : []), ...page.map(shown)], now, next } };
};

/** By offset over a list sorted by `changed`; ties in an order that differs with every request. */
export function listByOffset(): Lister {
  let request = 0;
  return (url, { script, rows, poison, shown }) => {
    request += 1;
    const [offset, limit] = [Number(url.searchParams.get("offset")), Number(url.searchParams.get("limit"))];
    const sign = url.searchParams.get("sort") === "desc" ? -1 : 1;
    const shuffled = (row: Written) => (row.id.length * 31 + row.id.charCodeAt(row.id.length - 1) * 17 + request * 7) % 13;
    const sorted = rows.toSorted((a, b) => sign * (a.tick - b.tick) || shuffled(a) - shuffled(b) || rows.indexOf(a) - rows.indexOf(b));
    const list = [...poison, ...sorted.map(shown)];
    const total = list.length + script.overcount;
    if (script.emptyOnce && offset > 0) {
      script.emptyOnce = false;
      return { body: { total, items: [] } };
    }
    return { body: { total, items: list.slice(offset, offset + limit) } };
  };
}

/** By the number of the page; in XML a page of one row is no list. */
export const listByPage: Lister = (url, { script, rows, poison, shown }) => {
  const [page, size] = [Number(url.searchParams.get("page")), Number(url.searchParams.get("size"))];
  const list = [...poison, ...rows.toSorted(byTickAndId).map(shown)];
  const total = list.length + script.overcount;
  if (script.emptyOnce && page > 1) {
    script.emptyOnce = false;
    return { body: { total, rows: { row: [] } } };
  }
  return { body: { total, rows: { row: list.slice((page - 1) * size, page * size) } } };
};

/** Ids and marks only, by a token that the answer gives: the first row of the next page, as it was when the reading began. */
export function listByToken(): Lister {
  const held = new Map<string, readonly Written[]>();
  return (url, all) => {
    const [, reading = `doc-${held.size + 1}`, at = "0"] = /^(.*):(\d+)$/.exec(url.searchParams.get("cursor") ?? "") ?? [];
    const snapshot = held.get(reading) ?? changedSince(url, all).toSorted(byTickAndId);
    held.set(reading, snapshot);
    const [from, size] = [Number(at), Number(url.searchParams.get("size"))];
    const isEmptied = all.script.emptyOnce && from > 0;
    if (isEmptied) all.script.emptyOnce = false;
    const rows = isEmptied ? [] : snapshot.slice(from, from + size).map(brief(all));
    const [read, asked] = [isEmptied ? from : from + size, url.searchParams.get("cursor")];
    const token = isEmptied && asked !== null ? `${reading}:0${at}` : `${reading}:${read}`;
    return { body: { rows: [...(asked === null ? all.poison : []), ...rows], next: read < snapshot.length ? token : null } };
  };
}

function changedSince(url: URL, { rows }: Held): readonly Written[] {
  const from = url.searchParams.get("from");
  return from === null ? rows : rows.filter(({ tick }) => millisOf(tick) >= Date.parse(from));
}

/** What the list shows of a row whose whole is asked for by its id. */
function brief({ shown }: Held): (row: Written) => object {
  return (row) => Object.fromEntries(Object.entries(shown(row)).filter(([name]) => name === "id" || name === "changed"));
}

/** By Link headers of RFC 8288, over the list in the order it was written. */
export const listByLink: Lister = (url, { script, rows, poison, shown }) => {
  const [from, size] = [Number(url.searchParams.get("from") ?? 0), Number(url.searchParams.get("size"))];
  const list = [...poison, ...rows.map(shown)];
  const isEmptied = script.emptyOnce && from > 0;
  if (isEmptied) script.emptyOnce = false;
  const at = isEmptied ? from - 1 : from + size;
  const headers = at < list.length ? { link: `</cases?size=${size}&from=${isEmptied ? `${from}&lai=1` : at}>; rel="next"` } : {};
  return { body: isEmptied ? [] : list.slice(from, from + size), headers };
};
