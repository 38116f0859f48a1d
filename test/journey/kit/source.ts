import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { localText, instantOf, rowOf } from "./case-spec.ts";
import type { CaseSpec } from "./case-spec.ts";
import { manifestFor } from "./dialect.ts";
import type { RestManifest } from "./dialect.ts";

/** Answers a question otherwise than honestly; false: it lets the honest answer through. */
export type Spoiling = (request: URL, response: ServerResponse, honest: () => string) => boolean;

interface Shown {
  mark: number;
  row: Record<string, unknown>;
  spec: Partial<CaseSpec> & { id: string };
}

/** A department's system that says what a test tells it to: REST, keyset paging, over a real socket. */
export class Source {
  readonly code: string;
  readonly baseUrl: string;
  /** paths that were asked for, oldest first */
  readonly asked: string[] = [];
  readonly #server: Server;
  readonly #now: () => number;
  readonly #rows = new Map<string, Shown>();
  #spoil: Spoiling = () => false;
  #newest = 0;
  #named = 0;

  private constructor(code: string, server: Server, now: () => number) {
    this.code = code;
    this.#server = server;
    this.#now = now;
    this.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** @param now the clock it writes its modification marks by */
  static async start(code: string, now: () => number): Promise<Source> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const source = new Source(code, server, now);
    server.on("request", (request: IncomingMessage, response: ServerResponse) => source.#serve(request, response));
    return source;
  }

  get manifest(): RestManifest {
    return manifestFor(this.code, this.baseUrl);
  }

  /** Writes a new case, or a case anew. @returns its id */
  put(spec: Partial<CaseSpec>): string {
    const id = spec.id ?? `${this.code}-${String((this.#named += 1)).padStart(4, "0")}`;
    const mark = spec.changed === undefined ? Math.max(this.#now(), this.#newest + 1) : instantOf(spec.changed);
    if (spec.changed === undefined) this.#newest = mark;
    const whole = { ...spec, id };
    this.#rows.set(id, { mark, row: rowOf(whole, mark), spec: whole });
    return id;
  }

  /** Writes what is other than before; its course follows from its stage anew unless it was given. */
  change(id: string, changes: Partial<CaseSpec>): void {
    const { changed: _changed, ...spec } = this.shown(id).spec;
    this.put({ ...spec, ...changes, id });
  }

  /** Forgets a case. */
  remove(id: string): void {
    this.#rows.delete(id);
  }

  /** A case as it is shown now. */
  shown(id: string): Shown {
    const known = this.#rows.get(id);
    if (known === undefined) throw new Error(`the source ${this.code} has no case ${id}`);
    return known;
  }

  /** From now on answers are given by `how`; none: honest again. */
  spoil(how: Spoiling | null): void {
    this.#spoil = how ?? (() => false);
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", this.baseUrl);
    this.asked.push(`${url.pathname}${url.search}`);
    const honest = (): string => JSON.stringify(this.#answerTo(url));
    if (this.#spoil(url, response, honest)) return;
    if (request.headers["x-key"] !== "chia-khoa") return void response.writeHead(401).end();
    const body = honest();
    response.writeHead(body === "null" ? 404 : 200, { "content-type": "application/json; charset=utf-8" }).end(body);
  }

  #answerTo(url: URL): unknown {
    if (url.pathname !== "/pa") return this.#rows.get(decodeURIComponent(url.pathname.slice("/pa/".length)))?.row ?? null;
    const [since, after, many] = [url.searchParams.get("since"), url.searchParams.get("after") ?? "", Number(url.searchParams.get("n"))];
    const from = since === null ? -Infinity : Date.parse(since);
    const sorted = [...this.#rows].toSorted(([a, x], [b, y]) => x.mark - y.mark || (a < b ? -1 : 1));
    const rest = sorted.filter(([id, { mark }]) => mark > from || (mark === from && id > after));
    const page = rest.slice(0, many);
    const last = page.at(-1);
    const next = rest.length > page.length && last !== undefined ? { since: localText(last[1].mark), after: last[0] } : { since: null, after: null };
    return { rows: page.map(([, { row }]) => row), next, now: localText(this.#now()) };
  }
}
