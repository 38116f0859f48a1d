import { diceOf } from "../../departments/random.ts";
import { appealAct } from "../../journey/kit/appealing.ts";
import { linesOf } from "../../journey/kit/scoring.ts";
import type { TestHub } from "../../hub.ts";
import type { SecondLine } from "./second-line.ts";

/** One appeal of a department's head that is granted. */
export interface Ruling {
  line: SecondLine;
  kind: "EXCLUSION" | "TIME" | "ATTRIBUTION";
}

/** Whose head appeals, and whom he points at. */
const [OWN, OTHER, HEAD] = ["SXD", "SYT", "giamdoc.sxd"];
const REASON = "OBJECTIVE_CAUSE";
const RATIOS = new Set(["U1", "U3", "U6", "U7"]);
const PAPER = { documentNumber: "31/CV-VP", documentDay: "2026-03-04" };

/** Up to four of the department's lines that count, no two of one case; the same seed is the same. @param earlier rulings of which none is repeated */
export function randomRulings(seed: number, lines: readonly SecondLine[], earlier: readonly Ruling[] = []): Ruling[] {
  const dice = diceOf(`second scorer's rulings ${seed} after ${earlier.length}`);
  const own = lines.filter(({ unit, indicator, excluded }) => unit === OWN && indicator.startsWith("U") && excluded === null);
  const single = own.filter((line) => lines.filter(({ caseId, indicator }) => caseId === line.caseId && indicator === line.indicator).length === 1);
  const chosen = new Map<string, Ruling>();
  for (let tries = 0; tries < 12 && chosen.size < 4 && single.length > 0; tries += 1) {
    const line = dice.pick(single);
    if (earlier.some((one) => one.line.caseId === line.caseId)) continue;
    const kind = dice.pick(["EXCLUSION", "TIME", "ATTRIBUTION"] as const);
    if (kind === "TIME" && inTime(line).numerator === line.numerator) continue; // there is nothing to be had
    chosen.set(line.caseId, { line, kind });
  }
  return [...chosen.values()];
}

const inTime = (line: SecondLine): SecondLine => ({ ...line, numerator: RATIOS.has(line.indicator) ? line.denominator : 0 });

/** The lines as they count once the appeals are granted. */
export function ruled(lines: readonly SecondLine[], rulings: readonly Ruling[]): SecondLine[] {
  return lines.map((line) => {
    const ruling = rulings.find((one) => one.line === line);
    if (ruling === undefined) return line;
    if (ruling.kind === "EXCLUSION") return { ...line, numerator: 0, denominator: 0, excluded: REASON };
    return ruling.kind === "TIME" ? inTime(line) : { ...line, unit: OTHER ?? "" };
  });
}

/** The units whose totals a ruling may move: the line's, and the one that it goes to. */
export const touched = ({ line, kind }: Ruling): string[] => (kind === "ATTRIBUTION" ? [line.unit, OTHER ?? ""] : [line.unit]);

/** The head asks, and whoever answers such appeals grants. @throws one of them could not */
export async function rule(hub: TestHub, period: string, rulings: readonly Ruling[]): Promise<void> {
  for (const { line, kind } of rulings) {
    const { lines } = await linesOf(hub, { period, unit: OWN ?? "", indicator: line.indicator });
    const ordinal = lines.find(({ reference }) => reference === `PA-${line.caseId.toUpperCase()}`)?.ordinal;
    const wanted = { kind, ...(kind === "EXCLUSION" && { reason: REASON }), ...(kind === "ATTRIBUTION" && { otherUnit: OTHER }) };
    const asked = await appealAct(hub, "askScoreAppeal", { period, unit: OWN, indicator: line.indicator, ordinal, words: "Đề nghị", ...wanted }, HEAD ?? null);
    const answer = { appeal: asked.appeal?.id ?? "", answer: "GRANTED", words: "Đúng", ...PAPER };
    const done = await appealAct(hub, "answerScoreAppeal", answer, asked.appeal?.answeredBy === "INSPECTION" ? "thanhtra" : "chanhvp");
    if (done.appeal?.state !== "GRANTED") throw new Error(`${kind} of ${line.indicator} ${line.caseId}: ${asked.message ?? done.message ?? "not granted"}`);
  }
}
