import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import type { FormattedExecutionResult } from "graphql";
import { answerPlainly } from "./answer-status.ts";

const MODERN = "application/graphql-response+json";
const TOO_MUCH = { errors: [{ message: "Hãy thử lại sau 7 giây.", extensions: { code: "TOO_MANY_REQUESTS", retryAfterSeconds: 7 } }] };
const UNFIT = { errors: [{ message: "Cannot query field." }] };
const PART = { data: { open: null }, errors: [{ message: "Không lấy được." }] };

/** Status, media type and Retry-After of an answer to who takes `accept`. */
async function told(result: FormattedExecutionResult, accept: string): Promise<[number, string | null, string | null]> {
  const server = createServer((request, response) => answerPlainly(request, response, result)).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept } });
  expect(await answer.json()).toEqual(result);
  server.close();
  return [answer.status, answer.headers.get("content-type"), answer.headers.get("retry-after")];
}

test.each([
  ["whoever asked too much hears when to come again", TOO_MUCH, "application/json", 429, "7"],
  ["so does a program of today", TOO_MUCH, MODERN, 429, "7"],
  ["plain JSON's clients take any other status for a broken connection", UNFIT, "application/json", 200, null],
  ["a document that was not run is a bad request to a program of today", UNFIT, MODERN, 400, null],
  ["one that was run in part is not", PART, MODERN, 200, null],
])("%s", async (_name, result, accept, status, retryAfter) => {
  expect(await told(result, accept)).toEqual([status, `${accept}; charset=utf-8`, retryAfter]);
});
