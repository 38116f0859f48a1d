import { z } from "zod";
import { instantText, text } from "./source-case.ts";

/** What an office may ask the system that owns a case to change. */
export const CHANGE_KINDS = [
  "ASSIGN", // giao: to the unit that is to handle it
  "ACCEPT", // nhận xử lý
  "COMMENT", // ý kiến
  "RECORD_RESULT", // cập nhật kết quả
  "EXTEND", // gia hạn
  "TRANSFER", // chuyển to another unit that then holds it
  "RETURN", // trả lại to the unit that dispatches
  "CLOSE", // kết thúc
  "REOPEN", // mở lại
  "PUBLISH", // công khai
  "ANSWER", // trả lời người dân: apart from the result, with its own instant
  "PAUSE", // tạm dừng: for a reason that the regulation accepts
  "RESUME", // tiếp tục sau tạm dừng
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The form of an order (giao việc): handling counts from its instant. */
export const ORDER_FORMS = [
  "WRITTEN", // văn bản chỉ đạo
  "DELEGATED_CALL", // cuộc gọi ủy quyền
  "SYSTEM", // giao trên hệ thống
] as const;
export type OrderForm = (typeof ORDER_FORMS)[number];

/** How the citizen was answered (trả lời): each stands on a proof of its own. */
export const ANSWER_FORMS = [
  "CALL", // cuộc gọi: one that the call log has
  "LETTER", // văn bản: its number and day
  "TEXT", // tin nhắn, thư điện tử, trang thông tin: the words themselves
] as const;
export type AnswerForm = (typeof ANSWER_FORMS)[number];

const unitCode = text(40).min(1, "expected a unit's code");
const words = (max: number) => text(max).min(1, "expected words");
const day = z.string().regex(/^20\d\d-\d\d-\d\d$/, "expected a day such as 2026-03-20");

/** The paper a result or an order stands on. */
const paper = z.strictObject({ number: words(80), day });
export type Paper = z.infer<typeof paper>;

/** Files that may go with one result. */
export const MOST_FILES = 5;

/** A file that goes along, by the hub's id of it; its bytes stand elsewhere. */
const fileRef = z.strictObject({
  id: z.uuid(),
  name: words(200),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
  /** how many */
  bytes: z.int().min(1),
});
export type FileRef = z.infer<typeof fileRef>;

/**
 * One decided change as the hub says it: unit codes of the hub's register, instants in UTC. `at` is when it was decided.
 * A kind of source says the same in its own words.
 */
export const caseChange = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("ASSIGN"),
    at: instantText,
    toUnit: unitCode,
    form: z.enum(ORDER_FORMS),
    /** the instant the order was given: handling counts from it */
    orderedAt: instantText,
    paper: paper.optional(),
    note: text(4000).optional(),
  }),
  z.strictObject({ kind: z.literal("ACCEPT"), at: instantText, note: text(4000).optional() }),
  z.strictObject({ kind: z.literal("COMMENT"), at: instantText, note: words(4000) }),
  z.strictObject({
    kind: z.literal("RECORD_RESULT"),
    at: instantText,
    result: words(20_000),
    paper: paper.optional(),
    files: z.array(fileRef).min(1).max(MOST_FILES).optional(),
  }),
  z.strictObject({ kind: z.literal("EXTEND"), at: instantText, dueDay: day, reason: words(4000), approver: text(200).optional() }),
  z.strictObject({ kind: z.literal("TRANSFER"), at: instantText, toUnit: unitCode, reason: words(4000) }),
  z.strictObject({ kind: z.literal("RETURN"), at: instantText, reason: words(4000) }),
  z.strictObject({ kind: z.literal("CLOSE"), at: instantText, reason: words(1000) }),
  z.strictObject({ kind: z.literal("REOPEN"), at: instantText, reason: words(4000) }),
  z.strictObject({ kind: z.literal("PUBLISH"), at: instantText, answer: words(20_000) }),
  z.strictObject({
    kind: z.literal("ANSWER"),
    at: instantText,
    form: z.enum(ANSWER_FORMS),
    /** when the citizen was answered: the answer's clock stops at it */
    answeredAt: instantText,
    /** the hub's number of the call in its log */
    call: z
      .string()
      .regex(/^\d{1,15}$/)
      .optional(),
    paper: paper.optional(),
    answer: words(4000),
  }),
  z.strictObject({
    kind: z.literal("PAUSE"),
    at: instantText,
    /** the regulation's code */
    pauseReason: text(60).min(1, "expected a code of the regulation"),
    reason: words(4000),
    approver: text(200).optional(),
  }),
  z.strictObject({ kind: z.literal("RESUME"), at: instantText, reason: words(4000) }),
]);
export type CaseChange = z.infer<typeof caseChange>;
