import { actorOf, asking, postFor } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { keyFault, numberOf } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import type { Problem } from "../platform/problem.ts";
import { caseAndUnits } from "../tally/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import { answerFacts, channelsOf, insertCitizenDelivery, templateOn } from "./citizen.queries.ts";
import type { AnswerFacts } from "./citizen.queries.ts";
import type { TellCitizenInput } from "./citizen.types.ts";
import type { AlertContext } from "./context.ts";

const NOT_FOUND: Problem = { at: "caseId", message: "Không có phản ánh này trong phạm vi bạn được báo cho người dân." };
const TOLD: Problem = { at: "caseId", message: "Người dân đã được báo về câu trả lời này." };

/** Opens the message to whoever reported a case that its answer is there: once an answer, in the words in force. @returns its case, or what stands against it */
export async function tellCitizen(input: TellCitizenInput, context: AlertContext): Promise<{ caseId: number; id: number } | Problem> {
  const fault = keyFault(input.key);
  if (fault !== undefined) return fault;
  const viewer = asking(context);
  const id = numberOf(input.caseId);
  const found = id === null ? null : await caseAndUnits(id, context);
  const post = found === null ? undefined : postFor(viewer, "tellCitizen", found);
  if (found === null || post === undefined) return NOT_FOUND;
  if (!context.ways.phone) return { at: "caseId", message: "Hệ thống chưa cấu hình cổng nhắn tin." };
  const [caseId, at, askedKey] = [found.case.id, context.clock.now(), input.key.toLowerCase()];
  return context.database.asWorker().write(async (tx): Promise<{ caseId: number; id: number } | Problem> => {
    const [facts] = await answerFacts(tx, [caseId]);
    if (facts === undefined) return NOT_FOUND;
    const by = { accountId: viewer.accountId, askedKey };
    if (facts.deliveryId !== null) return toldBefore(facts, by);
    const problem = await faultOf(tx, facts, context.units);
    if (problem !== undefined || facts.changeId === null) return problem ?? NOT_FOUND;
    const template = await templateOn(tx, at);
    const { unitId: byUnitId, onBehalfOf } = post;
    const asked = { accountId: viewer.accountId, byUnitId, onBehalfOf, caseId, changeId: facts.changeId, templateId: template.id, askedKey, at };
    const delivery = await insertCitizenDelivery(tx, asked);
    if (delivery === null) return toldBefore((await answerFacts(tx, [caseId]))[0], by); // a second click of the same instant is the same message
    const detail = { delivery, change: facts.changeId, template: template.id };
    const subject = { kind: "case", id: String(caseId) };
    await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, onBehalfOf), act: "tellCitizen", subject, detail, at });
    return { caseId, id: delivery };
  });
}

function toldBefore(facts: AnswerFacts | undefined, asked: { accountId: number; askedKey: string }): { caseId: number; id: number } | Problem {
  const isSame = facts?.toldBy === asked.accountId && facts.toldKey === asked.askedKey;
  return isSame && facts.deliveryId !== null ? { caseId: facts.caseId, id: facts.deliveryId } : TOLD;
}

/** What stands against telling a citizen of the newest answer; undefined: nothing does. */
export async function faultOf(tx: Tx, facts: AnswerFacts, units: UnitRegister): Promise<Problem | undefined> {
  if (facts.changeId === null) return { at: "caseId", message: "Chưa có câu trả lời nào được hệ thống nguồn xác nhận." };
  if (facts.deliveryId !== null) return TOLD;
  if (!facts.readable) return { at: "caseId", message: "Dữ liệu của người phản ánh đã được xóa." };
  if (!facts.hasPhone) return { at: "caseId", message: "Người phản ánh không để lại số điện thoại." };
  if (facts.confidentialPhone) return { at: "caseId", message: "Người phản ánh đề nghị giữ bí mật số điện thoại." };
  const { allowed } = await channelFor(tx, facts.unitId, units);
  return allowed ? undefined : { at: "caseId", message: `${units.byId(facts.unitId).name} chưa cho phép báo cho người dân bằng tin nhắn.` };
}

/** The last word for a unit: its own, or that of the nearest one above that said anything. */
export async function channelFor(
  tx: Tx,
  unitId: number,
  units: UnitRegister,
): Promise<{ allowed: boolean; saidFor: number | null; byName: string | null; at: number | null }> {
  const codes = units
    .byId(unitId)
    .path.split("/")
    .filter((part) => part !== "");
  const upwards = codes.toReversed().flatMap((code) => units.byCode(code)?.id ?? []);
  const said = new Map((await channelsOf(tx, upwards)).map((row) => [row.unitId, row]));
  const nearest = upwards.find((id) => said.has(id));
  const row = nearest === undefined ? undefined : said.get(nearest);
  return { allowed: row?.allowed ?? false, saidFor: row?.unitId ?? null, byName: row?.byName ?? null, at: row?.at ?? null };
}
