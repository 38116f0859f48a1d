import type { ChangeKind } from "@dau-moi/schema";
import {
  drifted,
  emptyScript,
  localTime,
  perform,
  serve,
  shownTick,
  type Answer,
  type Script,
  type ScriptedSource,
  type Written,
} from "../conformance/index.ts";
import { parseXmlNodes, type XmlNode } from "../wire/index.ts";
import { Guard, type Demand } from "./signed.fixture.ts";
import { orderOf, TARGET, wsdlOf, type Build } from "./wsdl.fixture.ts";
import { answered, ENVELOPE, faulted, type Value } from "./xml.fixture.ts";

const BEGINNING = Date.UTC(2026, 0, 5);
const ZONE = "Asia/Ho_Chi_Minh";
/** what the kit's Date header shows without skew */
const PRESENT = Date.UTC(2026, 2, 16, 2);

/** A scripted service. */
export interface Service extends Build {
  demand: Demand;
  list: Lister;
  /** how its times are written */
  time: string;
}

export type Given = Readonly<Record<string, string>>;
interface Held {
  script: Script;
  mark: (tick: number) => string;
  row: (row: Written) => Value;
}
type Lister = (asked: Given, held: Held) => { readonly [name: string]: Value | undefined };

export function millisOf(tick: number): number {
  return BEGINNING + Math.round(tick * 60_000);
}

function stamp(script: Script, time: string, millis: number): string {
  if (script.time === null && time === "rfc3339") return new Date(millis + 7 * 3_600_000).toISOString().replace("Z", "+07:00");
  return localTime(new Date(millis).toISOString(), script.time ?? time, ZONE);
}

/** Serves a script over SOAP: its description, its list, single cases, changes and what became of them. */
export async function scripted(service: Service): Promise<ScriptedSource> {
  const script = emptyScript();
  const guard = new Guard(service.demand);
  const mark = (tick: number) => stamp(script, service.time, millisOf(tick));
  const row = (one: Written) => rowOf(script, one, mark, stamp(script, service.time, one.received === undefined ? BEGINNING : Date.parse(one.received)));
  const held = { script, mark, row };
  const answering = (_url: URL, headers: Readonly<Record<string, string | string[] | undefined>>, asked: { method: string; body: string }): Answer => {
    if (!guard.isBasic(String(headers["authorization"]))) return { status: 401, type: "text/plain", body: "" };
    if (asked.method === "GET") return { type: "text/xml; charset=utf-8", body: wsdlOf(service, "http://may-trong.noi-bo:8080/dich-vu/ho-so") };
    const envelope = parseXmlNodes(asked.body, "the request");
    const [header, body] = ["Header", "Body"].map((name) => envelope.children.find((one) => one.name === name && one.namespace === ENVELOPE[service.version]));
    const refused = guard.faultOf(header, PRESENT + script.skewMinutes * 60_000);
    if (refused !== null) return faultAnswer(service, refused, "sai tài khoản");
    const [message] = body?.children ?? [];
    const wrong = message === undefined ? "no message" : faultOfMessage(service, message, String(headers["soapaction"] ?? headers["content-type"]));
    if (message === undefined || wrong !== null) return faultAnswer(service, "Client", wrong ?? "");
    return operationsOf(service, held)[message.name]?.(givenIn(message)) ?? faultAnswer(service, "Client", "no such operation");
  };
  const served = await serve(answering, { script });
  return { baseUrl: served.baseUrl, script, close: () => served.close() };
}

function rowOf(script: Script, { id, title, tick, empty }: Written, mark: (tick: number) => string, received: string): Value {
  const place = empty === "missing" ? {} : { diaDiem: empty === "text" ? "" : empty === "null" ? null : "12 phố Mẫu" };
  const last = script.effects.findLast((effect) => effect.id === id);
  const row = {
    ma: id,
    soHoSo: `HS-${id.slice(0, 40)}`,
    capNhatLuc: mark(shownTick(script, tick)),
    ngayNhan: received,
    trangThai: "moi",
    kenh: "dien_thoai",
    linhVuc: "giao_thong",
    trichYeu: title,
    noiDung: title,
    khan: "thuong",
    donVi: "SXD",
    ...place,
    giau: "",
    ...(last === undefined ? {} : { viecCuoi: last.kind }),
    cacBuoc: {},
  };
  return drifted(row, script.drift, "trichYeu") as Value;
}

