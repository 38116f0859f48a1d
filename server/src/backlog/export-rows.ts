import { CHANNEL_WORDS, FIELD_WORDS, STAGE_WORDS } from "../case/index.ts";
import { runningTime } from "../clock/index.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay, localTime } from "../platform/local-time.ts";
import type { QueuedCase, TallyContext } from "../tally/index.ts";
import type { SentOnBy } from "./export-letters.queries.ts";
import { CLASS_WORDS, dispositionWords, factWords, SEVERITY_WORDS, timeLeftWords } from "./export-words.ts";
import type { QueueColumn } from "./queue-filter.ts";

/** What a row is written with, beside the case: the letters by which the page's cases were sent on. */
type RowContext = Pick<TallyContext, "units" | "rules"> & { sentOn: ReadonlyMap<number, SentOnBy> };

/** A column of the file. */
interface FileColumn {
  title: string;
  /** in characters */
  width: number;
  cell: (row: QueuedCase, context: RowContext) => string;
}

const ALWAYS: readonly FileColumn[] = [
  { title: "Mã phản ánh", width: 22, cell: ({ case: one }) => one.reference },
  { title: "Tiêu đề", width: 50, cell: ({ case: one }) => one.title },
];

/** What each column of the queue is in a file: all that the screen shows in it. */
const OF_COLUMN: Readonly<Record<QueueColumn, readonly FileColumn[]>> = {
  TIME: [
    { title: "Mức độ", width: 22, cell: ({ backlog }) => (backlog === null ? "" : SEVERITY_WORDS[backlog.severity]) },
    { title: "Thời gian còn lại", width: 30, cell: ({ case: one }, context) => timeLeftWords(runningTime(one, context), one.paused) },
    { title: "Quá hạn từ", width: 18, cell: ({ case: one }) => (one.dueAt === null ? "" : moment(one.dueAt)) },
  ],
  CLASS: [
    { title: "Nhóm tồn đọng", width: 34, cell: ({ backlog }) => (backlog === null ? "" : CLASS_WORDS[backlog.class]) },
    { title: "Căn cứ", width: 44, cell: ({ backlog }) => (backlog === null ? "" : factWords(backlog.facts)) },
    { title: "Hướng xử lý", width: 34, cell: ({ backlog }) => (backlog === null ? "" : dispositionWords(backlog)) },
  ],
  UNIT: [{ title: "Đơn vị đang giữ", width: 34, cell: ({ case: one }, { units }) => units.byId(one.unitId).name }],
  FIELD: [{ title: "Lĩnh vực", width: 22, cell: ({ case: one }) => FIELD_WORDS[one.field] }],
  STAGE: [
    { title: "Bước", width: 18, cell: ({ case: one }) => STAGE_WORDS[one.stage] },
    { title: "Văn bản chuyển hướng", width: 26, cell: ({ case: one }, { sentOn }) => letterWords(sentOn.get(one.id)) },
  ],
  RECEIVED: [{ title: "Tiếp nhận lúc", width: 18, cell: ({ case: one }) => moment(one.receivedAt) }],
  CHANNEL: [{ title: "Kênh tiếp nhận", width: 20, cell: ({ case: one }) => (one.channel === null ? "" : CHANNEL_WORDS[one.channel]) }],
  PLACE: [{ title: "Địa điểm", width: 40, cell: ({ case: one }) => one.placeText ?? "" }],
};

/** The file's columns for those of the queue, in their order. */
export function headOf(columns: readonly QueueColumn[]): readonly FileColumn[] {
  return [...ALWAYS, ...columns.flatMap((column) => OF_COLUMN[column])];
}

/** One case as the queue shows it. */
export function rowOf(row: QueuedCase, columns: readonly QueueColumn[], context: RowContext): string[] {
  return headOf(columns).map(({ cell }) => cell(row, context));
}

/** "12/VP-TD ngày 16/03/2026" */
function letterWords(letter: SentOnBy | undefined): string {
  return letter === undefined ? "" : `${letter.number} ngày ${letter.day.split("-").toReversed().join("/")}`;
}

/** dd/MM/yyyy HH:mm in the province */
export function moment(at: Instant): string {
  return `${localDay(at).split("-").toReversed().join("/")} ${localTime(at)}`;
}
