import { actorOf, asking, postFor } from "../access/index.ts";
import type { Post, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { numberOf, said } from "../platform/asked.ts";
import type { Problem } from "../platform/problem.ts";
import type { UnitRegister } from "../unit/index.ts";
import { heldCase, heldRecord, sourceOf } from "../writeback/index.ts";
import type { MatterContext } from "./context.ts";
import { hidingDiversion, recordPlace } from "./divert.queries.ts";
import { reasonPlace } from "./divert.ts";
import type { OpenDivertedInput } from "./divert.types.ts";
import { DivertedOpened } from "./divert.types.ts";

const [SHORTEST_REASON, LONGEST_REASON] = [10, 500];
const NOT_FOUND: Problem = { at: "caseId", message: "Không có phản ánh được giữ kín này trong phạm vi bạn được mở." };

/** The post by which somebody opens what is hidden: of the unit that diverted it or one above, or of the unit it went to; undefined: none. */
export function openingPost(viewer: Viewer, d: { byUnitId: number; toUnitId: number | null }, units: UnitRegister): Post | undefined {
  const places = [d.byUnitId, ...(d.toUnitId === null ? [] : [d.toUnitId])].map((id) => units.byId(id).path);
  return places.map((unitPath) => postFor(viewer, "openDiverted", { unitPath })).find((post) => post !== undefined);
}

/** Opens a hidden case out of the raw record, and writes down who looked and why, in one transaction: what is not in the chain was not shown. */
export async function openDiverted(input: OpenDivertedInput, context: MatterContext): Promise<DivertedOpened | Problem> {
  const { vault, clock, units } = context;
  const viewer = asking(context);
  const caseId = numberOf(input.caseId);
  const reason = said(input.reason).normalize("NFC");
  if (caseId === null) return NOT_FOUND;
  const source = await context.database.asWorker().read(async (tx) => recordPlace(tx, caseId));
  const of = source === null ? null : await sourceOf(context, source.sourceId);
  return context.database.asWorker().write(async (tx): Promise<DivertedOpened | Problem> => {
    const diversion = await hidingDiversion(tx, caseId);
    const post = diversion === null ? undefined : openingPost(viewer, diversion, units);
    if (diversion === null || post === undefined || source === null || of === null) return NOT_FOUND;
    if (reason.length < SHORTEST_REASON || reason.length > LONGEST_REASON)
      return { at: "reason", message: `Lý do cần ${SHORTEST_REASON} đến ${LONGEST_REASON} ký tự.` };
    const held = await heldRecord(tx, source.sourceId, source.stream, source.sourceCaseId);
    const told = held === null ? null : heldCase(held, of, vault);
    const key = held?.wrappedKey == null ? null : vault.unwrap(held.wrappedKey);
    const kept = { texts: { reason }, caseId, seal: (plain: Buffer, place: string) => vault.seal(key ?? vault.newRecordKey().key, plain, place) };
    const entry = { stream: "access", actor: actorOf(viewer, post.onBehalfOf), act: "openDiverted", subject: { kind: "case", id: String(caseId) } } as const;
    await appendAudit(tx, { ...entry, detail: { diversion: diversion.id }, at: clock.now(), kept });
    const { name = null, phone = null, email = null, address = null } = told?.submitter ?? {};
    const sealed =
      key === null || diversion.reasonSealed === null ? null : vault.open(key, diversion.reasonSealed, reasonPlace(diversion.byAccountId, diversion.askedKey));
    return Object.assign(new DivertedOpened(), {
      reference: source.reference,
      title: told?.title ?? null,
      content: told?.content ?? null,
      place: told?.place?.text ?? null,
      name,
      phone,
      email,
      address,
      reason: sealed?.toString("utf8") ?? null,
      erased: key === null,
    });
  });
}
