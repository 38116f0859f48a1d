import { JSON_TYPE, plainAnswer, wholeNumber, type Answer, type Question } from "../dialect/answer.ts";
import { rfc3339, rfc3339Millis } from "../vietnam-time.ts";
import type { SwitchboardLine } from "./line.ts";
import type { Switchboard } from "./switchboard.ts";

const LISTS = { "/api/v2/switchboard/days": { kind: "day", name: "days" }, "/api/v2/switchboard/outages": { kind: "outage", name: "outages" } } as const;

function isList(path: string): path is keyof typeof LISTS {
  return Object.hasOwn(LISTS, path);
}

const problem = (status: number, code: string, message: string): Answer => plainAnswer(status, JSON_TYPE, JSON.stringify({ error: { code, message } }));

function rowOf(line: SwitchboardLine): unknown {
  const { id, number } = line;
  const revised = { revised_at: rfc3339Millis(line.revised) };
  if (line.kind === "day") {
    const { day, incoming, answered, missed, waitTotal, waitLongest } = line;
    return { id, number, day, incoming, answered, missed, wait_total_seconds: waitTotal, wait_longest_seconds: waitLongest, ...revised };
  }
  const written = line.poison === "no_offset" ? (at: number): string => rfc3339(at).slice(0, 19) : rfc3339;
  return { id, number, began_at: written(line.beganAt), ended_at: line.endedAt === null ? null : written(line.endedAt), cause: line.cause, ...revised };
}

/** Answers a question about calls and outages; null: the question is about something else. The caller was let in before. */
export function answerSwitchboard({ path, query }: Question, switchboard: Switchboard, now: number): Answer | null {
  if (!isList(path)) return null;
  const { kind, name } = LISTS[path];
  const limit = wholeNumber(query, "limit", 100, 1, 500);
  if (limit === null) return problem(400, "bad_limit", "limit phải là số nguyên từ 1 đến 500");
  const [since, afterId] = [query.get("since"), query.get("after_id")];
  const mark = since === null ? null : Date.parse(since);
  if (mark !== null && (Number.isNaN(mark) || !/T.*([+-]\d\d:\d\d|Z)$/.test(since ?? "")))
    return problem(400, "bad_since", "since không đúng định dạng RFC 3339");
  const ahead = switchboard
    .rows(kind, now)
    .filter((line) => mark === null || line.revised > mark || (afterId !== null && line.revised === mark && line.id > afterId));
  const shown = ahead.slice(0, limit);
  const last = shown.at(-1);
  const next = ahead.length > limit && last !== undefined ? { since: rfc3339Millis(last.revised), after_id: last.id } : null;
  return plainAnswer(200, JSON_TYPE, JSON.stringify({ [name]: shown.map(rowOf), next, server_time: rfc3339Millis(now) }));
}
