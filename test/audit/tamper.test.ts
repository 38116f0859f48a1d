import { generateKeyPairSync } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aDatabase } from "../../server/src/access/test-database.ts";
import type { Database } from "../../server/src/platform/database.ts";
import { fixedClock } from "../../server/src/platform/now.ts";
import { appendAudit, verifyAudit, writeCheckpoint } from "../../server/src/audit/index.ts";
import { checkpointFile } from "../../server/src/audit/checkpoint-files.ts";
import type { Finding } from "../../server/src/audit/finding.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const clock = fixedClock(Date.UTC(2026, 10, 21));
const TEN = 10;

let database: Database;
let stop: () => Promise<void>;
let asOwner: (sql: string) => Promise<void>;
let folder: string;
beforeAll(async () => ({ database, stop, asOwner } = await aDatabase()), 60_000);
afterAll(() => stop());

/** Ten decisions, a checkpoint, and two more. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "dau-moi-audit-"));
  await tamper("delete from audit_entry; update audit_head set last = 0, hash = decode(repeat('00', 32), 'hex'); update journal_head set last = 70");
  await decide(1, TEN);
  await checkpoint();
  await decide(TEN + 1, TEN + 2);
});

async function decide(from: number, to: number): Promise<void> {
  for (let id = from; id <= to; id += 1) {
    await database.write((tx) =>
      appendAudit(tx, {
        stream: "decision",
        actor: { kind: "cli", id: null, name: "root" },
        act: "adoptCalendar",
        subject: { kind: "calendar", id: String(id) },
        detail: { cases: id },
        at: clock.now(),
      }),
    );
  }
}

const checkpoint = () => writeCheckpoint({ database, clock, folders: [folder], key: privateKey });

/** What somebody with every right in the database does: no trigger holds him. */
const tamper = (sql: string): Promise<void> => asOwner(`begin; set local session_replication_role = replica; ${sql}; commit`);

/** …and who knows how hashes are made. */
const rechainFrom = (number: number): Promise<void> =>
  tamper(`do $$
    declare e record; n bigint := ${number - 1};
      h bytea := coalesce((select hash from audit_entry where stream = 'decision' and number = ${number - 1}), decode(repeat('00', 32), 'hex'));
    begin
      for e in select * from audit_entry where stream = 'decision' and number >= ${number} order by number loop
        h := sha256(h || convert_to(e.body, 'UTF8')); n := e.number;
        update audit_entry set hash = h where stream = 'decision' and number = e.number;
      end loop;
      update audit_head set hash = h, last = n where stream = 'decision';
    end $$`);

const found = async (folders: string[] = [folder]): Promise<Pick<Finding, "number" | "by">[]> =>
  (await verifyAudit(database, folders, publicKey)).findings.map(({ number, by }) => ({ number, by }));

const changedBody = (number: number) =>
  `update audit_entry set body = replace(body, '"cases":${number}', '"cases":99') where stream = 'decision' and number = ${number}`;
const renumbered = (from: number, to: number) =>
  `update audit_entry set number = ${to}, body = replace(body, '"number":${from},', '"number":${to},') where stream = 'decision' and number = ${from}`;

test("what nobody touched is whole, whatever is checked", async () => {
  expect(await verifyAudit(database, [folder], publicKey)).toMatchObject({ entries: 12, checkpoints: 1, findings: [] });
  expect(await found([])).toEqual([]);
});

