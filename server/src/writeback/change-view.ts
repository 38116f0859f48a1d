import type { Instant } from "../platform/instant.ts";
import type { UnitRegister } from "../unit/index.ts";
import type { Differing } from "./conflict.ts";
import type { ChangeRow } from "./writeback.queries.ts";
import { CaseChangeView, ChangeFile } from "./writeback.types.ts";
import type { ConflictPart } from "./writeback.types.ts";

/** What a change waits in until its source shows it. */
const WAITING: readonly string[] = ["SENDING", "APPLIED", "ALREADY_APPLIED", "UNKNOWN", "WORKLIST", "QUEUED"];

/** A change as the graph shows it. */
export function changeView(row: ChangeRow, units: UnitRegister, at: Instant, maySettle: boolean): CaseChangeView {
  const text = (field: string): string | null => (typeof row.told[field] === "string" ? row.told[field] : null);
  return Object.assign(new CaseChangeView(), {
    id: String(row.id),
    kind: row.kind,
    state: row.state,
    stateAt: row.stateAt,
    decidedAt: row.decidedAt,
    by: units.byId(row.byUnitId),
    onBehalfOf: row.onBehalfOf,
    toUnit: row.toUnitId === null ? null : units.byId(row.toUnitId),
    words: text("note") ?? text("result") ?? text("reason") ?? text("answer"),
    files: filesShown(row.told["files"]),
    dueDay: text("dueDay"),
    tries: row.tries,
    reason: row.reason,
    unconfirmed: WAITING.includes(row.state) && row.confirmBy <= at,
    confirmBy: row.confirmBy,
    conflict: (row.conflict ?? []).map((part) => partView(part, units)),
    maySettle,
  });
}

/** A change's files by id, kind and size; names are shown where a case is. */
function filesShown(told: unknown): ChangeFile[] {
  return Array.isArray(told)
    ? (told as ChangeFile[]).map(({ id, mediaType, bytes }) => Object.assign(new ChangeFile(), { id, name: null, mediaType, bytes }))
    : [];
}

/** Units are kept by code and shown by name. */
function partView({ field, seen, now }: Differing, units: UnitRegister): ConflictPart {
  const named = (value: string | null): string | null => (field === "unit" && value !== null ? (units.byCode(value)?.name ?? value) : value);
  return { field, seen: named(seen), now: named(now) };
}
