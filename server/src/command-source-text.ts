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
