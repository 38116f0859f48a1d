import type { ReadMessage, SourceRecord } from "../connector.ts";
import { fakeContext } from "../conformance/index.ts";
import { configSchema, type SheetConfig } from "./config.ts";
import { Folder } from "./folder.fixture.ts";
import { sheet } from "./index.ts";
import { readPieces } from "./pieces.ts";
import type { Written } from "./write.fixture.ts";

export const ZONE = "Asia/Ho_Chi_Minh";

/** The headers of a ward's register of visitors, in their order. */
export const HEADERS = ["Số", "Ngày tiếp nhận", "Họ và tên", "Điện thoại", "Nội dung", "Lĩnh vực", "Đơn vị xử lý", "Ngày giao", "Ngày trả lời", "Kết quả"];

/** What its manifest says. */
export const REGISTER = {
  files: { pattern: "so*" },
  time: ["dd/MM/yyyy HH:mm", "dd/MM/yyyy"],
  record: {
    id: "Số",
    receivedAt: ["Ngày tiếp nhận", "Ngày nhận"],
    stage: { lastStep: true },
    channel: { constant: "IN_PERSON" },
    field: "Lĩnh vực",
    title: "Nội dung",
    lead: { column: "Đơn vị xử lý", orElse: "X-ANPHU" },
    intake: { constant: "X-ANPHU" },
    submitter: { name: "Họ và tên", phone: "Điện thoại", confidential: { kind: "constant", name: false, phone: false, content: false } },
    steps: [
      { column: "Ngày giao", step: "ASSIGNED", unit: "Đơn vị xử lý" },
      { column: "Ngày trả lời", step: "ANSWERED" },
    ],
    result: "Kết quả",
  },
  words: { field: { "Giao thông": "TRANSPORT", "Đất đai": "LAND" }, unit: { "Sở Xây dựng": "SXD", "UBND xã": "X-ANPHU" } },
};

export function configOf(changes: object = {}): SheetConfig {
  return configSchema.parse({ ...REGISTER, ...changes });
}

/** What one run of the connector says. */
export interface Told {
  records: SourceRecord[];
  rejects: Extract<ReadMessage, { type: "reject" }>[];
  checkpoint: Extract<ReadMessage, { type: "batch" }>["checkpoint"] | null;
  retold: string[];
  logged: string[];
}

/** Reads a folder once. */
export async function readOnce(folder: Folder, config: SheetConfig = configOf(), from: Told["checkpoint"] | null = null): Promise<Told> {
  const context = { ...fakeContext(config, "file:///so"), files: folder };
  const told: Told = { records: [], rejects: [], checkpoint: from ?? null, retold: [], logged: [] };
  for await (const message of sheet.read(context, from ?? null, { stream: "cases" })) {
    if (message.type === "reject") told.rejects.push(message);
    else if (message.type === "batch") {
      told.records.push(...message.records);
      told.checkpoint = message.checkpoint ?? told.checkpoint;
      if (message.retold !== undefined) told.retold.push(message.retold);
    }
  }
  told.logged = context.logged.map(({ message, facts }) => `${JSON.stringify(facts?.["place"] ?? facts?.["file"])}: ${message}`);
  return told;
}

/** Reads one file to its end, in this process; what refuses it is thrown. */
export async function readFile(name: string, content: Buffer | string, changes: object = {}) {
  const folder = new Folder();
  folder.put(name, content);
  const [entry] = await folder.list();
  if (entry === undefined) throw new Error("the folder is empty");
  const copy = await folder.copy(entry);
  if (copy === null) throw new Error("the file is gone");
  const told = { records: [] as SourceRecord[], rejects: [] as Told["rejects"], skipped: [] as string[] };
  try {
    for await (const piece of readPieces(copy.descriptor, { config: configOf(changes), zone: ZONE, name, writtenAt: copy.writtenAt })) {
      told.records.push(...piece.records);
      told.rejects.push(...piece.rejects);
      told.skipped.push(...piece.skipped.map(({ place, reason }) => `${place}: ${reason}`));
    }
  } finally {
    await copy.close();
  }
  return told;
}

/** A row of the register as text, with what a test says otherwise. */
export function aRow(id: string | null, changes: Partial<Record<(typeof HEADERS)[number], unknown>> = {}): Written[] {
  const row: Record<string, unknown> = {
    Số: id,
    "Ngày tiếp nhận": "12/03/2026 09:30",
    "Họ và tên": "Trần Văn Mẫu",
    "Điện thoại": "0912345678",
    "Nội dung": "Đường hỏng trước trường học",
    "Lĩnh vực": "Giao thông",
    "Đơn vị xử lý": "Sở Xây dựng",
    "Ngày giao": "12/03/2026",
    ...changes,
  };
  return HEADERS.map((header) => (row[header] ?? null) as Written);
}

/** The case of a record, or the reason why it is none. */
export function caseOf(record: SourceRecord | undefined, config: SheetConfig = configOf()) {
  if (record === undefined) throw new Error("there is no such record");
  return sheet.map(config, ZONE, record);
}
