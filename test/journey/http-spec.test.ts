import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startHub } from "../hub.ts";
import type { TestHub } from "../hub.ts";

const FILE = fileURLToPath(new URL("http-spec-table.md", import.meta.url));
/** What a server MAY do and ours does not: a GET with an answer can be asked for by any page the viewer looks at. */
const NOT_TAKEN = {
  "5A70": "GET is refused",
  D6D5: "GET is refused",
  "6A70": "GET is refused",
};
/** Strangers learn nothing of the schema, which some audits ask for: who audits is signed in. */
const signedIn = async (url: string, request: RequestInit = {}): Promise<Response> =>
  fetch(url, { ...request, headers: { ...(request.headers as Record<string, string>), cookie: await hub.cookieOf("lanhdao") } });
const AUDITS = serverAudits({ url: () => `${hub.url}/graphql`, fetchFn: signedIn });

let hub: TestHub;
const found = new Map<string, string>();

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.leave());

describe("GraphQL over HTTP, as its working group audits it", () => {
  test.each(AUDITS.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))("%s", async (_, audit) => {
    const result = await audit.fn();
    found.set(audit.id, result.status);
    const isRefused = Object.hasOwn(NOT_TAKEN, audit.id);
    expect(result.status === "ok" ? "ok" : `${result.status}: ${result.reason}`).toBe(isRefused ? "notice: Response status code is not 200" : "ok");
  });

  test("the table is the one that was reviewed", () => {
    const text = tableText();
    if (process.env["UPDATE_HTTP_SPEC"] === "1") writeFileSync(FILE, text);
    expect(text).toBe(readFileSync(FILE, "utf8"));
  });
});

function tableText(): string {
  const passed = (word: string): string => {
    const of = AUDITS.filter(({ name }) => name.startsWith(word));
    return `${of.filter(({ id }) => found.get(id) === "ok").length} of ${of.length} ${word}`;
  };
  return [
    "# GraphQL over HTTP: the working group's audits against a running hub",
    "",
    "Generated (`UPDATE_HTTP_SPEC=1`, `test/journey/http-spec.test.ts`) with `serverAudits` of npm `graphql-http`.",
    "",
    `${["MUST", "SHOULD", "MAY"].map(passed).join(", ")} pass.`,
    "",
    "| audit | what it asks | answer |",
    "| --- | --- | --- |",
    ...AUDITS.map(({ id, name }) => `| ${id} | ${name} | ${id in NOT_TAKEN ? NOT_TAKEN[id as keyof typeof NOT_TAKEN] : (found.get(id) ?? "not run")} |`),
    "",
  ].join("\n");
}
