import { numberOf } from "../platform/asked.ts";
import type { Instant } from "../platform/instant.ts";
import type { Problem } from "../platform/problem.ts";
import { scopeUnit, selectedCases, visibleCase } from "../tally/index.ts";
import type { DirectiveContext } from "./context.ts";
import { heldCases } from "./directive.queries.ts";
import type { CountedListInput, IssueDirectiveInput } from "./directive.inputs.ts";
import type { Origin } from "./directive.words.ts";

const MOST_CHOSEN = 500;
const MOST_COUNTED = 5_000;

/** The cases that a directive is about, as they stood when they were counted. */
export interface Listed {
  origin: Origin;
  filter: unknown;
  asOf: { event: number; instant: Instant } | null;
  cases: { id: number; unitId: number; dueAt: Instant | null }[];
}

/** Exactly the cases of one case, of chosen ones, or of a number; each in the viewer's sight. */
export async function listed(input: IssueDirectiveInput, context: DirectiveContext): Promise<Listed | Problem> {
  const { caseId, caseIds, counted } = input;
  if ([caseId, caseIds, counted].filter((part) => part != null).length !== 1)
    return { at: "caseIds", message: "Cần đúng một trong: một phản ánh, các phản ánh đã chọn, hoặc một con số." };
  if (counted != null) return countedCases(counted, context);
  return caseId != null ? oneCase(caseId, context) : chosenCases(caseIds ?? [], context);
}

/** More than the longest list is not read to its end. */
async function countedCases({ filter, asOf: token, count }: CountedListInput, context: DirectiveContext): Promise<Listed | Problem> {
  const { asOf, rows } = await selectedCases({ filter, asOf: token }, MOST_COUNTED, context);
  if (rows.length > MOST_COUNTED) return { at: "counted", message: `Danh sách có hơn ${shown(MOST_COUNTED)} phản ánh; một văn bản không kèm được nhiều hơn.` };
  if (rows.length === 0) return { at: "counted", message: "Con số này không có phản ánh nào." };
  if (rows.length !== count) return { at: "counted", message: `Danh sách có ${shown(rows.length)} phản ánh, không phải ${shown(count)}. Hãy mở lại con số.` };
  const conditions = Object.entries(filter).filter(([name, value]) => name !== "unit" && value != null);
  const kept = { unit: scopeUnit(context, filter.unit ?? null, "cases").code, ...Object.fromEntries(conditions) };
  return { origin: "NUMBER", filter: kept, asOf, cases: rows.map(({ id, unitId, dueAt }) => ({ id, unitId, dueAt })) };
}

async function oneCase(caseId: string, context: DirectiveContext): Promise<Listed | Problem> {
  const id = numberOf(caseId);
  const found = id === null ? null : await visibleCase(id, context);
  if (found === null) return { at: "caseId", message: "Không có phản ánh này trong phạm vi của bạn." };
  if (!found.open) return { at: "caseId", message: "Phản ánh đã kết thúc." };
  return { origin: "CASE", filter: null, asOf: null, cases: [{ id: found.id, unitId: found.unitId, dueAt: found.dueAt }] };
}

/** The second wall shows exactly the cases that he may open. */
async function chosenCases(caseIds: readonly string[], context: DirectiveContext): Promise<Listed | Problem> {
  const ids = [...new Set(caseIds)].map(numberOf);
  if (ids.length === 0) return { at: "caseIds", message: "Chưa chọn phản ánh nào." };
  if (ids.length > MOST_CHOSEN) return { at: "caseIds", message: `Chọn tối đa ${MOST_CHOSEN} phản ánh; danh sách dài hơn hãy lập từ con số.` };
  const cases = await context.database.read((tx) =>
    heldCases(
      tx,
      ids.filter((id) => id !== null),
    ),
  );
  const missing = ids.length - cases.length;
  if (missing > 0) return { at: "caseIds", message: `${missing} phản ánh không có trong phạm vi của bạn.` };
  return { origin: "LIST", filter: null, asOf: null, cases };
}

const shown = (n: number): string => new Intl.NumberFormat("vi-VN").format(n);
