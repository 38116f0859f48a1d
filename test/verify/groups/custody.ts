import type { Span } from "../custody.ts";
import type { Findings } from "../findings.ts";
import type { ShownCase } from "../shown.ts";
import type { Paired } from "./cases.ts";

/** Group 6: who held a case from when to when, without a gap; where the source tells hand-overs, as it tells them. */
export function compareCustody(paired: readonly Paired[], findings: Findings): void {
  for (const { one, shown, state } of paired) {
    const spans = shown.custody;
    compareChain(one.name, shown, findings);
    findings.same("custody: last holder", one.name, shown.unit.code, spans.at(-1)?.unit.code);
    // Only open cases are counted by it.
    findings.same("custody: late when it came (state)", one.name, one.open && (spans.at(-1)?.inheritedLate ?? false), state.inherited_late);
    if (one.custody === null) {
      findings.leaveOut("hand-overs, and lateness that came with them: the source does not tell them, the hub's word is counted");
      continue;
    }
    findings.same(
      "custody: holders",
      one.name,
      one.custody.spans.map(told).join("; "),
      spans
        .filter(hasLength)
        .map((span) => told({ ...span, unit: span.unit.code, from: Date.parse(span.from), to: span.to === null ? null : Date.parse(span.to) }))
        .join("; "),
    );
    findings.same("custody: late when it came", one.name, one.custody.inheritedLate, spans.at(-1)?.inheritedLate);
  }
}

/** Given on within the same second, nobody held it in between; the first and the last stretch say who received it and who has it. */
const hasLength = ({ from, to }: { from: string; to: string | null }, index: number, all: readonly unknown[]): boolean =>
  from !== to || index === 0 || index === all.length - 1;

const told = ({ unit, from, to, reason }: Span): string =>
  `${unit} ${new Date(from).toISOString()} – ${to === null ? "now" : new Date(to).toISOString()} ${reason}`;

/** From receipt to close one span follows the other; only a case that was closed and reopened was with nobody in between. */
function compareChain(name: string, { custody, receivedAt, closedAt, open }: ShownCase, findings: Findings): void {
  findings.same("custody: begins at receipt", name, receivedAt, custody[0]?.from);
  findings.same("custody: ends", name, open ? null : closedAt, custody.at(-1)?.to ?? null);
  custody.slice(1).forEach((span, index) => {
    const before = custody[index]?.to ?? null;
    if (span.reason === "REOPENED") findings.same("custody: ended before it was reopened", name, true, before !== null && before <= span.from);
    else findings.same("custody: follows the span before", name, before, span.from);
  });
}
