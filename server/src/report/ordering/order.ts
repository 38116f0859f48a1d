import { actorOf, asking } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { KEY_USED, keyFault } from "../../platform/asked.ts";
import type { Problem } from "../../platform/problem.ts";
import { askedOf } from "../filing/index.ts";
import type { DraftReportInput, ReportContext } from "../filing/index.ts";
import { insertOrder, orderAsked, runningOrders } from "./order.queries.ts";

const MOST_AT_ONCE = 3;

/** Asks for a report to be drawn up in the background. @returns the order's number, or what stands against it */
export async function orderReport(input: DraftReportInput, context: ReportContext): Promise<{ id: number } | Problem> {
  const fault = keyFault(input.key);
  if (fault !== undefined) return fault;
  const asked = askedOf(input, context);
  if ("message" in asked) return asked;
  if ((input.typedIn ?? []).length > 0) return { at: "typedIn", message: "Báo cáo có số liệu nhập được lập ngay, không lập ở nền." };
  const { accountId } = asking(context);
  const { key, ...content } = input;
  const text = JSON.stringify(content);
  const order = { code: input.code, unitId: asked.unit.id, asked: text, accountId, askedKey: key.toLowerCase(), askedHash: context.vault.fingerprint(text) };
  const at = context.clock.now();
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const before = await orderAsked(tx, accountId, order.askedKey);
    if (before !== null) return before.askedHash.equals(order.askedHash) ? { id: before.id } : KEY_USED;
    if ((await runningOrders(tx, accountId)) >= MOST_AT_ONCE) return { at: "key", message: `Mỗi người có nhiều nhất ${MOST_AT_ONCE} báo cáo đang lập ở nền.` };
    const id = await insertOrder(tx, { ...order, at });
    if (id === null) return KEY_USED;
    const detail = { code: input.code, unit: asked.unit.code };
    const subject = { kind: "reportOrder", id: String(id) };
    await appendAudit(tx, { stream: "access", actor: actorOf(asking(context), asked.post.onBehalfOf), act: "orderReport", subject, detail, at });
    return { id };
  });
}
