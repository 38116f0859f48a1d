import { cpus, totalmem } from "node:os";

/** One measured figure, as `--json` prints it. */
export interface Figure {
  /** its name in the goals, e.g. ingest.vs_copy */
  figure: string;
  /** median of what was measured, in `unit` */
  value: number;
  unit: string;
  /** median of the floor measured in the same run, in `unit`; null: the figure is absolute */
  floor: number | null;
  /** the best peer of the same run, in `unit`; null: none was measured */
  peer: number | null;
  /** median over the rounds of value / floor; null: the figure is absolute */
  ratio: number | null;
  /** least and greatest round: of the ratio, or of the value where there is none */
  spread: [number, number];
  goal: string;
  ok: boolean;
  /** what was done, how often, and what is counted in */
  workload: string;
  machine: string;
}

/** What a figure is held against: "≥ 0.20", "≤ 250 ms". */
export interface Goal {
  sense: "≥" | "≤";
  limit: number;
  /** how many times the best peer it must be at least; left out: peers do not judge it */
  overPeer?: number;
}

/** What a suite measured, before it is held against its goal. */
export type Measured = Pick<Figure, "figure" | "unit" | "workload"> & {
  values: readonly number[];
  floors?: readonly number[];
  peers?: readonly number[];
  goal: Goal;
};

/** Medians and spread of the rounds; the goal holds for the ratio, or for the value where there is no floor, and for the ratio to the best peer where it says so. */
export function figureOf({ figure, unit, workload, values, floors, peers, goal }: Measured): Figure {
  const ratios = floors === undefined ? null : values.map((value, round) => value / (floors[round] ?? Number.NaN));
  const judged = ratios ?? values;
  const middle = median(judged);
  const overPeer = peers === undefined ? null : median(values.map((value, round) => value / (peers[round] ?? Number.NaN)));
  const isReached = goal.sense === "≥" ? middle >= goal.limit : middle <= goal.limit;
  return {
    figure,
    value: rounded(median(values)),
    unit,
    floor: floors === undefined ? null : rounded(median(floors)),
    peer: peers === undefined ? null : rounded(median(peers)),
    ratio: ratios === null ? null : rounded(middle),
    spread: [rounded(Math.min(...judged)), rounded(Math.max(...judged))],
    goal: `${goal.sense} ${goal.limit}${goal.overPeer === undefined ? "" : `, ≥ ${goal.overPeer} × the peer`}`,
    ok: isReached && (goal.overPeer === undefined || (overPeer !== null && overPeer >= goal.overPeer)),
    workload,
    machine: machine(),
  };
}

/** @param values at least one */
function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** @param part 0 to 1; between two values it is interpolated */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return low + (high - low) * (place - Math.floor(place));
}

/** Four significant digits: more would only be noise. */
function rounded(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : value;
}

function machine(): string {
  const cores = cpus();
  return `${cores.length} × ${cores[0]?.model.trim() ?? process.arch}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
}

/** One row a figure, for people. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((f) => [
    f.figure,
    `${f.value} ${f.unit}`,
    f.floor === null ? "–" : String(f.floor),
    f.peer === null ? "–" : String(f.peer),
    f.ratio === null ? "–" : String(f.ratio),
    f.spread.join(" … "),
    f.goal,
    f.ok ? "yes" : "NO",
  ]);
  const all = [["figure", "value", "floor", "peer", "ratio", "spread", "goal", "met"], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, "", ...figures.map((f) => `${f.figure}: ${f.workload}`), figures[0]?.machine ?? ""].join("\n");
}
