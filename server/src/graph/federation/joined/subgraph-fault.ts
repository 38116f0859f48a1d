import { GraphQLError } from "graphql";

/** What a department's graph did wrong, as whoever asked is told. */
export type SubgraphCode =
  | "SUBGRAPH_UNREACHABLE"
  | "SUBGRAPH_TIMEOUT"
  | "SUBGRAPH_TOO_LARGE"
  | "SUBGRAPH_WRONG_ANSWER"
  | "SUBGRAPH_REFUSED"
  | "SUBGRAPH_BUSY"
  | "SUBGRAPH_RESTING";

const WORDS: Record<SubgraphCode, string> = {
  SUBGRAPH_UNREACHABLE: "không kết nối được",
  SUBGRAPH_TIMEOUT: "không trả lời kịp",
  SUBGRAPH_TOO_LARGE: "trả lời quá lớn",
  SUBGRAPH_WRONG_ANSWER: "trả lời sai khuôn dạng",
  SUBGRAPH_REFUSED: "từ chối hoặc báo lỗi",
  SUBGRAPH_BUSY: "đang có quá nhiều câu hỏi chờ",
  SUBGRAPH_RESTING: "đang tạm nghỉ sau nhiều lần lỗi",
};

/** One fault of one graph: its name and a code, never a word of what was asked or answered. @param detail for the log and IT staff alone */
export class SubgraphFault extends Error {
  readonly code: SubgraphCode;
  readonly subgraph: string;
  readonly detail: string;

  constructor(subgraph: string, code: SubgraphCode, detail: string) {
    super(`Đồ thị thành phần “${subgraph}” ${WORDS[code]}; các trường của đơn vị này để trống.`);
    this.subgraph = subgraph;
    this.code = code;
    this.detail = detail;
  }

  /** As an answer's error. */
  shown(): GraphQLError {
    return new GraphQLError(this.message, { extensions: { code: this.code, subgraph: this.subgraph } });
  }
}
