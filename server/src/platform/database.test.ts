import type pg from "pg";
import { expect, test } from "vitest";
import { txOn } from "./database.ts";

test("a statement that travelled with a beginning which failed tells nothing of what it found", async () => {
  const found = { query: async () => ({ rows: [{ name: "Nguyễn Văn A" }] }) } as unknown as pg.ClientBase;
  const notBegun = new Error("the role could not be set");
  const tx = txOn(found, [], Promise.reject(notBegun));
  await expect(tx.rows("select name from feedback_case")).rejects.toBe(notBegun);
  await expect(tx.one("select name from feedback_case")).rejects.toBe(notBegun);
  await expect(tx.bulk("select name from feedback_case", [])).rejects.toBe(notBegun);
});
