import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ChangeKind } from "@dau-moi/schema";
import { localText } from "./case-spec.ts";
import type { CaseSpec, StepSpec } from "./case-spec.ts";
import { manifestFor, WORDS } from "./dialect.ts";
import type { RestManifest } from "./dialect.ts";
import { Source } from "./source.ts";

/** How a request to change something ends otherwise than well; done: it happened all the same. */
export type Mishap = "cut-done" | "cut-undone" | "500-undone" | "refused" | "hang-done";

/** A change that took place in the source. */
export interface Effect {
  key: string;
  kind: ChangeKind;
  id: string;
  told: Readonly<Record<string, string>>;
}

type Told = Record<string, string> & { viec: ChangeKind };

/** A department's system that can also be asked for changes: it knows their keys and checks the version they are meant for. */
export class WritableSource {
  /** the cases, and what it lists of them */
  readonly cases: Source;
  /** what took place, oldest first */
  readonly effects: Effect[] = [];
  /** what it was asked for by POST, whatever became of it */
  readonly requests: { key: string; id: string; kind: ChangeKind }[] = [];
  readonly baseUrl: string;
  /** whether it does such a change of a case that stands so; left as it is: it does whatever it is asked for */
  takes: (kind: ChangeKind, spec: Partial<CaseSpec>) => boolean = () => true;
  readonly #server: Server;
  readonly #now: () => number;
  readonly #mishaps: Mishap[] = [];
  readonly #held: ServerResponse[] = [];

  private constructor(cases: Source, server: Server, now: () => number) {
    this.cases = cases;
    this.#server = server;
    this.#now = now;
    this.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(code: string, now: () => number): Promise<WritableSource> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const source = new WritableSource(await Source.start(code, now), server, now);
    server.on("request", (request: IncomingMessage, response: ServerResponse) => void source.#serve(request, response));
    return source;
  }

  /** @param kinds what its manifest says how to ask for; the others are its officers' work */
  manifest(kinds: readonly ChangeKind[] = Object.keys(CHANGES) as ChangeKind[]): RestManifest {
    const manifest = manifestFor(this.cases.code, this.baseUrl);
    const changes = Object.fromEntries(kinds.map((kind) => [kind, { path: "/pa/{id}/viec", body: { viec: kind, ...CHANGES[kind] } }]));
    const write = {
      key: { header: "X-Khoa" },
      version: { header: "If-Match" },
      answers: { version: "changed", reason: "loi", status: { "404": "refused" } },
      probe: { kind: "key", path: "/khoa/{key}" },
      changes,
    };
    return { ...manifest, config: { ...manifest.config, write } };
  }

  /** The next requests for a change end so, one after the other. */
  mishaps(...list: readonly Mishap[]): void {
    this.#mishaps.push(...list);
  }

  /** How many requests it took and holds without an answer. */
  get holding(): number {
    return this.#held.length;
  }

  /** A second call does nothing. */
  readonly stop = (): Promise<void> => (this.#stopping ??= this.#stop());
  #stopping: Promise<void> | undefined;

  async #stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.cases.stop();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === "POST") return this.#change(request, response);
    const key = /^\/khoa\/(.+)$/.exec(request.url ?? "")?.[1];
    if (key !== undefined) return this.#known(key, response);
    const answer = await fetch(`${this.cases.baseUrl}${request.url}`, { headers: { "x-key": String(request.headers["x-key"]) } });
    response.writeHead(answer.status, { "content-type": "application/json; charset=utf-8" }).end(await answer.text());
  }

  #known(key: string, response: ServerResponse): void {
    const effect = this.effects.find((one) => one.key === key);
    if (effect === undefined) response.writeHead(404).end();
    else this.#answer(200, { changed: this.#version(effect.id) }, response);
  }