describe("the chain alone tells", () => {
  test("an edited entry", async () => {
    await tamper(changedBody(4));
    expect(await found([])).toEqual([{ number: 4, by: "chain" }]);
  });

  test("a deleted entry", async () => {
    await tamper("delete from audit_entry where stream = 'decision' and number = 5");
    expect(await found([])).toEqual([{ number: 5, by: "chain" }]);
  });

  test("two swapped entries", async () => {
    await tamper(
      "update audit_entry set number = -3 where number = 3; update audit_entry set number = 3 where number = 8; update audit_entry set number = 8 where number = -3",
    );
    expect(await found([])).toEqual([{ number: 3, by: "chain" }]);
  });

  test("an inserted entry, those behind it moved up", async () => {
    await tamper(
      [12, 11, 10, 9, 8, 7, 6].map((n) => renumbered(n, n + 1)).join(";") +
        `;insert into audit_entry (stream, number, at, body, hash) select stream, 6, at, replace(body, '"number":5,', '"number":6,'), sha256(body::bytea) from audit_entry where number = 5` +
        ";update audit_head set last = 13 where stream = 'decision'",
    );
    expect(await found([])).toEqual([{ number: 6, by: "chain" }]);
  });

  test("a tail cut off by somebody who forgets the head", async () => {
    await tamper("delete from audit_entry where number > 9");
    expect(await found([])).toEqual([{ number: 10, by: "chain" }]);
  });
});

describe("only a checkpoint outside the database tells", () => {
  test("a tail cut off, the head set back", async () => {
    await tamper("delete from audit_entry where number > 8");
    await rechainFrom(8);
    expect(await found([])).toEqual([]);
    expect(await found()).toEqual([{ number: 9, by: "checkpoint" }]);
  });

  test("a tail cut off and written anew in good order", async () => {
    await tamper("delete from audit_entry where number > 8");
    await rechainFrom(8);
    await decide(21, 26);
    expect(await found([])).toEqual([]);
    expect(await found()).toEqual([{ number: 10, by: "checkpoint" }]);
  });

  test("a chain rewritten from its first entry", async () => {
    await tamper(changedBody(1));
    await rechainFrom(1);
    expect(await found([])).toEqual([]);
    expect(await found()).toEqual([{ number: 10, by: "checkpoint" }]);
  });

  test("a journal that went back", async () => {
    await tamper("update journal_head set last = 60");
    expect(await found([])).toEqual([]);
    expect(await found()).toEqual([{ number: 60, by: "checkpoint" }]);
  });

  test("and what came after the last checkpoint is not told by it: that is how long a forger has", async () => {
    await tamper("delete from audit_entry where number > 11");
    await rechainFrom(11);
    expect(await found()).toEqual([]);
  });
});

describe("the checkpoints' own file", () => {
  const change = (edit: (lines: string[]) => string[]): void => {
    const file = checkpointFile(folder);
    writeFileSync(
      file,
      edit(readFileSync(file, "utf8").trimEnd().split("\n"))
        .map((line) => `${line}\n`)
        .join(""),
    );
  };

  test("does not believe an edited line, nor one signed by another key", async () => {
    change(([only = ""]) => [only.replace('"journal":70', '"journal":50')]);
    expect(await found()).toEqual([{ number: 1, by: "checkpoint" }]);
    expect((await verifyAudit(database, [folder], generateKeyPairSync("ed25519").publicKey)).findings[0]?.reason).toContain("signature");
  });

  test("misses a line that was taken out", async () => {
    await checkpoint();
    await decide(13, 13);
    await checkpoint();
    change((lines) => lines.filter((_, i) => i !== 1));
    expect(await found()).toEqual([{ number: 2, by: "checkpoint" }]);
  });

  test("goes on behind a line that a power cut cut off", async () => {
    appendFileSync(checkpointFile(folder), '{"at":"2026-11-2');
    await checkpoint();
    expect(await verifyAudit(database, [folder], publicKey)).toMatchObject({ checkpoints: 2, findings: [] });
  });

  test("gets no line when nothing is new, and never one for a chain that went back", async () => {
    expect((await checkpoint())[0]?.written).toBe("written");
    expect((await checkpoint())[0]?.written).toBe("nothing new");
    await tamper("delete from audit_entry where number > 8");
    await rechainFrom(8);
    expect((await checkpoint())[0]?.written).toMatchObject({ wentBack: { stream: "decision", number: 12 }, to: 8 });
  });

  test("is missed where there is none", async () => {
    expect(await found([mkdtempSync(join(tmpdir(), "dau-moi-audit-"))])).toEqual([{ number: 0, by: "checkpoint" }]);
  });
});
