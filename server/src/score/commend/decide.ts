import { asking } from "../../access/index.ts";
import type { Doing } from "../../access/index.ts";
import { canonical } from "../../audit/index.ts";
import { insertKept } from "../../inspection/index.ts";
import { keyFault, said, wordsFault } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import type { Problem } from "../../platform/problem.ts";
import { isBringer } from "../../backlog/index.ts";
import { bringersOfDossier } from "../brought.queries.ts";
import type { ScoreContext } from "../context.ts";
import { hashOf } from "../indicator/result.ts";
import { CHECK_WORDS } from "./check-words.ts";
import { changedSince, grantFault } from "./checks.ts";
import type { DecideCommendationInput, RevokeCommendationInput } from "./commend.inputs.ts";
import type { DecisionKind } from "./commend.words.ts";
import { decisionsOf, insertWaivers, proposalOf, reportsOf, runsOf } from "./dossier.queries.ts";
import type { RunRow, WaiverRow } from "./dossier.queries.ts";
import { documentFault, dossierFor, LONGEST_NUMBER, onDossier, openDossierWords, runNow } from "./dossier.ts";
import type { Dossier } from "./dossier.ts";
import { lookIn } from "./run.ts";

const LONGEST_REASON = 2_000;
const LONGEST_WAIVER = 1_000;

type Waiver = Omit<WaiverRow, "decisionId">;

/** What is decided, in words that may lie in the open. */
interface Decided {
  kind: DecisionKind;
  reason: string;
  documentNumber: string;
  documentDay: string;
  waivers: Waiver[];
}

/** A named person grants or refuses: never who proposed, never over what is blocked, over what is unknown only by a waiver of his own. */
export async function decideCommendation(input: DecideCommendationInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const told = { reason: said(input.reason), documentNumber: said(input.documentNumber), documentDay: input.documentDay };
  const waivers = input.waivers.map(({ check, reason, documentNumber }) => ({ check, reason: said(reason), documentNumber: said(documentNumber) }));
  const fault = paperFault(input.key, told, context) ?? waiversFault(waivers);
  if (fault !== undefined) return fault;
  if (input.verdict === "REFUSED" && waivers.length > 0) return { at: "waivers", message: "Không khen thưởng thì không cần nêu lý do bỏ qua điều kiện." };
  const dossier = await dossierFor(input.id, "decideCommendation", context);
  if ("message" in dossier) return dossier;
  const decided: Decided = { kind: input.verdict, ...(await opened(dossier, { ...told, waivers }, context)) };
  const content = [input.verdict, told.reason, told.documentNumber, told.documentDay, waivers];
  const detail = { verdict: input.verdict, waived: waivers.length };
  const act = { operation: "decideCommendation", table: "commendation_decision", when: ["PROPOSED"], key: input.key, content, detail } as const;
  return onDossier(
    dossier,
    act,
    async (tx, doing) => {
      const [last] = await runsOf(tx, dossier.row.id, 1);
      const against =
        (await bringerFault(tx, dossier, doing, context)) ??
        unitFault(dossier, context) ??
        (await runFault(tx, { dossier, decided, last, at: doing.at }, context));
      return against ?? write(tx, { dossier, decided, run: last ?? null, doing });
    },
    context,
  );
}

/** Cancels what was granted, such as for an achievement declared falsely. @source Luật Thi đua, khen thưởng 06/2022/QH15, chương VII */
export async function revokeCommendation(input: RevokeCommendationInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const told = { reason: said(input.reason), documentNumber: said(input.documentNumber), documentDay: input.documentDay };
  const fault = paperFault(input.key, told, context);
  if (fault !== undefined) return fault;
  const dossier = await dossierFor(input.id, "revokeCommendation", context);
  if ("message" in dossier) return dossier;
  const decided: Decided = { kind: "REVOKED", ...(await opened(dossier, { ...told, waivers: [] }, context)) };
  const content = [told.reason, told.documentNumber, told.documentDay];
  const act = { operation: "revokeCommendation", table: "commendation_decision", when: ["GRANTED"], key: input.key, content } as const;
  return onDossier(dossier, act, async (tx, doing) => unitFault(dossier, context) ?? write(tx, { dossier, decided, run: null, doing }), context);
}

type Told = Pick<Decided, "reason" | "documentNumber" | "documentDay">;

function paperFault(key: string, told: Told, context: ScoreContext): Problem | undefined {
  return keyFault(key) ?? wordsFault(told.reason, "reason", LONGEST_REASON) ?? documentFault(told.documentNumber, told.documentDay, context);
}

function waiversFault(waivers: readonly Waiver[]): Problem | undefined {
  if (new Set(waivers.map(({ check }) => check)).size < waivers.length) return { at: "waivers", message: "Mỗi điều kiện chỉ nêu lý do bỏ qua một lần." };
  const faults = waivers.map(
    ({ reason, documentNumber }) => wordsFault(reason, "waivers", LONGEST_WAIVER) ?? wordsFault(documentNumber, "waivers", LONGEST_NUMBER),
  );
  return faults.find((one) => one !== undefined);
}

