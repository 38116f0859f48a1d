import { actorOf, asking, doingOf, postFor } from "../access/index.ts";
import type { Doing, OperationName } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import type { CaseContext } from "../case/index.ts";
import { KEY_USED, keyFault, numberOf } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import type { Problem } from "../platform/problem.ts";
import type { TallyContext } from "../tally/index.ts";
import type { UnitPeopleContext } from "../unit/index.ts";
import { inspectionById, lockInspection } from "./checking/inspection.queries.ts";
import type { InspectionRow } from "./checking/inspection.queries.ts";
import type { InspectionState } from "./inspection.words.ts";
import { askedBefore } from "./kept.queries.ts";
import type { KeptTable } from "./kept.queries.ts";

export type InspectionContext = TallyContext & CaseContext & UnitPeopleContext;

/** Something that is written down, and what its audit entry tells. */
export interface Writing {
  operation: OperationName;
  table: string;
  subject: { kind: string; id: string };
  detail: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Writes once what a key asks for: the same key once more is the same row. Writing and audit entry are one transaction.
 * @param write what is written, after the key was looked for; a problem writes nothing
 * @returns the row's number, or what stands against it
 */
export async function writtenOnce(
  tx: Tx,
  doing: Doing,
  { operation, table, subject, detail }: Writing,
  write: () => Promise<number | null | Problem>,
  context: Pick<InspectionContext, "viewer">,
): Promise<{ id: number } | Problem> {
  const asked = async (): Promise<{ id: number } | Problem | undefined> => {
    const before = await askedBefore(tx, table, doing);
    if (before === null) return undefined;
    return before.askedHash.equals(doing.askedHash) ? { id: before.id } : KEY_USED;
  };
  const before = await asked();
  if (before !== undefined) return before;
  const id = await write();
  // the same key was written at the same moment, and is committed by now
  if (id === null) return (await asked()) ?? { at: "id", message: "Việc này đã được ghi nhận." };
  if (typeof id !== "number") return id;
  const actor = actorOf(asking(context), doing.onBehalfOf);
  await appendAudit(tx, { stream: "decision", actor, act: operation, subject, detail: { ...detail, row: id }, at: doing.at });
  return { id };
}

/** What an inspector does to an inspection. */
interface InspectionAct {
  operation: OperationName;
  input: { key: string; id: string };
  table: KeptTable;
  /** what the key stands for besides the inspection */
  content: readonly unknown[];
  /** how the inspection must stand */
  needs: InspectionState;
  detail?: Writing["detail"];
}

const NOT_FOUND: Problem = { at: "id", message: "Không có cuộc kiểm tra này trong phạm vi bạn được thực hiện." };
const STANDS: Readonly<Record<InspectionState, string>> = {
  PLANNED: "Cuộc kiểm tra chưa mở.",
  OPEN: "Cuộc kiểm tra đang mở.",
  CONCLUDED: "Cuộc kiểm tra đã kết luận; nội dung không thay đổi được nữa.",
};

/** An inspection that the viewer may do something to. */
export async function inspectable(id: string, operation: OperationName, context: InspectionContext): Promise<InspectionRow | Problem> {
  const number = numberOf(id);
  const row = number === null ? null : await context.database.read((tx) => inspectionById(tx, number));
  if (row === null) return NOT_FOUND;
  return postFor(asking(context), operation, { unitPath: context.units.byId(row.unitId).path }) === undefined ? NOT_FOUND : row;
}

/** Does it under the inspection's lock, so that nothing is written beside a conclusion. */
export async function onInspection(
  act: InspectionAct,
  write: (tx: Tx, doing: Doing, row: InspectionRow) => Promise<number | null | Problem>,
  context: InspectionContext,
): Promise<{ id: number } | Problem> {
  const fault = keyFault(act.input.key);
  if (fault !== undefined) return fault;
  const row = await inspectable(act.input.id, act.operation, context);
  if ("message" in row) return row;
  const post = postFor(asking(context), act.operation, { unitPath: context.units.byId(row.unitId).path });
  if (post === undefined) return NOT_FOUND;
  const doing = doingOf(post, act.input.key, [act.operation, row.id, ...act.content], context);
  const { operation, table, detail = {} } = act;
  const writing: Writing = { operation, table, subject: { kind: "inspection", id: String(row.id) }, detail };
  return context.database.asWorker().write(async (tx) => {
    const state = await lockInspection(tx, row.id);
    const guarded = async (): Promise<number | null | Problem> => (state === act.needs ? write(tx, doing, row) : { at: "id", message: STANDS[state] });
    return writtenOnce(tx, doing, writing, guarded, context);
  });
}
