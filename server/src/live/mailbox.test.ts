import { describe, expect, test } from "vitest";
import { Mailbox, MOST_KEYS } from "./mailbox.ts";

describe("a subscriber's mailbox", () => {
  test("a slow reader gets the latest message of each key, in the order of their last change", async () => {
    const mailbox = new Mailbox<number>(() => undefined);
    mailbox.put("a", 1);
    mailbox.put("b", 2);
    mailbox.put("a", 3);
    expect((await mailbox.next()).value).toEqual({ message: 2 });
    expect((await mailbox.next()).value).toEqual({ message: 3 });
  });

  test("more than it can keep becomes one call to fetch anew, and then it goes on", async () => {
    const mailbox = new Mailbox<number>(() => undefined);
    for (let i = 0; i <= MOST_KEYS + 50; i += 1) mailbox.put(String(i), i);
    expect((await mailbox.next()).value).toBe("resync");
    mailbox.put("x", 7);
    expect((await mailbox.next()).value).toEqual({ message: 7 });
  });

  test("a reader that waits is woken by a message, and ended by leaving", async () => {
    let left = 0;
    const mailbox = new Mailbox<number>(() => (left += 1));
    const waiting = mailbox.next();
    mailbox.put("a", 1);
    expect((await waiting).value).toEqual({ message: 1 });
    const last = mailbox.next();
    await mailbox.return();
    await mailbox.return();
    expect((await last).done).toBe(true);
    expect(left).toBe(1);
    mailbox.put("a", 2);
    expect((await mailbox.next()).done).toBe(true);
  });
});
