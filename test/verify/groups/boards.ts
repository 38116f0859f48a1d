import { casesBehind, FIGURES, listBehind, OF_UNITS, type Countable, type Figure, type Scope } from "../figures.ts";
import type { Findings } from "../findings.ts";
import type { Graph } from "../graph.ts";
import type { Register } from "../register.ts";
import { boardOf, idsOf, totalsOf, type ShownBoard } from "../shown.ts";
import type { View } from "../view.ts";
import { compareStreamLists, compareStreams } from "./streams.ts";

/** What the units are: from the sample's register, or as the hub's graph tells them. */
export interface UnitTree {
  codes: readonly string[];
  province: string;
  childrenOf(code: string): string[];
}

/** How the cases were counted anew. */
export interface Recount {
  /** of the hotline: the other streams are never counted with it */
  cases: readonly Countable[];
  others: readonly Countable[];
  register: Register;
}

/** How many units beside the province have every list fetched to its end. */
const WHOLE_LISTS = 3;

interface BoardNumber {
  scope: Scope;
  figure: Figure;
  value: number;
}

/** Group 3: every number of the board, for the province and for every unit, against the recount, its list, and its parts. */
export async function compareBoards(graph: Graph, tree: UnitTree, view: View, recount: Recount | null, findings: Findings): Promise<void> {
  const { token } = view.asOf;
  const boards = new Map(await Promise.all(tree.codes.map(async (code) => [code, await boardOf(graph, code, token)] as const)));
  const numbers = [...boards.values()].flatMap(numbersOf);
  if (recount !== null) {
    compareWithRecount(numbers, view.instant, recount, findings);
    compareWithRecount(numbersOf(view.board), view.instant, recount, findings);
    await compareLatest(graph, tree, recount, findings);
    compareStreams(boards.values(), view.instant, recount, findings);
  }
  await compareStreamLists(graph, boards, view, findings);
  compareParts(boards, tree, findings);
  compareBoard(view.board, boards.get(tree.province), findings);
  await compareToday(graph, boards, tree, view, findings);
  await compareTotals(graph, numbers, view, findings);
  await compareRows(graph, numbers, tree, { view, recount }, findings);
}

function numbersOf(board: ShownBoard): BoardNumber[] {
  const unit = board.scope.code;
  const whole = FIGURES.map((figure) => ({ scope: { unit, own: false }, figure, value: board[figure] }));
  return [...whole, ...OF_UNITS.map((figure) => ({ scope: { unit, own: true }, figure, value: board.own[figure] }))];
}

const nameOf = ({ unit, own }: Scope): string => (own ? `${unit} itself` : unit);

function compareWithRecount(numbers: readonly BoardNumber[], instant: number, { cases, register }: Recount, findings: Findings): void {
  for (const { scope, figure, value } of numbers) {
    findings.same(`board: ${figure}`, nameOf(scope), casesBehind(figure, scope, cases, instant, register).length, value);
  }
}

/** The same numbers as a reader gets them without naming an as-of, each at the as-of it names itself. */
async function compareLatest(graph: Graph, tree: UnitTree, recount: Recount, findings: Findings): Promise<void> {
  const boards = await Promise.all(tree.codes.map((code) => boardOf(graph, code)));
  for (const board of boards) compareWithRecount(numbersOf(board), Date.parse(board.asOf.instant), recount, findings);
}

/** The province's board at the latest tick says what the same board says at that as-of. */
function compareBoard(atTick: ShownBoard, again: ShownBoard | undefined, findings: Findings): void {
  for (const figure of FIGURES) findings.same(`board: ${figure}, asked again at its as-of`, atTick.scope.code, atTick[figure], again?.[figure]);
}

/** Children and own add up to the scope, and a child's row says what its own board says. */
function compareParts(boards: ReadonlyMap<string, ShownBoard>, tree: UnitTree, findings: Findings): void {
  for (const [code, board] of boards) {
    const children = tree.childrenOf(code);
    for (const figure of OF_UNITS) {
      const sum = board.units.reduce((total, row) => total + row[figure], board.own[figure]);
      findings.same(`parts: ${figure}, children and own`, code, board[figure], sum);
      for (const child of children) {
        const row = board.units.find(({ unit }) => unit.code === child);
        findings.same(`parts: ${figure} in the row of ${child}`, code, boards.get(child)?.[figure], row?.[figure] ?? 0);
      }
    }
    for (const row of board.units) if (!children.includes(row.unit.code)) findings.same("parts: children", code, children, row.unit.code);
  }
}

