import type { CaseStream, Channel, Field, Stage, StepKind } from "@dau-moi/schema";
import type { Manifest } from "../../hub.ts";

/** The words of the scripted source's own system; its manifest maps them. */
export const WORDS = {
  stream: { HOTLINE: "duong day nong", ADMIN_REGULATION: "quy dinh", LEGAL_DOCUMENT: "van ban" } satisfies Record<CaseStream, string>,
  stage: {
    RECEIVED: "moi",
    ASSIGNED: "giao",
    IN_PROGRESS: "lam",
    RESOLVED: "xong",
    ANSWERED: "tra loi",
    CLOSED: "dong",
    DECLINED: "tu choi",
    REDIRECTED: "chuyen",
  } satisfies Record<Stage, string>,
  channel: {
    PHONE: "goi",
    SMS: "nhan tin",
    WEB: "web",
    APP: "app",
    CHATBOT: "may tra loi",
    EMAIL: "thu",
    POST: "buu dien",
    IN_PERSON: "den",
    OTHER_SYSTEM: "he khac",
  } satisfies Record<Channel, string>,
  field: {
    URBAN_INFRASTRUCTURE: "ha tang",
    TRANSPORT: "giao thong",
    CONSTRUCTION: "xay dung",
    LAND: "dat",
    ENVIRONMENT: "moi truong",
    PUBLIC_ORDER: "trat tu",
    ADMINISTRATIVE_PROCEDURE: "thu tuc",
    CIVIL_SERVANT_CONDUCT: "thai do",
    HEALTH: "y te",
    EDUCATION: "truong",
    SOCIAL_POLICY: "chinh sach",
    PROPOSAL: "kien nghi",
  } satisfies Record<Field, string>,
  step: {
    RECEIVED: "nhan",
    ASSIGNED: "giao cho",
    ACCEPTED: "nhan viec",
    TRANSFERRED: "chuyen cho",
    RETURNED: "tra ve",
    RESOLVED: "co ket qua",
    ANSWERED: "da tra loi",
    CLOSED: "ket thuc",
    REOPENED: "mo lai",
    DECLINED: "khong nhan",
    REDIRECTED: "huong dan",
    PAUSED: "tam dung",
    RESUMED: "tiep tuc",
    EXTENDED: "gia han",
    NO_RESULT_REPORTED: "bao cao chua xong",
    MERGED: "gop",
  } satisfies Record<StepKind, string>,
  /** the regulation's codes of the sample, and one that no regulation knows */
  pause: { "CHO-CONG-DAN": "cho dan", "CHO-CAP-TREN": "cho cap tren", "CHO-PHOI-HOP": "cho phoi hop", "NGHI-PHEP": "nghi phep" },
};

const UNITS =
  "TINH VPUB SXD SXD-HTGT SXD-QLVT SXD-QLN TTHT SGTVT STNMT STNMT-CU SNNPTNT SLDTBXH SYT SGDDT SNV SCT CTDT HUYEN-SL X-ANPHU X-BINHHOA X-TANLOC P-DONGTHANH P-TRUNGTAM P-HAIAN".split(
    " ",
  );

/** theirs → ours */
const turned = (words: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(words).map(([ours, theirs]) => [theirs, ours]));

export interface RestWords {
  caseStream: Record<string, string>;
  stage: Record<string, string>;
  channel: Record<string, string>;
  field: Record<string, string>;
  unit: Record<string, string>;
  step: Record<string, string>;
  pause: Record<string, string>;
}
export type RestManifest = Manifest & {
  config: { words: RestWords; list: Record<string, unknown>; record: Record<string, unknown>; [option: string]: unknown };
};

/** What the IT officer writes to connect a scripted source. */
export function manifestFor(code: string, baseUrl: string): RestManifest {
  return {
    id: code,
    name: { vi: `Nguồn ${code}`, en: `Source ${code}` },
    kind: "rest",
    owner: "VPUB",
    zone: "Asia/Ho_Chi_Minh",
    baseUrl,
    allow: [],
    everySeconds: 1,
    staleAfterSeconds: 600,
    frozen: false,
    secrets: { key: "chia-khoa" },
    config: {
      auth: { kind: "header", name: "X-Key", secret: "key" },
      list: {
        path: "/pa",
        items: "rows",
        paging: {
          kind: "keyset",
          since: "since",
          afterId: "after",
          limit: "n",
          pageSize: 50,
          next: { since: "next.since", afterId: "next.after" },
          now: "now",
          overlap: { seconds: 10 },
        },
      },
      one: { path: "/pa/{id}" },
      time: "rfc3339",
      record: RECORD,
      words: {
        caseStream: turned(WORDS.stream),
        stage: turned(WORDS.stage),
        channel: turned(WORDS.channel),
        field: turned(WORDS.field),
        unit: Object.fromEntries(UNITS.map((unit) => [unit, unit])),
        step: turned(WORDS.step),
        pause: turned(WORDS.pause),
      },
    },
  };
}

const RECORD = {
  id: "id",
  modified: "changed",
  reference: "number",
  receivedAt: "received",
  caseStream: "sort",
  stage: "state",
  channel: "way",
  field: "subject",
  title: "title",
  content: "text",
  urgent: { path: "urgent", yes: ["gap"], no: ["thuong"] },
  lead: "holder",
  cooperating: { path: "with" },
  supervisor: "watch",
  intake: "desk",
  submitter: {
    name: "who.name",
    phone: "who.phone",
    email: "who.mail",
    address: "who.address",
    confidential: { kind: "flags", name: "hide.name", phone: "hide.phone", content: "hide.text" },
  },
  place: { text: "where.text", areaCode: "where.ward", lat: "where.lat", long: "where.long" },
  steps: {
    kind: "list",
    path: "log",
    at: "at",
    act: "what",
    unit: "unit",
    note: "note",
    terms: { pauseReason: "why", dueDay: "until", addedWorkingDays: "days", approver: "by", mergedInto: "into" },
  },
  result: "result",
  closureReason: "reason",
  repeatOf: "repeats",
};
