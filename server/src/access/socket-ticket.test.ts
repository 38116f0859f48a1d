import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../platform/database.ts";
import { sweepEnded } from "./session.ts";
import { giveTicket, takeTicket } from "./socket-ticket.ts";
import { aDatabase } from "./test-database.ts";

const MINUTE = 60_000;
const NOW = Date.parse("2026-11-20T02:00:00Z");
const HIS = { session: "a".repeat(43), screen: null };

let database: Database;
let stop: () => Promise<void>;
beforeAll(async () => ({ database, stop } = await aDatabase()), 60_000);
afterAll(() => stop());

const given = async (holder = HIS): Promise<string> => {
  const { ticket } = (await giveTicket(database, NOW, holder)) ?? { ticket: "" };
  return ticket;
};

describe("a socket's ticket", () => {
  test("is taken once, however many say it at the same time", async () => {
    const ticket = await given();
    const all = await Promise.all(Array.from({ length: 25 }, () => takeTicket(database, NOW, ticket, HIS)));
    expect(all.toSorted()).toEqual([...Array.from({ length: 24 }, () => "TICKET_USED"), null].toSorted());
  });

  test.each([
    ["another session", { session: "b".repeat(43), screen: null }],
    ["the same token as a screen's", { session: null, screen: "a".repeat(43) }],
    ["the same session beside a screen", { session: "a".repeat(43), screen: "c".repeat(43) }],
    ["nobody", { session: null, screen: null }],
  ])("is no good for %s", async (_, holder) => {
    const ticket = await given();
    expect(await takeTicket(database, NOW, ticket, holder)).toBe("TICKET_FOREIGN");
    expect(await takeTicket(database, NOW, ticket, HIS)).toBeNull();
  });

  test("is remembered for ten minutes after its end, so that a replay is known as one, and then taken away", async () => {
    const [used, unused] = [await given(), await given()];
    await takeTicket(database, NOW, used, HIS);
    await sweepEnded(database, NOW + 10 * MINUTE);
    expect(await takeTicket(database, NOW + 10 * MINUTE, used, HIS)).toBe("TICKET_USED");
    expect(await takeTicket(database, NOW + 10 * MINUTE, unused, HIS)).toBe("TICKET_EXPIRED");
    await sweepEnded(database, NOW + 11 * MINUTE);
    expect(await takeTicket(database, NOW + 11 * MINUTE, used, HIS)).toBe("TICKET_UNKNOWN");
  });
});
