import { actorOf, asking, doingOf, postFor } from "../../access/index.ts";
import type { Post } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import type { Problem } from "../../platform/problem.ts";
import type { Unit } from "../../unit/index.ts";
import { verificationOf } from "../content.ts";
import { spelledOut } from "../kept-rows.ts";
import type { DrawnUp, RowPiece } from "../kept-rows.ts";
import { NothingToReport, NotKept, ReportTooLong, WHILE_WAITING } from "../report-kind.ts";
import type { Allowance, ReportKind } from "../report-kind.ts";
import { LONGEST_DOCUMENT, MOST_TYPED } from "../typed-span.ts";
import type { ReportContext } from "./context.ts";
import { madeContent } from "./make.ts";
import type { DraftReportInput, TypedSpanInput } from "./report.inputs.ts";
import { insertPiece } from "./pieces.queries.ts";
import { insertReport, reportAsked, reportById } from "./report.queries.ts";
import type { NewReport, ReportHead } from "./report.queries.ts";

/** Draws a report up: its table is counted, and fixed. @returns its number, or what stands against it */
export async function draftReport(input: DraftReportInput, context: ReportContext, allowance: Allowance = WHILE_WAITING): Promise<{ id: number } | Problem> {
  const before = keyFault(input.key) ?? (await draftedBefore(input, context));
  if (before !== undefined) return before;
  const asked = askedOf(input, context);
  if ("message" in asked) return asked;
  const corrected = await correctedOf(input, asked.unit, context);
  if (corrected !== null && "message" in corrected) return corrected;
  const made = await madeContent({ ...asked, input, corrects: corrected?.verification ?? null, allowance }, context).catch((error: unknown) =>
    notMade(error, allowance),
  );
  if ("message" in made) return made;
  const { period, stream } = made.content;
  if (corrected !== null && (corrected.from !== period.from || corrected.to !== period.to || corrected.caseStream !== stream))
    return { at: "corrects", message: "Báo cáo đính chính phải cùng kỳ, cùng luồng với báo cáo được đính chính." };
  const report = await newReport(made, { ...asked, input, correctsId: corrected?.id ?? null }, context);
  const id = await context.database.asWorker().write((tx) => write(tx, report, made.pieces, context));
  return id === null ? ((await draftedBefore(input, context)) ?? KEY_USED) : { id };
}

/** What is to be drawn up, of whom, and by which post. */
interface Asked {
  unit: Unit;
  post: Post;
  kind: ReportKind;
}

/** What is to be drawn up, if who asks may draw it up. */
export function askedOf(input: DraftReportInput, context: ReportContext): Asked | Problem {
  const { units, reportKinds } = context;
  const unit = units.byCode(input.unit);
  const post = unit === undefined ? undefined : postFor(asking(context), "draftReport", { unitPath: unit.path });
  if (unit === undefined || post === undefined) return { at: "unit", message: "Đơn vị này không thuộc phạm vi bạn được lập báo cáo." };
  const kind = reportKinds.find(({ code }) => code === input.code);
  if (kind === undefined) return { at: "code", message: `Hệ thống chưa lập được báo cáo ${input.code}.` };
  if (kind.needs !== undefined && postFor(asking(context), kind.needs, { unitPath: unit.path }) === undefined)
    return { at: "code", message: `Bạn không được xem số liệu của báo cáo ${kind.code} ở phạm vi này.` };
  if (kind.latestAlone === true && input.counted === "AT_CUT_OFF")
    return { at: "counted", message: `Nội dung báo cáo ${kind.code} không được giữ theo thời điểm chốt: hãy lập theo số liệu mới nhất.` };
  if (input.stream != null && !kind.streams.includes(input.stream)) return { at: "stream", message: `Báo cáo ${kind.code} không có luồng này.` };
  return typedWordsFault(input.typedIn ?? [], kind) ?? { unit, post, kind };
}

function typedWordsFault(typedIn: readonly TypedSpanInput[], kind: ReportKind): Problem | undefined {
  if (typedIn.length === 0) return undefined;
  if (kind.takesTyped !== true) return { at: "typedIn", message: `Báo cáo ${kind.code} không nhận số liệu nhập.` };
  if (typedIn.length > MOST_TYPED) return { at: "typedIn", message: `Nhiều nhất ${MOST_TYPED} dòng số liệu nhập.` };
  return typedIn.map(({ document }, place) => wordsFault(said(document), `typedIn.${place}`, LONGEST_DOCUMENT)).find((fault) => fault !== undefined);
}