/** The decision's and its waivers' words without submitters. */
async function opened(dossier: Dossier, told: Told & { waivers: readonly Waiver[] }, context: ScoreContext): Promise<Told & { waivers: Waiver[] }> {
  const texts = [told, ...told.waivers].flatMap(({ reason, documentNumber }) => [reason, documentNumber]);
  const open = await openDossierWords(dossier, texts, context);
  const at = (place: number): { reason: string; documentNumber: string } => ({ reason: open[2 * place] ?? "", documentNumber: open[2 * place + 1] ?? "" });
  return { ...at(0), documentDay: told.documentDay, waivers: told.waivers.map(({ check }, place) => ({ check, ...at(place + 1) })) };
}

/** Nobody decides what he brought forward. */
async function bringerFault(tx: Tx, { row }: Dossier, { onBehalfOf }: Doing, context: ScoreContext): Promise<Problem | undefined> {
  if (!(await isBringer(tx, await bringersOfDossier(tx, row.id), asking(context), onBehalfOf))) return undefined;
  return { at: "id", message: "Người mở đợt xét, đưa vào danh sách hoặc đề nghị không được quyết định hồ sơ này." };
}

/** Nobody decides for the unit he works in, nor from within it; an officer of the province's own may be decided on by another. */
function unitFault({ row }: Dossier, context: ScoreContext): Problem | undefined {
  const { id, path } = context.units.byId(row.unitId);
  if (row.officerId !== null && id === context.units.province.id) return undefined;
  const ownUnit = asking(context).posts.some(({ unitPath }) => unitPath.startsWith(path));
  return ownUnit ? { at: "id", message: "Không quyết định khen thưởng cho chính đơn vị mình công tác." } : undefined;
}

interface Deciding {
  dossier: Dossier;
  decided: Decided;
  last: RunRow | undefined;
  at: number;
}

/** A grant rests on conditions that still are as they were last looked at. */
async function runFault(tx: Tx, { dossier, decided: { kind, waivers }, last, at }: Deciding, context: ScoreContext): Promise<Problem | undefined> {
  if (kind !== "GRANTED") return undefined;
  const now = await runNow(tx, dossier, at, context);
  const { checks } = now;
  const changed = changedSince(last === undefined ? null : lookIn(last.content), now);
  if (changed.length > 0) {
    const names = changed.map((code) => CHECK_WORDS[code]).join("; ");
    return { at: "id", message: `Điều kiện đã thay đổi từ lần xem xét gần nhất: ${names}. Xem xét lại điều kiện trước khi quyết định.` };
  }
  const waived = waivers.map(({ check }) => check);
  const fault = grantFault(checks, waived);
  if (fault === undefined) return undefined;
  const words = {
    BLOCKED: "Không khen thưởng được khi còn vướng",
    UNKNOWN: "Chưa có căn cứ kết luận, cần nêu lý do và số văn bản",
    NOT_UNKNOWN: "Không cần bỏ qua điều kiện đã rõ",
  };
  return { at: fault.why === "BLOCKED" ? "id" : "waivers", message: `${words[fault.why]}: ${CHECK_WORDS[fault.code]}.` };
}

interface Writing {
  dossier: Dossier;
  decided: Decided;
  run: RunRow | null;
  doing: Doing;
}

/** Keeps the decision with the whole of what it rests on, in one fixed spelling. */
async function write(tx: Tx, { dossier: { row, round, form }, decided, run, doing }: Writing): Promise<number | null> {
  const { kind, reason, documentNumber, documentDay, waivers } = decided;
  const [proposal, reports, before] = [await proposalOf(tx, row.id), await reportsOf(tx, row.id), await decisionsOf(tx, [row.id])];
  const content = canonical({
    dossier: row.id,
    unit: row.unitId,
    ...(row.officerId !== null && { officer: row.officerId }),
    form: { code: form.code, from: form.validFrom },
    span: { from: round.fromDay, to: round.toDay },
    scores: row.hash,
    checks: run?.hash ?? null,
    report: reports.at(-1)?.words ?? null,
    awards: (reports.at(-1)?.earlier ?? []).map((one) => ({ ...one })),
    proposal: proposal?.words ?? null,
    before: before.map(({ hash }) => hash),
    kind,
    reason,
    documentNumber,
    documentDay,
    waivers: waivers.map((one) => ({ ...one })),
    at: doing.at,
  });
  const paper = { reason, document_number: documentNumber, document_day: documentDay, content, hash: hashOf([content]) };
  const id = await insertKept(tx, "commendation_decision", { candidate_id: row.id, kind, run_id: run?.id ?? null, ...paper }, doing);
  if (id !== null && waivers.length > 0) await insertWaivers(tx, id, waivers);
  return id;
}
