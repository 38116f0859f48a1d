import { perform, type Answer, type Script } from "../conformance/index.ts";
import type { ChangeKind } from "@dau-moi/schema";
import { markOf } from "./marks.fixture.ts";

interface Step {
  at: string;
  act: string;
  unit: string;
  note: string;
}

/** What the source's officers would see of a case after the hub's changes. */
export class State {
  readonly #rows = new Map<string, { status?: string; unit?: string; result?: string; closing?: string; due?: string; steps: Step[] }>();

  of(id: string): object {
    return this.#rows.get(id) ?? {};
  }

  change(id: string, said: Record<string, string>): void {
    const { status, unit, result, closing, due, act = "ghi", at = "", note = "" } = said;
    const before = this.#rows.get(id) ?? { steps: [] };
    const told = Object.fromEntries(Object.entries({ status, unit, result, closing, due }).filter(([, value]) => value !== undefined));
    this.#rows.set(id, { ...before, ...told, steps: [...before.steps, { at, act, unit: unit ?? "SXD", note }] });
  }
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** POST /cases/{id}/changes, once per key and only for the version that was seen; GET /changes/{key}. */
export function changedBy(
  { script, state }: { script: Script; state: State },
  url: URL,
  headers: Headers,
  asked: { method: string; body: string },
): Answer | null {
  const key = /^\/changes\/(.+)$/.exec(url.pathname)?.[1];
  if (key !== undefined) return script.effects.some((effect) => effect.key === key) ? { body: "{}" } : { status: 404, body: "{}" };
  const id = /^\/cases\/(.+)\/changes$/.exec(url.pathname)?.[1];
  const row = script.rows.find((one) => one.id === decodeURIComponent(id ?? ""));
  if (asked.method !== "POST" || row === undefined) return null;
  const given = String(headers["idempotency-key"]);
  if (script.effects.some((effect) => effect.key === given)) return { body: JSON.stringify({ state: "đã có", version: markOf(script, row.tick) }) };
  if (script.refusal !== null) return { status: 422, body: JSON.stringify({ reason: script.refusal }) };
  if (headers["if-match"] !== `"${markOf(script, row.tick)}"`) return { status: 412, body: "{}" };
  const said = JSON.parse(asked.body) as Record<string, string> & { kind: ChangeKind };
  perform(script, { id: row.id, kind: said.kind, key: given });
  state.change(row.id, said);
  return { body: JSON.stringify({ state: "đã ghi", version: markOf(script, row.tick) }) };
}

const step = (act: string, said: object) => ({ path: "/cases/{id}/changes", body: { act, at: "{at}", ...said } });

/** The `write` part of a manifest that speaks to it. */
export const write = {
  key: { header: "Idempotency-Key" },
  version: { header: "If-Match" },
  answers: { word: { path: "state", words: { "đã ghi": "applied", "đã có": "already_applied" } }, version: "version", reason: "reason" },
  probe: { kind: "key", path: "/changes/{key}" },
  changes: {
    ASSIGN: step("giao", { kind: "ASSIGN", status: "giao", unit: "{unit}", at: "{orderedAt}", note: "{note?}" }),
    ACCEPT: step("nhan", { kind: "ACCEPT", status: "lam", note: "{note?}" }),
    COMMENT: step("ghi", { kind: "COMMENT", note: "{note}" }),
    RECORD_RESULT: step("tra loi", { kind: "RECORD_RESULT", status: "xong", result: "{result}" }),
    EXTEND: step("gia han", { kind: "EXTEND", due: "{dueDay}", note: "{reason}" }),
    TRANSFER: step("chuyen", { kind: "TRANSFER", status: "giao", unit: "{unit}", note: "{reason}" }),
    RETURN: step("tra", { kind: "RETURN", status: "moi", note: "{reason}" }),
    CLOSE: step("dong", { kind: "CLOSE", status: "dong", closing: "{reason}" }),
    REOPEN: step("mo lai", { kind: "REOPEN", status: "lam", note: "{reason}" }),
    ANSWER: step("bao dan", { kind: "ANSWER", status: "xong", note: "{answer}", paper: "{number?}" }),
    PAUSE: step("dung", { kind: "PAUSE", why: "{pauseReason}", note: "{reason}" }),
    RESUME: step("tiep", { kind: "RESUME", note: "{reason}" }),
    PUBLISH: step("cong khai", { kind: "PUBLISH", result: "{answer}" }),
  },
};