/** The report that is corrected: filed, of the same kind and unit. */
async function correctedOf({ corrects, code }: DraftReportInput, unit: Unit, { database }: ReportContext): Promise<ReportHead | Problem | null> {
  if (corrects == null) return null;
  const number = numberOf(corrects);
  const found = number === null ? null : await database.read((tx) => reportById(tx, number));
  if (found === null || found.unitId !== unit.id || found.code !== code)
    return { at: "corrects", message: "Không có báo cáo cùng loại của đơn vị này để đính chính." };
  return found.state === "DRAFT" ? { at: "corrects", message: "Báo cáo chưa nộp thì lập lại, không đính chính." } : found;
}

const LIMIT = "hệ thống được đặt (REPORT_MOST_ROWS)";

function notMade(error: unknown, { waiting }: Allowance): Problem {
  if (error instanceof NothingToReport) return { at: "period", message: error.message };
  if (error instanceof NotKept) return { at: "counted", message: error.message };
  if (!(error instanceof ReportTooLong)) throw error;
  const shown = (n: number): string => n.toLocaleString("vi-VN");
  return {
    at: "unit",
    message: `Danh sách có ${shown(error.rows)} dòng, ${waiting ? "lập ngay" : LIMIT} nhiều nhất ${shown(error.most)} dòng: hãy ${waiting ? "lập ở nền, hoặc " : ""}chọn đơn vị hẹp hơn.`,
  };
}

async function newReport(
  made: DrawnUp,
  { unit, post, input, correctsId }: Asked & { input: DraftReportInput; correctsId: number | null },
  context: ReportContext,
): Promise<NewReport> {
  const doing = doingOf(post, input.key, contentOf(input), context);
  const { text, sha256 } = await spelledOut(made);
  const { period, stream, reckoning, counted, asOf, kind } = made.content;
  return {
    ...doing,
    code: kind,
    unitId: unit.id,
    caseStream: stream,
    reckoning,
    periodKind: period.kind,
    calendar: period.calendar,
    from: period.from,
    to: period.to,
    counted,
    asOf,
    content: text,
    rowsInPieces: made.pieces.reduce((sum, { rowCount }) => sum + rowCount, 0),
    sha256,
    verification: verificationOf(sha256, `${doing.accountId} ${doing.askedKey}`),
    unbalanced: made.unbalanced,
    correctsId,
  };
}

/** The report with all of its rows, and the audit entry: all or nothing. */
async function write(tx: Tx, report: NewReport, pieces: readonly RowPiece[], context: ReportContext): Promise<number | null> {
  const id = await insertReport(tx, report);
  if (id === null) return null;
  for (const piece of pieces) await insertPiece(tx, id, piece); // together they would lie in memory once more
  const { code, from, to, sha256, onBehalfOf, at, unitId, correctsId } = report;
  const detail = { code, unit: context.units.byId(unitId).code, from, to, sha256, corrects: correctsId };
  await appendAudit(tx, {
    stream: "decision",
    actor: actorOf(asking(context), onBehalfOf),
    act: "draftReport",
    subject: { kind: "report", id: String(id) },
    detail,
    at,
  });
  return id;
}

async function draftedBefore(input: DraftReportInput, context: ReportContext): Promise<{ id: number } | Problem | undefined> {
  const { accountId } = asking(context);
  const before = await context.database.asWorker().read((tx) => reportAsked(tx, accountId, input.key.toLowerCase()));
  if (before === null) return undefined;
  return before.askedHash.equals(context.vault.fingerprint(JSON.stringify(contentOf(input)))) ? { id: before.id } : KEY_USED;
}

/** The input without its key, for the key to stand for. */
function contentOf({ key: _key, ...content }: DraftReportInput): unknown {
  const given = Object.entries(content).filter(([, value]) => value != null);
  return ["draftReport", given.toSorted(([a], [b]) => (a < b ? -1 : 1))];
}
