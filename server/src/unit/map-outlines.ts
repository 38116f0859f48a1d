import { z } from "zod";
import { Refused } from "../platform/problem.ts";
import type { Problem } from "../platform/problem.ts";

/** Longitude and latitude in degrees. */
type Place = readonly [number, number];
/** Outer ring first, then holes; a ring ends where it began. */
type Polygon = readonly (readonly Place[])[];

/** One unit's outline, as a file told it. */
export interface Outline {
  code: string;
  polygons: readonly Polygon[];
}

/** What a file of outlines may hold: bytes as text, places, and how large it is once simplified. */
const MOST_FILE = 30 * 2 ** 20;
const MOST_KEPT = 1_000_000;
const MOST_PLACES = 1_000_000;
/** A unit of the usual size keeps about this many places across. */
const FINENESS = 150;

const place = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)], z.number());
const polygon = z.array(z.array(place).min(4)).min(1);
const feature = z.object({
  type: z.literal("Feature"),
  properties: z.object({ code: z.union([z.string(), z.number()]).transform(String) }),
  geometry: z.union([
    z.object({ type: z.literal("Polygon"), coordinates: polygon }).transform(({ coordinates }) => [coordinates]),
    z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(polygon).min(1) }).transform(({ coordinates }) => coordinates),
  ]),
});
const collection = z.object({ type: z.literal("FeatureCollection"), features: z.array(z.unknown()).min(1).max(20_000) });

/** @throws {Refused} no GeoJSON of areas with a `code` each in longitude and latitude, a code twice, a ring that does not close, or too large */
export function outlinesIn(text: string): Outline[] {
  if (text.length > MOST_FILE) throw new Refused([{ at: "file", message: `larger than ${MOST_FILE / 2 ** 20} MB; simplify it first` }]);
  const file = collection.safeParse(parsed(text));
  if (!file.success) throw new Refused([{ at: "file", message: "expected a GeoJSON FeatureCollection of areas" }]);
  const problems: Problem[] = [];
  const outlines = file.data.features.flatMap((one, n): Outline[] => {
    const read = feature.safeParse(one);
    if (!read.success) {
      problems.push({ at: `features[${n}]`, message: read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ") });
      return [];
    }
    const polygons = read.data.geometry.map((rings) => rings.map((ring) => ring.map(([lon, lat]): Place => [lon, lat])));
    if (!polygons.flat().every(closes)) problems.push({ at: `features[${n}]`, message: "a ring does not end where it began" });
    return [{ code: read.data.properties.code, polygons }];
  });
  const twice = [...Map.groupBy(outlines, ({ code }) => code)].filter(([, same]) => same.length > 1);
  problems.push(...twice.map(([code]) => ({ at: `code ${code}`, message: "stands there more than once" })));
  if (placesOf(outlines) > MOST_PLACES) problems.push({ at: "file", message: `more than ${MOST_PLACES} places; simplify it first` });
  if (problems.length > 0) throw new Refused(problems.slice(0, 20));
  return outlines;
}

/** GeoJSON of the outlines, as fine as a screen shows them and small enough to be kept. @throws {Refused} it cannot be made so small */
export function simplified(outlines: readonly Outline[]): string {
  const sizes = outlines.map(({ polygons }) => extentOf(polygons.flat(2))).toSorted((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  for (let tolerance = usual / FINENESS, tries = 0; tries < 8; tolerance *= 2, tries += 1) {
    const text = geoJson(outlines.map(({ code, polygons }) => ({ code, polygons: coarser(polygons, tolerance) })));
    if (text.length <= MOST_KEPT) return text;
  }
  throw new Refused([{ at: "file", message: `cannot be simplified to ${MOST_KEPT / 1_000} kB` }]);
}

/** Islands smaller than a screen shows go, but never the whole unit. */
function coarser(polygons: readonly Polygon[], tolerance: number): Polygon[] {
  const made = polygons.map((rings) => rings.map((ring) => thinned(ring, tolerance)).filter((ring, n) => n === 0 || ring.length >= 4));
  const seen = made.filter(([outer]) => (outer?.length ?? 0) >= 4);
  return seen.length > 0 ? seen : polygons.slice(0, 1).map((rings) => [boxOf(rings[0] ?? [], tolerance)]);
}

/** Ramer–Douglas–Peucker, of each half by itself: the first place and the farthest from it stay. */
function thinned(ring: readonly Place[], tolerance: number): Place[] {
  const far = farthest(ring, ring[0] as Place);
  const line = [...between(ring.slice(0, far + 1), tolerance), ...between(ring.slice(far), tolerance).slice(1)];
  return line.map(([lon, lat]): Place => [rounded(lon), rounded(lat)]);
}

function between(line: readonly Place[], tolerance: number): readonly Place[] {
  const kept = new Set([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [from, to] = part;
    let [worst, at] = [tolerance, -1];
    for (let n = from + 1; n < to; n += 1) {
      const off = offLine(line[n] as Place, line[from] as Place, line[to] as Place);
      if (off > worst) [worst, at] = [off, n];
    }
    if (at === -1) continue;
    kept.add(at);
    open.push([from, at], [at, to]);
  }
  return line.filter((_, n) => kept.has(n));
}

function offLine([x, y]: Place, [ax, ay]: Place, [bx, by]: Place): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

function farthest(ring: readonly Place[], [x, y]: Place): number {
  let [most, at] = [-1, 0];
  for (const [n, [lon, lat]] of ring.entries()) {
    const off = Math.hypot(lon - x, lat - y);
    if (off > most) [most, at] = [off, n];
  }
  return at;
}

/** A unit of islands that are all too small stays as a square on the screen. Clockwise, as the others are drawn. */
function boxOf(ring: readonly Place[], tolerance: number): Place[] {
  const [lon, lat] = ring[0] ?? [0, 0];
  const [west, east, south, north] = [rounded(lon - tolerance), rounded(lon + tolerance), rounded(lat - tolerance), rounded(lat + tolerance)];
  return [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
}

function extentOf(places: readonly Place[]): number {
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  const least = (all: readonly number[]): number => all.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (all: readonly number[]): number => all.reduce((a, b) => Math.max(a, b), -Infinity);
  return Math.hypot(most(lons) - least(lons), most(lats) - least(lats));
}

const closes = (ring: readonly Place[]): boolean => ring[0]?.[0] === ring.at(-1)?.[0] && ring[0]?.[1] === ring.at(-1)?.[1];
const placesOf = (outlines: readonly Outline[]): number => outlines.reduce((sum, { polygons }) => sum + polygons.flat(2).length, 0);
/** About ten metres. */
const rounded = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;

function geoJson(outlines: readonly Outline[]): string {
  const features = outlines.map(({ code, polygons }) => ({
    type: "Feature",
    id: code,
    properties: {},
    geometry: { type: "MultiPolygon", coordinates: polygons },
  }));
  return JSON.stringify({ type: "FeatureCollection", features });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined; // safe: the form refuses it in words
  }
}
