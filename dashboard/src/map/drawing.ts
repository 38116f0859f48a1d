import { geoIdentity, geoPath } from "d3-geo";
import type { Feature, FeatureCollection, MultiPolygon, Position } from "geojson";

/** Outlines as the hub keeps them: every feature's id is a unit's code. */
export type Outlines = FeatureCollection<MultiPolygon>;

/** A unit as it is drawn. */
export interface Drawn {
  code: string;
  /** of an SVG path */
  path: string;
  /** it lies in the box of what is far from the mainland */
  inset: boolean;
}

/** A drawing in a box of its own; the inset's corner, when there is one. */
export interface Drawing {
  units: Drawn[];
  inset: { x: number; y: number; width: number; height: number } | null;
}

const MARGIN = 8;
/** What lies this many times farther from the middle than most do is drawn apart, or all else would be too small to see. */
const FAR = 3;
const INSET = 0.24;

/** The paths of a map that fills a box. Islands far out, such as a special zone in the open sea, stand in a box of their own. */
export function drawn(outlines: Outlines, width: number, height: number): Drawing {
  const flat = flattened(outlines);
  const far = farOnes(flat.features);
  const near = flat.features.filter((one) => !far.has(one));
  const inset = far.size === 0 ? null : { x: width * (1 - INSET), y: height * (1 - INSET), width: width * INSET - 1, height: height * INSET - 1 };
  const pathsIn = (features: Feature<MultiPolygon>[], box: [[number, number], [number, number]], isInset: boolean): Drawn[] => {
    const path = geoPath(geoIdentity().reflectY(true).fitExtent(box, { type: "FeatureCollection", features }));
    return features.map((one) => ({ code: String(one.id), path: path.digits(1)(one) ?? "", inset: isInset }));
  };
  const right = width - MARGIN;
  const main = pathsIn(near, [[MARGIN, MARGIN], [inset === null ? right : width * (1 - INSET * 0.6), height - MARGIN]], false); // prettier-ignore
  if (inset === null) return { units: main, inset };
  const box: [[number, number], [number, number]] = [[inset.x + MARGIN, inset.y + MARGIN], [inset.x + inset.width - MARGIN, inset.y + inset.height - MARGIN]]; // prettier-ignore
  return { units: [...main, ...pathsIn([...far], box, true)], inset };
}

/** As a plane: a degree of longitude as long as it is at the province's latitude. */
function flattened(outlines: Outlines): Outlines {
  const lats = outlines.features.map((one) => middleOf(one)[1]).toSorted((a, b) => a - b);
  const scale = Math.cos(((lats[Math.floor(lats.length / 2)] ?? 0) * Math.PI) / 180);
  const place = ([lon = 0, lat = 0]: Position): Position => [lon * scale, lat];
  const features = outlines.features.map((one) => ({
    ...one,
    geometry: { ...one.geometry, coordinates: one.geometry.coordinates.map((rings) => rings.map((ring) => ring.map(place))) },
  }));
  return { ...outlines, features };
}

function farOnes(features: readonly Feature<MultiPolygon>[]): Set<Feature<MultiPolygon>> {
  const middles = features.map((one) => middleOf(one));
  const half = (at: 0 | 1): number => middles.map((middle) => middle[at]).toSorted((a, b) => a - b)[Math.floor(middles.length / 2)] ?? 0;
  const [x, y] = [half(0), half(1)];
  const offs = middles.map(([lon, lat]) => Math.hypot(lon - x, lat - y));
  const usual = offs.toSorted((a, b) => a - b)[Math.floor((offs.length - 1) * 0.9)] ?? 0;
  return new Set(features.filter((_, n) => (offs[n] ?? 0) > FAR * usual && usual > 0));
}

/** The middle of a unit's extent. */
function middleOf({ geometry }: Feature<MultiPolygon>): [number, number] {
  const places = geometry.coordinates.flat(2);
  const middle = (at: 0 | 1): number => {
    const all = places.map((place) => place[at] ?? 0);
    return (all.reduce((a, b) => Math.min(a, b), Infinity) + all.reduce((a, b) => Math.max(a, b), -Infinity)) / 2;
  };
  return [middle(0), middle(1)];
}
