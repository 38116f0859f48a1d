import type { LedgerLine } from "../ledger-line.ts";
import { outsideNow } from "../outside/since-reopening.ts";
import type { Row } from "./spoil.ts";

const FORM_WORDS = { WRITTEN: "Văn bản", CALL: "Điện thoại", SYSTEM: "Hệ thống" } as const;

const dayFirst = (day: string | null | undefined): string => (day ?? "").split("-").toReversed().join("/");

/** The columns that acts from outside fill; none where the department does not live the fuller life, or takes no acts. */
export function outsideColumns(dept: "sxd" | "trungtam", line: LedgerLine, date: (instant: number) => string): Row {
  if (dept === "trungtam" || line.mergedInto === undefined) return {};
  const { comments, documents, files, published } = outsideNow(line.record);
  const comment = comments.at(-1);
  const order = documents.findLast(({ act }) => act === "assign");
  const answer = documents.findLast(({ act }) => act === "result");
  return {
    yKien: comment?.note ?? "",
    ngayYKien: comment === undefined ? "" : date(comment.at),
    soVanBanGiao: order?.no ?? "",
    ngayVanBanGiao: dayFirst(order?.day),
    hinhThucGiao: order?.form ? FORM_WORDS[order.form] : "",
    soVanBanTraLoi: answer?.no ?? "",
    ngayVanBanTraLoi: dayFirst(answer?.day),
    tepDinhKem: files.map(({ name }) => name).join(";"),
    noiDungCongKhai: published?.answer ?? "",
    ngayCongKhai: published === null ? "" : date(published.at),
  };
}
