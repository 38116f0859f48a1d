import { NO_MAILBOX, READ_ONLY, type Subject } from "../conformance/index.ts";
import { configSchema, type SoapConfig } from "./config.ts";
import { soap } from "./index.ts";
import { byKeyset, byPage, byToken } from "./listers.fixture.ts";
import { scripted } from "./scripted.fixture.ts";
import { PASSWORD, USER } from "./signed.fixture.ts";
import { wsdlOf } from "./wsdl.fixture.ts";

const LOCAL = "yyyy-MM-dd HH:mm:ss";
const IN_ORDER = "it reads in order; R03 goes on from each of its checkpoints";
const FIRST_RELEASE = "this is the first release of the kind";
const DECODED = "judged by keyset; answers are decoded in one place";
const ZONED = "judged by page; the map is the same";

const keyset = {
  kind: "keyset",
  since: "boLoc.tuDau",
  afterId: "boLoc.sauMa",
  limit: "soDong",
  pageSize: 5,
  next: { since: "ketQua.tiepTheo.dau", afterId: "ketQua.tiepTheo.ma" },
  now: "ketQua.bayGio",
  overlapSeconds: 900,
};
const page = { kind: "page", page: "boLoc.trang", limit: "soDong", total: "ketQua.tong", pageSize: 5 };
const token = {
  kind: "token",
  token: "boLoc.the",
  next: "ketQua.theTiep",
  limit: "soDong",
  pageSize: 5,
  since: { parameter: "boLoc.tuDau", overlapMinutes: 15 },
};

/** What the configurations of this fixture share. */
export const common = {
  wsdl: { path: "/dich-vu/ho-so?wsdl" },
  time: "rfc3339",
  absent: "null",
  faults: { KHONG_CO: "missing", TU_CHOI: "refused", SAI_PHIEN_BAN: "conflict" },
  one: { operation: "XemHoSo", parameters: { maHoSo: "{id}" }, item: "hoSo" },
  record: {
    id: "ma",
    modified: "capNhatLuc",
    reference: "soHoSo",
    receivedAt: "ngayNhan",
    stage: "trangThai",
    channel: "kenh",
    field: "linhVuc",
    title: "trichYeu",
    content: "noiDung",
    urgent: { path: "khan", yes: ["hoa_toc"], no: ["thuong"] },
    lead: "donVi",
    intake: { constant: "VPUB" },
    submitter: { confidential: { kind: "words", path: "giau", separator: ";", words: { ten: "name" } } },
    place: { text: "diaDiem" },
    steps: { kind: "list", path: "cacBuoc.buoc", at: "luc", act: "viec" },
  },
  words: {
    stage: { moi: "RECEIVED" },
    channel: { dien_thoai: "PHONE" },
    field: { giao_thong: "TRANSPORT" },
    unit: { SXD: "SXD" },
    step: { giao: "ASSIGNED" },
    pause: { cho_dan: "CHO-CONG-DAN" },
  },
};

const WORDS_OF_CHANGES = {
  ASSIGN: "{unit}",
  ACCEPT: "{note?}",
  COMMENT: "{note}",
  RECORD_RESULT: "{result}",
  EXTEND: "{dueDay}",
  TRANSFER: "{unit}",
  RETURN: "{reason}",
  CLOSE: "{reason}",
  REOPEN: "{reason}",
  PUBLISH: "{answer}",
  ANSWER: "{answer}",
  PAUSE: "{pauseReason}",
  RESUME: "{reason}",
};

function changes(further: object, shown: boolean): object {
  return Object.fromEntries(
    Object.entries(WORDS_OF_CHANGES).map(([kind, noiDung]) => [
      kind,
      { operation: "CapNhatHoSo", parameters: { maHoSo: "{id}", viec: kind, noiDung, ...further }, ...(shown ? { shows: { viecCuoi: kind } } : {}) },
    ]),
  );
}

const answers = { word: { path: "ketQua.ma", words: { OK: "applied", DA_CO: "already_applied" } }, version: "ketQua.phienBan" };
const byKey = {
  answers,
  changes: changes({ khoa: "{key}", phienBan: "{version?}" }, false),
  probe: { kind: "key", operation: "TraKhoa", parameters: { khoa: "{key}" }, path: "trangThai", words: { DA_LAM: "applied" } },
};
const byRecord = { answers, version: { compare: true }, changes: changes({}, true), probe: { kind: "record" } };

const signed = { userSecret: "user", passwordSecret: "password" };
const manifest = (paging: object, further: object) => ({ ...common, list: { operation: "DanhSachHoSo", items: "ketQua.hoSo", paging }, ...further });
const parsed = (written: object) => ({ config: configSchema.parse(written), strict: configSchema.parse({ ...written, absent: "refuse" }), written });
const digest = { security: { kind: "usernameToken", password: "digest", ...signed } };
const basic = { security: { kind: "basic", ...signed } };
const inTime = (name: string) => ({ name, config: configSchema.parse(manifest(page, { ...basic, time: name })) });
const subject = { connector: soap, secrets: { user: USER, password: PASSWORD }, pageSize: 5 };

/** The manners in which the scripted SOAP service is read. */
export const subjects: readonly Subject<SoapConfig>[] = [
  {
    ...subject,
    ...parsed(manifest(keyset, { ...digest, write: byKey })),
    name: "soap 1.1 document/literal by keyset, password digest",
    start: () => scripted({ version: "1.1", style: "document", demand: "digest", list: byKeyset, time: "rfc3339" }),
    encodings: ["utf-8 marked", "utf-16le marked", "windows-1258 declared", "decomposed", "broken"]
      .map((name) => ({ name, config: configSchema.parse(manifest(keyset, digest)) }))
      .concat({ name: "windows-1258", config: configSchema.parse(manifest(keyset, { ...digest, encoding: "windows-1258" })) }),
    skips: {
      "C04 previous_config_and_checkpoint_still_accepted": FIRST_RELEASE,
      "R08 unordered_stream_no_early_checkpoint": IN_ORDER,
      "P04 timezone_less_dates_in_source_zone": ZONED,
      ...NO_MAILBOX,
    },
  },
  {
    ...subject,
    ...parsed(manifest(page, { ...basic, write: byRecord })),
    name: "soap 1.2 rpc/literal by page, basic",
    start: () => scripted({ version: "1.2", style: "rpc", demand: "basic", list: byPage(), time: "rfc3339" }),
    times: ["dd/MM/yyyy HH:mm:ss", "yyyy-MM-dd HH:mm", "dd/MM/yyyy"].map(inTime),
    skips: { "C04 previous_config_and_checkpoint_still_accepted": FIRST_RELEASE, "P05 encodings": DECODED, ...NO_MAILBOX },
  },
  {
    ...subject,
    ...parsed(
      manifest(token, {
        wsdl: { text: wsdlOf({ version: "1.2", style: "document" }, "http://may-trong.noi-bo/dich-vu/ho-so") },
        time: LOCAL,
        security: { kind: "usernameToken", password: "text", ...signed },
      }),
    ),
    name: "soap 1.2 document/literal by token, password text, local times",
    start: () => scripted({ version: "1.2", style: "document", demand: "text", list: byToken(LOCAL), time: LOCAL }),
    skips: {
      "C04 previous_config_and_checkpoint_still_accepted": FIRST_RELEASE,
      "P04 timezone_less_dates_in_source_zone": ZONED,
      "P05 encodings": DECODED,
      ...READ_ONLY,
      ...NO_MAILBOX,
    },
  },
];
