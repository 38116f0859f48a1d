import type { Instant } from "./platform/instant.ts";
import type { RunRow } from "./source/index.ts";

/** What was previewed, as a person reads it. */
export function previewLines(preview: {
  records: readonly { sourceId: string; title: string | null; stage: string | null; submitterName: string | null; problem: string | null }[];
  rejects: readonly { locator: string; reason: string }[];
}): string {
  const records = preview.records.map((r) =>
    r.problem === null ? `${r.sourceId}  ${r.stage ?? ""}  ${r.submitterName ?? "—"}  ${r.title ?? ""}` : `${r.sourceId}  HELD BACK  ${r.problem}`,
  );
  return [...records, ...preview.rejects.map((r) => `${r.locator}  UNREADABLE  ${r.reason}`)].join("\n");
}

/** What a comparison found, as a person reads it. */
export function reconciledLines(found: {
  ranges: readonly { stream: string; from: string; to: string; source: number; hub: number; equal: boolean }[];
  counts: Readonly<Record<string, number>>;
  first: readonly { kind: string; stream: string; id: string }[];
  mended: number;
}): string {
  const ranges = found.ranges.map((r) => `${r.equal ? "equal  " : "DIFFERS"} ${r.stream} ${r.from} … ${r.to}  source ${r.source}  hub ${r.hub}`);
  const counts = Object.entries(found.counts).map(([kind, n]) => `${kind.toLowerCase()} ${n}`);
  return [...ranges, ...found.first.map((one) => `${one.kind} ${one.stream} ${one.id}`), `${counts.join(", ")}, mended ${found.mended}`].join("\n");
}

/** Names and values, one a line; of a list, one entry a line. */
export function inLines(answer: object): string {
  if (Array.isArray(answer))
    return answer
      .map((one) =>
        Object.values(one as object)
          .map(shown)
          .join("  "),
      )
      .join("\n");
  return Object.entries(answer)
    .map(([name, value]) => `${name}: ${shown(value)}`)
    .join("\n");
}

const shown = (value: unknown): string => (value === null || value === undefined ? "—" : typeof value === "string" ? value : JSON.stringify(value));

/** All sources under headings; the last column is the last problem. */
export function sourceLines(
  sources: readonly {
    code: string;
    freshness: string;
    cases: number;
    openCases: number;
    quarantined: number;
    unknownWords: number;
    lastProblem: string | null;
  }[],
): string {
  return table(
    ["source", "freshness", "cases", "open", "quarantined", "unknown words", "last problem"],
    sources.map((s) => [s.code, s.freshness, s.cases, s.openCases, s.quarantined, s.unknownWords, s.lastProblem ?? ""]),
  );
}

/** Runs under headings, in the province's time; the last column is why one failed. */
export function runLines(runs: readonly RunRow[]): string {
  return table(
    ["run", "began", "ended", "outcome", "times", "records", "applied", "unchanged", "superseded", "held", "rejected", "gone", "asked by", "reason"],
    runs.map((r) => {
      const counts = [r.times, r.records, r.applied, r.unchanged, r.superseded, r.held, r.rejected, r.gone];
      return [
        r.id,
        localTime(r.startedAt),
        r.endedAt === null ? "—" : localTime(r.endedAt),
        r.outcome ?? "RUNNING",
        ...counts,
        r.askedBy ?? "—",
        r.reason ?? "",
      ];
    }),
  );
}

const LOCAL = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short", timeStyle: "medium" });
const localTime = (at: Instant): string => LOCAL.format(at);

/** Columns as wide as their widest cell: numbers to the right, texts to the left. */
function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const widths = headings.map((heading, i) => Math.max(heading.length, ...rows.map((row) => String(row[i]).length)));
  const isNumber = headings.map((_heading, i) => rows.length > 0 && rows.every((row) => typeof row[i] === "number"));
  const line = (cells: readonly (string | number)[]): string =>
    cells
      .map((cell, i) => (isNumber[i] === true ? String(cell).padStart(widths[i] ?? 0) : String(cell).padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  return [line(headings), ...rows.map(line)].join("\n");
}
