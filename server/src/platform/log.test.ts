import { expect, test } from "vitest";
import { openLog } from "./log.ts";

function aLog(level = "info") {
  const lines: string[] = [];
  return { log: openLog(level, (line) => lines.push(line)), lines };
}

test("secrets and what citizens entrusted never reach the log, at any of three depths", () => {
  const { log, lines } = aLog();
  log.info(
    { password: "s3cret", source: { apiKey: "s3cret", answer: { submitter: { name: "s3cret" } } }, headers: { authorization: "s3cret" }, code: "tinh" },
    "read",
  );
  expect(lines.join("")).not.toContain("s3cret");
  expect(lines.join("")).toContain('"code":"tinh"');
});

test("an error is told with its cause, without the password of a connection string", () => {
  const { log, lines } = aLog();
  log.error({ err: new Error("no answer from postgres://hub:s3cret@db:5432/hub", { cause: new Error("ECONNREFUSED") }) }, "it failed");
  expect(lines.join("")).not.toContain("s3cret");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    err: { message: "no answer from postgres://hub:***@db:5432/hub", cause: { message: "ECONNREFUSED" } },
    msg: "it failed",
  });
});

test("a level hides what is below it", () => {
  const { log, lines } = aLog("warn");
  log.info("hidden");
  log.warn("shown");
  expect(lines).toHaveLength(1);
});
