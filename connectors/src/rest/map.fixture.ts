import type { Json, SourceRecord } from "../connector.ts";
import { configSchema } from "./config.ts";
import { rest } from "./index.ts";

export const paths = {
  id: "id",
  modified: "changed",
  reference: "code",
  receivedAt: "received",
  stage: "status",
  channel: "channel",
  field: "field",
  title: "title",
  content: "content",
  urgent: { path: "urgency", yes: ["khẩn"], no: ["thường"] },
  lead: "lead",
  cooperating: { path: "with" },
  supervisor: "supervisor",
  intake: { constant: "VPUB" },
  submitter: { name: "caller.name", phone: "caller.phone", confidential: { kind: "flags", name: "caller.hide", phone: "caller.hide", content: "caller.hide" } },
  place: { text: "place.text", areaCode: "place.ward", lat: "place.lat", long: "place.lng" },
  steps: { kind: "list", path: "steps", at: "at", act: "act", unit: "unit", note: "note" },
  result: "result",
  closureReason: "reason",
  repeatOf: "repeats",
};
const manifest = {
  list: { path: "/c", items: "items", paging: { kind: "offset", offset: "o", limit: "l", total: "t", pageSize: 10 } },
  time: "rfc3339",
  record: paths,
  words: {
    stage: { Mới: "RECEIVED", "Đã đóng": "CLOSED", "Ngoài thẩm quyền": { stage: "CLOSED", closureReason: "Ngoài thẩm quyền" } },
    channel: { zalo: "APP" },
    field: { Đèn: "URBAN_INFRASTRUCTURE" },
    unit: { "Sở A": "A", "Sở B": "B" },
    step: { nhan: "RECEIVED", giao: "ASSIGNED", xong: "RESOLVED" },
  },
};
const row = {
  id: "7",
  changed: "2026-01-03T00:00:00Z",
  code: "C-7",
  received: "2026-01-01T08:00:00+07:00",
  status: "Mới",
  channel: "zalo",
  field: "Đèn",
  title: " Đèn hỏng ",
  content: "Đèn tắt",
  urgency: "khẩn",
  lead: "Sở A",
  with: ["Sở B", "Sở B"],
  supervisor: null,
  caller: { name: "Bà Mẫu", phone: 912345678, hide: false },
  place: { text: "phố Mẫu", ward: "W01", lat: 21.5, lng: "105.25" },
  steps: [
    { at: "2026-01-02T00:00:00Z", act: "giao", unit: "Sở A", note: "" },
    { at: "2026-01-01T01:00:00Z", act: "nhan", unit: null, note: "gọi lúc 8 giờ" },
  ],
  result: "",
  reason: null,
  repeats: "",
};

/** Maps the row with some fields changed, or left out where undefined, and parts of the manifest replaced. */
export const map = (changes: { [field: string]: Json | undefined } = {}, config: object = {}, zone = "Asia/Ho_Chi_Minh") => {
  const data = Object.fromEntries(Object.entries({ ...row, ...changes }).filter(([, value]) => value !== undefined)) as Json;
  const record: SourceRecord = { stream: "cases", sourceId: "7", version: null, op: "upsert", observedAt: null, data };
  return rest.map(configSchema.parse({ ...manifest, ...config }), zone, record);
};
/** The case, where the row must become one. */
export const mapped = (changes: { [field: string]: Json | undefined } = {}, config: object = {}) => {
  const outcome = map(changes, config);
  if (!outcome.ok) throw new Error(`${outcome.at}: ${outcome.reason}`);
  return outcome.case;
};