async function compareTotals(graph: Graph, numbers: readonly BoardNumber[], view: View, findings: Findings): Promise<void> {
  const filters = numbers.map(({ figure, scope }) => listBehind(figure, scope, view.instant));
  const totals = await totalsOf(graph, filters, view.asOf.token);
  numbers.forEach(({ figure, scope, value }, index) => findings.same(`lists: rows of ${figure}`, nameOf(scope), value, totals[index]));
}

/** received and closed today have no row for the unit itself: its list stands in. Children and own add up to the scope. */
async function compareToday(graph: Graph, boards: ReadonlyMap<string, ShownBoard>, tree: UnitTree, view: View, findings: Findings): Promise<void> {
  const wanted = [...boards.keys()].flatMap((unit) => (["receivedToday", "closedToday"] as const).map((figure) => ({ unit, figure })));
  const filters = wanted.map(({ unit, figure }) => listBehind(figure, { unit, own: true }, view.instant));
  const own = await totalsOf(graph, filters, view.asOf.token);
  wanted.forEach(({ unit, figure }, index) => {
    const sum = tree.childrenOf(unit).reduce((total, child) => total + (boards.get(child)?.[figure] ?? 0), own[index] ?? -1);
    findings.same(`parts: ${figure}, children and own`, unit, boards.get(unit)?.[figure], sum);
  });
}

/** Turns every page of the lists of the province and of the units with most open cases. */
async function compareRows(
  graph: Graph,
  numbers: readonly BoardNumber[],
  tree: UnitTree,
  { view, recount }: { view: View; recount: Recount | null },
  findings: Findings,
): Promise<void> {
  const open = numbers.filter(({ figure, scope }) => figure === "open" && !scope.own && scope.unit !== tree.province);
  const largest = open.toSorted((one, other) => other.value - one.value).slice(0, WHOLE_LISTS);
  const units = new Set([tree.province, ...largest.map(({ scope }) => scope.unit)]);
  const wanted = numbers.filter((number) => units.has(number.scope.unit));
  const lists = await Promise.allSettled(
    wanted.map(({ figure, scope, value }) => idsOf(graph, { filter: listBehind(figure, scope, view.instant), asOf: view.asOf.token }, value)),
  );
  for (const [index, { figure, scope, value }] of wanted.entries()) {
    const list = lists[index];
    if (list?.status !== "fulfilled") {
      // A page that is refused is a fault of that list, not the end of the recount.
      findings.same(`lists: fetched rows of ${figure}`, nameOf(scope), value, String(list?.reason));
      continue;
    }
    const ids = new Set(list.value.rows.map(({ id }) => id));
    findings.same(`lists: fetched rows of ${figure}`, nameOf(scope), value, list.value.rows.length);
    findings.same(`lists: different rows of ${figure}`, nameOf(scope), value, ids.size);
    if (recount !== null) compareMembers(ids, { figure, scope, value }, { view, recount }, findings);
  }
}

/** Exactly the recounted cases are in the list. */
function compareMembers(
  ids: ReadonlySet<string>,
  { figure, scope }: BoardNumber,
  { view, recount }: { view: View; recount: Recount },
  findings: Findings,
): void {
  const expected = casesBehind(figure, scope, recount.cases, view.instant, recount.register);
  const named = new Map(recount.cases.map(({ id, one }) => [id, one.name]));
  const wanted = new Set(expected.map(({ id }) => id));
  for (const { id, one } of expected) findings.same(`lists: ${figure} of ${nameOf(scope)}`, one.name, "a row", id !== null && ids.has(id) ? "a row" : "no row");
  for (const id of ids) if (!wanted.has(id)) findings.same(`lists: ${figure} of ${nameOf(scope)}`, named.get(id) ?? `case ${id}`, "no row", "a row");
}
