import type { CaseStream } from "@dau-moi/schema";
import { casesBehind, listBehind, type Countable } from "../figures.ts";
import type { Findings } from "../findings.ts";
import type { Graph } from "../graph.ts";
import type { Register } from "../register.ts";
import { totalsOf, type CaseFilter, type ShownBoard } from "../shown.ts";
import type { View } from "../view.ts";

const OTHERS = ["ADMIN_REGULATION", "LEGAL_DOCUMENT"] as const satisfies readonly CaseStream[];
const OF_STREAMS = ["open", "overdue", "dueSoon"] as const;

interface Others {
  others: readonly Countable[];
  register: Register;
}

const shownIn = (board: ShownBoard, stream: CaseStream) => board.otherStreams.find(({ caseStream }) => caseStream === stream);

/** Group 3: the streams beside the hotline, each by itself, for the province and for every unit. */
export function compareStreams(boards: Iterable<ShownBoard>, instant: number, { others, register }: Others, findings: Findings): void {
  for (const board of boards) {
    const scope = { unit: board.scope.code, own: false };
    for (const stream of OTHERS) {
      const cases = others.filter(({ one }) => one.stream === stream);
      for (const figure of OF_STREAMS) {
        const expected = casesBehind(figure, scope, cases, instant, register).length;
        findings.same(`streams: ${figure} of ${stream}`, scope.unit, expected, shownIn(board, stream)?.[figure] ?? 0);
      }
    }
  }
}

/** Group 3: the list behind a number of another stream has as many rows as the number says. */
export async function compareStreamLists(graph: Graph, boards: ReadonlyMap<string, ShownBoard>, view: View, findings: Findings): Promise<void> {
  const wanted = [...boards.values()].flatMap((board) => OTHERS.flatMap((stream) => OF_STREAMS.map((figure) => ({ board, stream, figure }))));
  const filters = wanted.map(({ board, stream, figure }): CaseFilter => ({
    ...listBehind(figure, { unit: board.scope.code, own: false }, view.instant),
    stream,
  }));
  const totals = await totalsOf(graph, filters, view.asOf.token);
  wanted.forEach(({ board, stream, figure }, index) => {
    findings.same(`streams: rows of ${figure} of ${stream}`, board.scope.code, shownIn(board, stream)?.[figure] ?? 0, totals[index]);
  });
}