/** The bodies a service of this description takes: this namespace, these elements, in this order. */
function faultOfMessage({ style, version }: Build, message: XmlNode, action: string): string | null {
  if (message.namespace !== TARGET) return `the message is of "${message.namespace}"`;
  if (!action.includes(version === "1.1" ? `"${TARGET}/${message.name}"` : `action="${TARGET}/${message.name}"`)) return `the action is ${action}`;
  const expected = style === "rpc" ? "" : TARGET;
  const checked = (node: XmlNode, known: readonly string[]): string | null => {
    const strange = node.children.find(
      (child, at) => child.namespace !== expected || known.indexOf(child.name) <= known.indexOf(node.children[at - 1]?.name ?? ""),
    );
    return strange === undefined ? null : `"${strange.name}" of "${strange.namespace}" is not expected here`;
  };
  const filter = message.children.find(({ name }) => name === "boLoc");
  return checked(message, orderOf(message.name)) ?? (filter === undefined ? null : checked(filter, orderOf("BoLoc")));
}

function givenIn(message: XmlNode): Given {
  return Object.fromEntries(message.children.flatMap((node) => (node.children.length > 0 ? Object.entries(givenIn(node)) : [[node.name, node.text] as const])));
}

function faultAnswer({ version }: Build, code: string, words: string, detail?: string): Answer {
  const status = version === "1.2" && code === "Client" ? 400 : 500;
  return {
    status,
    type: typeOf(version),
    body: faulted(version, version === "1.2" && code !== "Client" && code !== "Receiver" ? `Sender/${code}` : code, words, detail),
  };
}

function typeOf(version: Build["version"]): string {
  return version === "1.1" ? "text/xml; charset=utf-8" : "application/soap+xml; charset=utf-8";
}

function operationsOf(service: Service, held: Held): Readonly<Record<string, (asked: Given) => Answer>> {
  const { script, mark, row } = held;
  const told = (operation: string, parts: { readonly [name: string]: Value | undefined }): Answer => ({
    type: typeOf(service.version),
    body: answered(service, operation, parts),
  });
  const found = (id: string | undefined) => script.rows.find((one) => one.id === id);
  return {
    DanhSachHoSo: (asked) => told("DanhSachHoSo", { ketQua: service.list(asked, held) }),
    XemHoSo({ maHoSo }) {
      const one = found(maHoSo);
      return one === undefined ? faultAnswer(service, "Client", "không có hồ sơ", "KHONG_CO") : told("XemHoSo", { hoSo: row(one) });
    },
    CapNhatHoSo({ maHoSo, khoa, phienBan, viec }) {
      const one = found(maHoSo);
      if (one === undefined) return faultAnswer(service, "Client", "không có hồ sơ", "KHONG_CO");
      const done = (ma: string) => told("CapNhatHoSo", { ketQua: { ma, phienBan: mark(shownTick(script, one.tick)) } });
      if (khoa !== undefined && script.effects.some(({ key }) => key === khoa)) return done("DA_CO");
      if (script.refusal !== null) return faultAnswer(service, "Client", script.refusal, "TU_CHOI");
      if (phienBan !== undefined && phienBan !== mark(shownTick(script, one.tick))) return faultAnswer(service, "Client", "bản ghi đã đổi", "SAI_PHIEN_BAN");
      perform(script, { id: one.id, kind: viec as ChangeKind, key: khoa ?? null });
      return done("OK");
    },
    TraKhoa: ({ khoa }) => told("TraKhoa", { trangThai: script.effects.some(({ key }) => key === khoa) ? "DA_LAM" : undefined }),
  };
}
