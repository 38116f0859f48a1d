import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { Refused } from "../platform/problem.ts";
import { SealBroken } from "./seal.ts";
import { openVault } from "./vault.ts";

const folder = mkdtempSync(join(tmpdir(), "dau-moi-vault-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const aKeyFile = () => join(folder, `${++files}`, "keys.json");
const vault = openVault(aKeyFile());
const CONTEXT = "inbox:tinh:cases:9007";

interface KeyFile {
  version: number;
  keys: { id: string; secret: string }[];
  current: string;
}
const contentOf = (path: string) => JSON.parse(readFileSync(path, "utf8")) as KeyFile;
const write = (path: string, content: unknown) => writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));

describe("the key file", () => {
  test("is created at the first start, for its owner alone, with nothing left beside it", () => {
    const path = aKeyFile();
    openVault(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(path, ".."))).toEqual(["keys.json"]);
    expect(Buffer.from(contentOf(path).keys[0]?.secret ?? "", "base64")).toHaveLength(32);
  });

  test("is loaded at every later start: what was sealed opens", () => {
    const path = aKeyFile();
    const before = openVault(path);
    const record = before.newRecordKey();
    const seal = before.seal(record.key, "phản ánh", CONTEXT);
    const after = openVault(path);
    expect(after.open(after.unwrap(record.wrapped), seal, CONTEXT).toString()).toBe("phản ánh");
    expect(after.fingerprint("a")).toEqual(before.fingerprint("a"));
  });

  test("others may read it: refused, with the way out", () => {
    const path = aKeyFile();
    openVault(path);
    chmodSync(path, 0o640);
    expect(() => openVault(path)).toThrow(/keys\.json: .*chmod 600/);
  });

  test.each([
    ["empty", ""],
    ["no JSON", '{"keys":[{"id":"00000000","secret":"SECRETSECRET'],
    ["another version", { version: 2, keys: [], current: "x" }],
    ["a short secret", { version: 1, keys: [{ id: "00000000", secret: "U0VDUkVUU0VDUkVU" }], current: "00000000" }],
    ["a current key that is not in it", { version: 1, keys: [{ id: "00000000", secret: Buffer.alloc(32, "SECRET").toString("base64") }], current: "11111111" }],
  ])("damaged (%s): refused by name, without a word of its content, and never replaced", (_, content) => {
    const path = aKeyFile();
    openVault(path);
    write(path, content);
    const kept = readFileSync(path, "utf8");
    const refusal = catchOf(() => openVault(path));
    expect(refusal).toBeInstanceOf(Refused);
    expect((refusal as Refused).message).toContain(path);
    expect((refusal as Refused).message).not.toMatch(/SECRET|U0VDUkVU/);
    expect(readFileSync(path, "utf8")).toBe(kept);
  });

  test("a folder that cannot be made is told, not thrown raw", () => {
    expect(() => openVault("/dev/null/keys.json")).toThrow(Refused);
  });

  test("a new current key: old seals open, new ones carry its id, fingerprints stay", () => {
    const path = aKeyFile();
    const before = openVault(path);
    const record = before.newRecordKey();
    const secret = before.sealMaster("mật khẩu", "source:tinh:password");
    const content = contentOf(path);
    write(path, { ...content, keys: [...content.keys, { id: "0000beef", secret: Buffer.alloc(32, 7).toString("base64") }], current: "0000beef" });
    const after = openVault(path);
    expect(after.unwrap(record.wrapped)).toEqual(record.key);
    expect(after.openMaster(secret, "source:tinh:password").toString()).toBe("mật khẩu");
    expect(after.fingerprint("a")).toEqual(before.fingerprint("a"));
    expect(after.sealMaster("x", "c").subarray(1, 5).toString("hex")).toBe("0000beef");
    expect(() => before.openMaster(after.sealMaster("x", "c"), "c")).toThrow(/0000beef is not in the key file/);
  });
});

describe("a seal", () => {
  test("opens to exactly what was sealed, in its own place only", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), fc.string(), (bytes, here, there) => {
        const { key } = vault.newRecordKey();
        const plain = Buffer.from(bytes);
        const seal = vault.seal(key, plain, here);
        expect(seal).toHaveLength(plain.length + 29);
        expect(vault.open(key, seal, here)).toEqual(plain);
        if (here !== there && !(here + there).includes("\ufffd")) expect(() => vault.open(key, seal, there)).toThrow(SealBroken);
      }),
    );
  });

  test("any single change breaks it", () => {
    const { key, wrapped } = vault.newRecordKey();
    const master = vault.sealMaster("khóa", CONTEXT);
    const seal = vault.seal(key, "0912345678", CONTEXT);
    for (const [blob, open] of [
      [seal, (b: Buffer) => vault.open(key, b, CONTEXT)],
      [master, (b: Buffer) => vault.openMaster(b, CONTEXT)],
      [wrapped, (b: Buffer) => vault.unwrap(b)],
    ] as const) {
      for (let i = 0; i < blob.length; i++) {
        const changed = Buffer.from(blob);
        changed[i] = (changed[i] as number) ^ 1;
        expect(() => open(changed)).toThrow(SealBroken);
        expect(() => open(blob.subarray(0, i))).toThrow(SealBroken);
      }
    }
  });

  test("under another record's key it does not open", () => {
    const seal = vault.seal(vault.newRecordKey().key, "x", CONTEXT);
    expect(() => vault.open(vault.newRecordKey().key, seal, CONTEXT)).toThrow(SealBroken);
  });

  test("is different every time, so that equal content is not seen", () => {
    const { key } = vault.newRecordKey();
    const seals = Array.from({ length: 2_000 }, () => vault.seal(key, "x", CONTEXT).toString("hex"));
    expect(new Set(seals).size).toBe(2_000);
    expect(new Set(seals.map((seal) => seal.slice(2, 26))).size).toBe(2_000);
  });

  test("a wrapped key is no sealed secret and the reverse", () => {
    expect(() => vault.openMaster(vault.newRecordKey().wrapped, "record-key")).toThrow(SealBroken);
    expect(() => vault.unwrap(vault.sealMaster(Buffer.alloc(32), "record-key"))).toThrow(SealBroken);
  });

  test("once its wrapped key is destroyed, the record stays unreadable with the key file at hand", () => {
    const record = vault.newRecordKey();
    const seal = vault.seal(record.key, "Nguyễn Văn An", CONTEXT);
    record.wrapped.fill(0);
    const again = openVault(vault.keyFile);
    expect(() => again.unwrap(record.wrapped)).toThrow(SealBroken);
    expect(() => again.open(again.newRecordKey().key, seal, CONTEXT)).toThrow(SealBroken);
    expect(seal.includes("Nguyễn")).toBe(false);
  });

  test("of another hub does not open, and its fingerprints are others", () => {
    const other = openVault(aKeyFile());
    expect(() => other.openMaster(vault.sealMaster("x", "c"), "c")).toThrow(SealBroken);
    expect(other.fingerprint("x")).not.toEqual(vault.fingerprint("x"));
  });
});

test("a fingerprint is equal for equal bytes only", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      expect(vault.fingerprint(Buffer.from(a)).equals(vault.fingerprint(Buffer.from(b)))).toBe(Buffer.from(a).equals(Buffer.from(b)));
    }),
  );
  expect(vault.fingerprint("x")).toHaveLength(32);
});

function catchOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
