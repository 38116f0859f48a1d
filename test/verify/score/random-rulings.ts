import { diceOf } from "../../departments/random.ts";
import { appealAct } from "../../journey/kit/appealing.ts";
import { linesOf } from "../../journey/kit/scoring.ts";
import type { TestHub } from "../../hub.ts";
import type { SecondLine } from "./second-line.ts";

/** One appeal of a department's head that is granted. */
export interface Ruling {
  line: SecondLine;
  kind: "EXCLUSION" | "TIME" | "ATTRIBUTION" | "INCLUSION";
  /** it is of the unit that the line was moved to by the ruling before it */
  back?: boolean;
}

/** Whose head appeals, and whom he points at. */
const [OWN, OTHER, HEAD] = ["SXD", "SYT", "giamdoc.sxd"];
const REASON = "OBJECTIVE_CAUSE";
const RATIOS = new Set(["U1", "U3", "U6", "U7"]);
const PAPER = { documentNumber: "31/CV-VP", documentDay: "2026-03-04" };

/** Whether a line that was left out may be counted again. @param shared the scheme lets extensions keep their use up to a share */
function mayCount({ indicator, excluded, counted }: SecondLine, shared: boolean): boolean {
  if (excluded === "PAUSED" || counted === undefined) return false;
  return indicator === "U6" || indicator === "U7" || (indicator === "U3" && counted[1] === 1) || (!shared && (indicator === "U1" || indicator === "U2"));
}

/**
 * Up to four of the department's lines that count, and one that was left out, no two of one case; the same seed is the same.
 * @param earlier rulings of which none is repeated
 */
export function randomRulings(
  seed: number,
  lines: readonly SecondLine[],
  { earlier = [], shared }: { earlier?: readonly Ruling[]; shared: boolean },
): Ruling[] {
  const dice = diceOf(`second scorer's rulings ${seed} after ${earlier.length}`);
  const own = lines.filter(({ unit, indicator }) => unit === OWN && indicator.startsWith("U"));
  const alone = own.filter((line) => lines.filter(({ caseId, indicator }) => caseId === line.caseId && indicator === line.indicator).length === 1);
  const single = alone.filter(({ excluded }) => excluded === null);
  const left = alone.filter((line) => line.excluded !== null && mayCount(line, shared) && !earlier.some((one) => one.line.caseId === line.caseId));
  const chosen = new Map<string, Ruling>();
  for (let tries = 0; tries < 12 && chosen.size < 4 && single.length > 0; tries += 1) {
    const line = dice.pick(single);
    if (earlier.some((one) => one.line.caseId === line.caseId)) continue;
    const kind = dice.pick(["EXCLUSION", "TIME", "ATTRIBUTION"] as const);
    if (kind === "TIME" && inTime(line).numerator === line.numerator) continue; // there is nothing to be had
    chosen.set(line.caseId, { line, kind });
  }
  const back = left.filter(({ caseId }) => !chosen.has(caseId));
  if (back.length > 0) {
    const line = dice.pick(back);
    chosen.set(line.caseId, { line, kind: "INCLUSION" });
  }
  // the other unit asks in its turn about what came to it
  return [...chosen.values()].flatMap((one): Ruling[] => {
    if (one.kind !== "ATTRIBUTION" || dice.chance(0.4)) return [one];
    const kind = dice.pick(["EXCLUSION", "TIME", "ATTRIBUTION"] as const);
    return kind === "TIME" && inTime(one.line).numerator === one.line.numerator ? [one] : [one, { line: one.line, kind, back: true }];
  });
}

const inTime = (line: SecondLine): SecondLine => ({ ...line, numerator: RATIOS.has(line.indicator) ? line.denominator : 0 });

/** The lines as they count once the appeals are granted. */
export function ruled(lines: readonly SecondLine[], rulings: readonly Ruling[]): SecondLine[] {
  return lines.map((line) => rulings.filter((one) => one.line === line).reduce(afterRuling, line));
}

function afterRuling(line: SecondLine, { kind, back = false }: Ruling): SecondLine {
  if (kind === "EXCLUSION") return { ...line, numerator: 0, denominator: 0, excluded: REASON };
  if (kind === "INCLUSION") return { ...line, numerator: line.counted?.[0] ?? 0, denominator: line.counted?.[1] ?? 0, excluded: null };
  return kind === "TIME" ? inTime(line) : { ...line, unit: (back ? OWN : OTHER) ?? "" };
}

/** The units whose totals a ruling may move: the line's, and the one that it goes to. */
export const touched = ({ line, kind, back = false }: Ruling): string[] => {
  const [own, other] = back ? [OTHER ?? "", line.unit] : [line.unit, OTHER ?? ""];
  return kind === "ATTRIBUTION" ? [own, other] : [own];
};

/** The head asks, and whoever answers such appeals grants. @throws one of them could not */
export async function rule(hub: TestHub, period: string, rulings: readonly Ruling[], otherHead: string): Promise<void> {
  for (const { line, kind, back = false } of rulings) {
    const part = kind === "INCLUSION" ? "EXCLUDED" : "COUNTED";
    const listed = [];
    for (const unit of [OWN ?? "", OTHER ?? ""]) listed.push(...(await linesOf(hub, { period, unit, indicator: line.indicator, part })).lines);
    const ordinal = listed.find(({ reference, taken }) => taken.code === OWN && reference === `PA-${line.caseId.toUpperCase()}`)?.ordinal;
    const wanted = { kind, ...(kind === "EXCLUSION" && { reason: REASON }), ...(kind === "ATTRIBUTION" && { otherUnit: back ? OWN : OTHER }) };
    const asked = await appealAct(
      hub,
      "askScoreAppeal",
      { period, unit: OWN, indicator: line.indicator, ordinal, words: "Đề nghị", ...wanted },
      back ? otherHead : (HEAD ?? null),
    );
    const answer = { appeal: asked.appeal?.id ?? "", answer: "GRANTED", words: "Đúng", ...PAPER };
    const done = await appealAct(hub, "answerScoreAppeal", answer, asked.appeal?.answeredBy === "INSPECTION" ? "thanhtra" : "chanhvp");
    if (done.appeal?.state !== "GRANTED") throw new Error(`${kind} of ${line.indicator} ${line.caseId}: ${asked.message ?? done.message ?? "not granted"}`);
  }
}
