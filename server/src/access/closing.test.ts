import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { Account } from "./account.ts";
import { aDatabase } from "./test-database.ts";

test("a hub that stops while its unit of work still waits for connections comes to an end", { timeout: 30_000 }, async () => {
  const { database, stop } = await aDatabase();
  const connected = () => "answered";
  const refused = () => "told that the hub stops";
  // more at once than connections lie idle: some are still being made
  const reading = Array.from({ length: 4 }, () => database.em().find(Account, {}).then(connected, refused));
  for (let turns = 0; turns < 3; turns += 1) await turn();
  await stop(); // what is never given back would be waited for for ever
  for (const read of await Promise.all(reading)) expect(["answered", "told that the hub stops"]).toContain(read);
});
