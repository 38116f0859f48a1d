import type { Script, Written } from "../conformance/index.ts";
import { readTime } from "../wire/index.ts";
import { millisOf, type Service } from "./scripted.fixture.ts";
import type { Value } from "./xml.fixture.ts";

type Lister = Service["list"];

const byTickAndId = (a: Written, b: Written): number => millisOf(a.tick) - millisOf(b.tick) || (a.id < b.id ? -1 : 1);

function poisonIn({ poison }: Script): Value[] {
  return poison.map((kind) => (kind === "not an object" ? "17" : { soHoSo: "không có mã", capNhatLuc: "2026-01-05T07:01:00.000+07:00" }));
}

/** By (mark, id), with the next cursor and the service's own time in the answer. */
export const byKeyset: Lister = ({ tuDau, sauMa = "", soDong }, { script, mark, row }) => {
  const since = tuDau === undefined ? null : Date.parse(tuDau);
  const isAfter = ({ id, tick }: Written): boolean => {
    const beyond = since === null ? 1 : millisOf(tick) - since;
    return beyond > 0 || (beyond === 0 && (sauMa === "" || id > sauMa));
  };
  const after = script.rows.toSorted(byTickAndId).filter(isAfter);
  const page = after.slice(0, Number(soDong));
  const last = page.at(-1);
  const next = after.length > page.length && last !== undefined ? { dau: mark(last.tick), ma: last.id } : null;
  const bayGio = mark(script.now);
  if (script.emptyOnce && next !== null) {
    script.emptyOnce = false;
    // everything of this page is filtered away, and it cost nothing to say where to go on
    return { bayGio, tiepTheo: tuDau === undefined ? { dau: mark(-1), ma: "0" } : { dau: tuDau, ma: `${sauMa}\u0001`.replace("\u0001", " ") } };
  }
  return { hoSo: [...(since === null ? poisonIn(script) : []), ...page.map(row)], bayGio, tiepTheo: next };
};

/** By the number of the page, in an order that ties do not keep. */
export function byPage(): Lister {
  let request = 0;
  return ({ trang, soDong }, { script, row }) => {
    request += 1;
    const shuffled = ({ id }: Written) => (id.length * 31 + id.charCodeAt(id.length - 1) * 17 + request * 7) % 13;
    const sorted = script.rows.toSorted((a, b) => a.tick - b.tick || shuffled(a) - shuffled(b) || script.rows.indexOf(a) - script.rows.indexOf(b));
    const all = [...poisonIn(script), ...sorted.map(row)];
    const tong = String(all.length + script.overcount);
    const [page, size] = [Number(trang), Number(soDong)];
    if (script.emptyOnce && page > 1) {
      script.emptyOnce = false;
      return { tong };
    }
    return { hoSo: all.slice((page - 1) * size, page * size), tong };
  };
}

/** By a token that names a reading held as it was when it began, of what changed since a local time. */
export function byToken(time: string): Lister {
  const readings: (readonly Written[])[] = [];
  return ({ the, tuDau, soDong }, { script, row }) => {
    const from = tuDau === undefined ? null : readTime(tuDau, time, "Asia/Ho_Chi_Minh");
    const since = from?.ok === true ? from.instant.micros / 1000 : -Infinity;
    const [reading = 0, at = 0] =
      the === undefined ? [readings.push(script.rows.filter(({ tick }) => millisOf(tick) >= since).toSorted(byTickAndId)) - 1, 0] : the.split(":").map(Number);
    const held = readings[reading] ?? [];
    const isEmptied = script.emptyOnce && at > 0;
    if (isEmptied) script.emptyOnce = false;
    const page = isEmptied ? [] : held.slice(at, at + Number(soDong));
    const read = at + page.length;
    const next = read < held.length ? (isEmptied ? `${reading}:${read}:lai` : `${reading}:${read}`) : undefined;
    return { hoSo: [...(the === undefined ? poisonIn(script) : []), ...page.map(row)], theTiep: next };
  };
}
