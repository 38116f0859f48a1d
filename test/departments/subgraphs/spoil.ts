import type { Answer } from "./answer.ts";
import type { FaultMode } from "./faults.ts";

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Named = { [name: string]: Json };

const isNamed = (value: Json | undefined): value is Named => typeof value === "object" && value !== null && !Array.isArray(value);

/** Changes every item of the answer's entities, or, where none were asked for, the rows below its root fields. */
function withRows(data: Json, change: (row: Named) => Json): Json {
  if (!isNamed(data)) return data;
  const rowsOf = (value: Json): Json => (Array.isArray(value) ? value.map(rowsOf) : isNamed(value) ? change(value) : value);
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, rowsOf(value)]));
}

/** An object where a word belongs, a word where a number belongs. */
function ofWrongKind(value: Json): Json {
  if (Array.isArray(value)) return value.map(ofWrongKind);
  if (isNamed(value)) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name === "__typename" ? inner : ofWrongKind(inner)]));
  return typeof value === "string" ? { sai: value } : "không phải số";
}

/** Every own value is missing, required or not; the row itself stays. */
function emptied(value: Json): Json {
  if (Array.isArray(value)) return value.map(emptied);
  if (!isNamed(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name === "__typename" ? inner : isNamed(inner) ? emptied(inner) : null]));
}

/** The row of another type, with fields that only the hub may tell. */
function ofForeignType(row: Named): Json {
  const typename = row["__typename"] === "Unit" ? "Case" : "Unit";
  return { ...row, __typename: typename, title: "Tiêu đề do đồ thị khác kể", name: "Tên do đồ thị khác kể" };
}

function withEntities(data: Json, change: (entities: Json[]) => Json[]): Json {
  if (!isNamed(data) || !Array.isArray(data["_entities"])) return data;
  return { ...data, _entities: change(data["_entities"]) };
}

const rowsEmptied = (row: Named): Json => emptied(row);
const repeated = (entities: Json[]): Json[] => [...entities, ...[0, 1, 2].map(() => entities.at(-1) ?? null)];

const CHANGES: Partial<Record<FaultMode, (data: Json) => Json>> = {
  wrong_types: (data) => withRows(data, (row) => ofWrongKind(row)),
  null_required: (data) => withRows(data, rowsEmptied),
  foreign_types: (data) => withRows(data, ofForeignType),
  too_few: (data) => withEntities(data, (entities) => entities.slice(0, -1)),
  too_many: (data) => withEntities(data, repeated),
};

/** A right answer whose data a fault changes; left as it is where the fault is of another kind. */
export function spoiled(answer: Answer, mode: FaultMode): Answer {
  const change = CHANGES[mode];
  if (change === undefined || answer.status !== 200) return answer;
  const told = JSON.parse(answer.body) as Named;
  return { ...answer, body: JSON.stringify({ ...told, data: change(told["data"] ?? null) }) };
}

const ERRORS = 5_000;
const LEVELS = 20_000;

const PAGE = "<!doctype html><title>Hệ thống bận</title><p>Vui lòng quay lại sau.";
const LEAKY = { message: "SELECT * FROM giay_phep WHERE mat_khau='bi-mat'", extensions: { stacktrace: ["at /srv/sxd/giay-phep.js:17:4"] } };

const page = (status: number): Answer => ({ status, contentType: "text/html; charset=utf-8", body: PAGE });
const json = (body: string): Answer => ({ status: 200, contentType: "application/json", body });

const INVENTED: Partial<Record<FaultMode, () => Answer>> = {
  fail: () => page(500),
  html: () => page(200),
  garbage: () => json('{"data":{"_entities":['),
  unauthorized: () => unauthenticated("Không nhận yêu cầu này."),
  many_errors: () => json(JSON.stringify({ data: null, errors: Array.from({ length: ERRORS }, () => LEAKY) })),
  deep: () => json(`{"data":${'{"_entities":['.repeat(LEVELS)}null${"]}".repeat(LEVELS)}}`),
};

/** The answer of a fault that has nothing to do with what was asked; null: it is of another kind. */
export function invented(mode: FaultMode): Answer | null {
  return INVENTED[mode]?.() ?? null;
}

export function unauthenticated(message: string): Answer {
  return { status: 401, contentType: "application/json", body: JSON.stringify({ errors: [{ message, extensions: { code: "UNAUTHENTICATED" } }] }) };
}
