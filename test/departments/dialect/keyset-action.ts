import type { LedgerLine } from "../ledger-line.ts";
import type { Act } from "../outside/asked-act.ts";
import { rfc3339 } from "../vietnam-time.ts";
import type { Row } from "./spoil.ts";

/** The product's words for what can be asked of it. */
export const ACT_WORDS: Readonly<Record<Act, string>> = {
  assign: "giao",
  accept: "nhan",
  comment: "y_kien",
  result: "co_kq",
  extend: "gia_han",
  transfer: "chuyen",
  return: "tra_lai",
  close: "ket_thuc",
  reopen: "mo_lai",
  publish: "cong_khai",
  answer: "tra_loi",
  pause: "tam_dung",
  resume: "tiep_tuc",
};

/** What an act from outside is remembered as. @param line the version it led to */
export function actionRow(line: LedgerLine): Row {
  const { key = null, act = "comment" } = line.asked ?? {};
  return { key, case_id: line.id, act: ACT_WORDS[act], done_at: rfc3339(Date.parse(line.at)), modified_at: line.modified };
}
