import type { Verdict } from "./findings.ts";

/** The verdict for people. @param seconds it took */
export function verdictText(verdict: Verdict, seconds: number): string {
  const groups = Object.entries(verdict.compared).map(([group, values]) => `${group.padEnd(12)}${String(values).padStart(9)}`);
  const leftOut = Object.entries(verdict.leftOut).map(([why, cases]) => `${String(cases).padStart(9)}  ${why}`);
  return [
    `${"group".padEnd(12)}${"compared".padStart(9)}`,
    ...groups,
    "",
    ...(leftOut.length === 0 ? [] : ["left out (cases):", ...leftOut, ""]),
    ...detailLines(verdict),
    `${isGood(verdict) ? "✓" : "✗"} ${verdict.differences} differences, ${verdict.lost} lost, ${verdict.doubled} doubled (${seconds.toFixed(1)} s)`,
  ].join("\n");
}

export const isGood = ({ differences, lost, doubled }: Verdict): boolean => differences + lost + doubled === 0;

function detailLines({ details, differences, lost, doubled }: Verdict): string[] {
  if (details.length === 0) return [];
  const more = differences + lost + doubled - details.length;
  const lines = details.flatMap(({ what, where, expected, found }) => [`${what} — ${where}`, `    expected ${expected}`, `    found    ${found}`]);
  return [...lines, ...(more > 0 ? [`… and ${more} more`] : []), ""];
}
