import { actorOf, asking, doingOf, postFor } from "../../access/index.ts";
import type { Doing } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { isBringer } from "../../backlog/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { bringersOfScheme } from "../brought.queries.ts";
import type { ScoreContext } from "../context.ts";
import { approvalAsked, insertApproval, issuedSince, lockVersions, periodReaching, schemesById, versionBefore } from "./scheme.queries.ts";
import type { SchemeRow } from "./scheme.queries.ts";
import type { ApproveSchemeInput } from "./scheme.types.ts";

const LONGEST_NUMBER = 60;

/** Issues a proposed scheme by a paper; a version of an issued one ends it. @returns what stands against it */
export async function issueScheme(input: ApproveSchemeInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const id = numberOf(input.scheme) ?? 0;
  const documentNumber = said(input.documentNumber);
  const fault = keyFault(input.key) ?? wordsFault(documentNumber, "documentNumber", LONGEST_NUMBER);
  if (fault !== undefined) return fault;
  const viewer = asking(context);
  const post = postFor(viewer, "approveScheme", { unitPath: context.units.province.path });
  const [scheme] = await context.database.read((tx) => schemesById(tx, [id]));
  if (post === undefined || scheme === undefined) return { at: "scheme", message: "Không có bộ tiêu chí này trong phạm vi bạn được ban hành." };
  const today = localDay(context.clock.now());
  if (input.effectiveFrom < today) return { at: "effectiveFrom", message: "Bộ tiêu chí không có hiệu lực trở về trước: chọn từ hôm nay." };
  if (input.documentDay > today) return { at: "documentDay", message: "Ngày văn bản không được ở tương lai." };
  const { effectiveFrom, documentDay } = input;
  const doing = doingOf(post, input.key, ["approveScheme", scheme.version, effectiveFrom, documentNumber, documentDay], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    await lockVersions(tx, scheme.code);
    if (await isBringer(tx, await bringersOfScheme(tx, id), viewer, doing.onBehalfOf))
      return { at: "scheme", message: "Người đề xuất bộ tiêu chí, hoặc người được làm thay khi đề xuất, không được ban hành bộ tiêu chí này." };
    const before = await approvalAsked(tx, id);
    if (before !== undefined) return again(before, id, doing);
    const ends = await versionBefore(tx, scheme.code, scheme.validFrom);
    const problem = await standsAgainst(tx, scheme, ends, effectiveFrom);
    if (problem !== null) return problem;
    await insertApproval(tx, { ...doing, schemeId: id, effectiveFrom, documentNumber, documentDay });
    const subject = { kind: "scoringScheme", id: String(id) };
    const detail = { version: scheme.version, effectiveFrom, documentDay, from: scheme.validFrom, ends: ends ?? null };
    await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, doing.onBehalfOf), act: "approveScheme", subject, detail, at: doing.at });
    return { id };
  });
}

/** It was issued before: by the same act, or not. */
function again(before: { accountId: number; askedKey: string; askedHash: Buffer }, id: number, doing: Doing): { id: number } | Problem {
  if (before.accountId !== doing.accountId || before.askedKey !== doing.askedKey) return { at: "scheme", message: "Bộ tiêu chí này đã được ban hành." };
  return before.askedHash.equals(doing.askedHash) ? { id } : KEY_USED;
}

/** Versions follow each other without a gap, and none holds for days of a period that another one counts. @param ends the version that this one ends; undefined: none */
async function standsAgainst(tx: Tx, scheme: SchemeRow, ends: string | undefined, effectiveFrom: string): Promise<Problem | null> {
  const { code, validFrom } = scheme;
  const later = await issuedSince(tx, code, validFrom);
  if (later !== undefined)
    return { at: "scheme", message: `Bản ${later.version} cho các kỳ từ ${later.validFrom} đã được ban hành; bản mới phải dành cho các kỳ sau.` };
  if (ends !== undefined && effectiveFrom > validFrom)
    return { at: "effectiveFrom", message: `Bản trước hết hiệu lực khi bản này bắt đầu, ngày ${validFrom}: chọn ngày có hiệu lực không muộn hơn ngày đó.` };
  const reaching = await periodReaching(tx, scheme);
  if (reaching === undefined) return null;
  return {
    at: "scheme",
    message: `Kỳ từ ${reaching.from} đến ${reaching.to} đã mở hoặc đã chốt theo bản trước: bản mới phải dành cho các kỳ từ ngày sau ${reaching.to}.`,
  };
}