  async #change(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const told = JSON.parse(Buffer.concat(pieces).toString("utf8")) as Told;
    const [id, key] = [/^\/pa\/([^/]+)\/viec$/.exec(request.url ?? "")?.[1] ?? "", String(request.headers["x-khoa"])];
    this.requests.push({ key, id, kind: told.viec });
    const mishap = this.#mishaps.shift();
    if (mishap === "500-undone") return this.#answer(500, { loi: "tạm nghỉ" }, response);
    if (mishap === "cut-undone") return void response.destroy();
    if (mishap === "refused") return this.#answer(422, { loi: "Ông Trần Văn Mẫu (0912345678) đã rút phản ánh" }, response);
    if (this.effects.some((one) => one.key === key)) return this.#answer(200, { changed: this.#version(id) }, response);
    if (request.headers["if-match"] !== `"${this.#version(id)}"`) return this.#answer(412, { loi: "đã khác" }, response);
    if (!this.takes(told.viec, this.cases.shown(id).spec)) return this.#answer(422, { loi: "hồ sơ không ở bước này" }, response);
    this.effects.push({ key, kind: told.viec, id, told });
    this.cases.change(id, after(told, this.cases.shown(id).spec, this.#now()));
    if (mishap === "cut-done") return void response.destroy();
    if (mishap === "hang-done") return void this.#held.push(response);
    this.#answer(200, { changed: this.#version(id) }, response);
  }

  #version(id: string): string {
    return String(this.cases.shown(id).row["changed"]);
  }

  #answer(status: number, body: unknown, response: ServerResponse): void {
    response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
  }
}

/** What its interface takes beside the name of the change. */
const CHANGES: Readonly<Record<ChangeKind, Record<string, string>>> = {
  ASSIGN: { donVi: "{unit}", hinhThuc: "{form}", luc: "{orderedAt}", soVanBan: "{number?}", yKien: "{note?}" },
  ACCEPT: { yKien: "{note?}" },
  COMMENT: { yKien: "{note}" },
  RECORD_RESULT: { ketQua: "{result}", soVanBan: "{number?}", ngayVanBan: "{day?}", tep: "{file.base64?}" },
  EXTEND: { den: "{dueDay}", lyDo: "{reason}", nguoiDuyet: "{approver?}" },
  TRANSFER: { donVi: "{unit}", lyDo: "{reason}" },
  RETURN: { lyDo: "{reason}" },
  CLOSE: { lyDo: "{reason}" },
  REOPEN: { lyDo: "{reason}" },
  PUBLISH: { noiDung: "{answer}" },
  ANSWER: { hinhThuc: "{form}", luc: "{answeredAt}", soVanBan: "{number?}", ngayVanBan: "{day?}", noiDung: "{answer}" },
  PAUSE: { vi: "{pauseReason}", lyDo: "{reason}", nguoiDuyet: "{approver?}" },
  RESUME: { lyDo: "{reason}" },
};

type Why = keyof typeof WORDS.pause;

/** The regulation's code of a reason in its own words. */
const pauseCode = (word: string): Why => (Object.keys(WORDS.pause) as Why[]).find((code) => WORDS.pause[code] === word) ?? "NGHI-PHEP";

/** What each change makes of a case. */
function after(told: Told, spec: Partial<CaseSpec>, now: number): Partial<CaseSpec> {
  const text = (name: string): string => told[name] ?? "";
  const intake = spec.intake ?? "VPUB";
  const step = (kind: StepSpec["kind"], more: Partial<StepSpec> = {}): { steps: StepSpec[] } => ({
    steps: [...(spec.steps ?? []), { at: localText(now), kind, ...more }],
  });
  switch (told.viec) {
    case "ASSIGN":
      return { lead: text("donVi"), stage: "ASSIGNED", ...step("ASSIGNED", { unit: text("donVi") }) };
    case "ACCEPT":
      return { stage: "IN_PROGRESS", ...step("ACCEPTED") };
    case "RECORD_RESULT":
      return { stage: "RESOLVED", result: text("ketQua"), ...step("RESOLVED") };
    case "EXTEND":
      return step("EXTENDED", { note: text("lyDo"), terms: { until: text("den"), by: text("nguoiDuyet") } });
    case "TRANSFER":
      return { lead: text("donVi"), stage: "ASSIGNED", ...step("TRANSFERRED", { unit: text("donVi") }) };
    case "RETURN":
      return { lead: intake, stage: "RECEIVED", ...step("RETURNED", { unit: intake }) };
    case "CLOSE":
      return { stage: "CLOSED", closureReason: text("lyDo"), ...step("CLOSED") };
    case "REOPEN":
      return { stage: "IN_PROGRESS", ...step("REOPENED") };
    case "ANSWER":
      return { stage: "ANSWERED", steps: [...(spec.steps ?? []), { at: text("luc"), kind: "ANSWERED" }] };
    case "PAUSE":
      return step("PAUSED", { note: text("lyDo"), terms: { why: pauseCode(text("vi")), by: text("nguoiDuyet") } });
    case "RESUME":
      return step("RESUMED", { note: text("lyDo") });
    case "COMMENT":
    case "PUBLISH": // it lists neither: only its mark of the last change moves
      return {};
  }
}
