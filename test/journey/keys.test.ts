import { chmodSync, copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { keyStore, openVault, openVaultOf, transitService, noticePlace } from "../../server/src/access/index.ts";
import { dataFolder, hubCommand, startMain, until } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import { theCase } from "./kit/reading.ts";
import { wants } from "./kit/sending.ts";

interface KeyFile {
  keys: { id: string; secret: string }[];
  current: string;
}
const keysIn = (file: string) => JSON.parse(readFileSync(file, "utf8")) as KeyFile;

/** A key file of the test's own, beginning like the one that the province was sealed with. */
function ownKeyFile(shared: string): string {
  const file = join(dataFolder(), "hub-keys.json");
  copyFileSync(shared, file);
  chmodSync(file, 0o600);
  return file;
}

describe("a new master key", () => {
  test("takes over while the hub runs; killed in the middle it is gone on with; then the old one can go", async () => {
    const { hub } = await aProvince().with(aCase({ id: "one", submitter: { name: "Trần Văn Mẫu", phone: "0912345678", email: null, address: null } }));
    const file = ownKeyFile(hub.database.keyFile);
    const vault = openVault(file);
    const old = vault.currentKey();
    const wrapped = Array.from({ length: 20_000 }, () => vault.newRecordKey().wrapped.toString("hex"));
    await hub.database.sql(
      `insert into source_record (source_id, stream, source_case_id, wrapped_key, hash, inbox_id, held)
       select 1, 'cases', 'filler-' || n, decode(w, 'hex'), '', 0, false from unnest($1::text[]) with ordinality as f(w, n)`,
      [wrapped],
    );
    const left = async () =>
      Number(
        (
          await hub.database.sql<{ n: string }>("select count(*) as n from source_record where substring(wrapped_key from 2 for 4) = $1", [
            Buffer.from(old, "hex"),
          ])
        )[0]?.n,
      );
    const environment = { DATABASE_URL: hub.database.url, DATABASE_ADMIN_URL: hub.database.adminUrl, HUB_KEY_FILE: file };

    const killed = hubCommand(["--as", "nguyen.it", "keys", "rotate", "--no-wait"], environment, (program) =>
      until("some are renewed", async () => (await left()) < 20_001 || program.ended !== null, 60_000).then(() => program.end("SIGKILL")),
    );
    expect((await killed).ended).toMatchObject({ signal: "SIGKILL" });
    const between = await left();
    expect(between).toBeGreaterThan(0);
    expect(between).toBeLessThan(20_001);
    const both = openVault(file);
    expect(both.currentKey()).not.toBe(old);
    for (const { key } of await hub.database.sql<{ key: Buffer }>("select wrapped_key as key from source_record order by random() limit 300"))
      expect(both.unwrap(key)).toHaveLength(32);

    const retired = () => hubCommand(["--as", "nguyen.it", "keys", "retire", old], environment);
    const resumed = await hubCommand(["--as", "nguyen.it", "keys", "rotate", "--json"], environment);
    expect(JSON.parse(resumed.stdout)).toMatchObject({ key: both.currentKey(), renewed: between + Number(await sourcesOf(hub)), resumed: true });
    expect(await left()).toBe(0);
    expect((await retired()).ended).toMatchObject({ code: 0 });
    expect(keysIn(file).keys.map(({ id }) => id)).toEqual([both.currentKey()]);
    const alone = openVault(file);
    for (const { key } of await hub.database.sql<{ key: Buffer }>("select wrapped_key as key from source_record order by random() limit 300"))
      expect(alone.unwrap(key)).toHaveLength(32);
    expect(alone.fingerprint("a")).toEqual(vault.fingerprint("a"));
    expect(alone.blindIndex("phone", "0912345678")).toEqual(vault.blindIndex("phone", "0912345678"));
    expect((await retired()).stderr).toContain(`there is no key ${old}`);
    const told = await hub.database.sql<{ act: string; actor: string }>("select act, actor from audit_entry where stream = 'key' order by number");
    expect(told).toEqual([
      { act: "rotateKeys", actor: "nguyen.it" },
      { act: "retireKey", actor: "nguyen.it" },
    ]);
  }, 400_000);

  test("is known to a running hub before anything is sealed under it", async () => {
    const { hub } = await aProvince().with(aCase({ id: "one" }));
    const file = ownKeyFile(hub.database.keyFile);
    const running = openVault(file);
    const store = keyStore(file, null);
    const id = await store.add();
    store.makeCurrent(id);
    const { wrapped } = openVault(file).newRecordKey();
    expect(() => running.unwrap(wrapped)).toThrow("is not in the key file");
    await running.reload();
    expect(running.unwrap(wrapped)).toHaveLength(32);
    expect(running.currentKey()).toBe(id);
  });
});

const sourcesOf = async (hub: { database: { sql<Row>(text: string): Promise<Row[]> } }): Promise<string | undefined> =>
  (await hub.database.sql<{ n: string }>("select count(*) as n from source"))[0]?.n;

describe("a start with the wrong keys is refused in words", () => {
  test("a key that the database is sealed under is lost", async () => {
    const { hub } = await aProvince().with(aCase({ id: "one" }));
    const file = ownKeyFile(hub.database.keyFile);
    const { keys, current } = keysIn(file);
    const other = { id: "0badc0de", secret: randomBytes(32).toString("base64") };
    const lasting = (JSON.parse(readFileSync(file, "utf8")) as { lasting?: string }).lasting ?? keys[0]?.secret;
    writeFileSync(file, JSON.stringify({ version: 2, lasting, keys: [other], current: other.id }));
    const started = await startMain({
      DATABASE_URL: hub.database.url,
      DATABASE_ADMIN_URL: hub.database.adminUrl,
      HUB_KEY_FILE: file,
      SAMPLE: "off",
      PORT: "0",
    });
    expect((await started.gone()).code).toBe(2);
    expect(started.stderr).toContain(`the master key ${current} is not in it, and this database is sealed under it`);
    expect(started.stderr).not.toContain(other.secret);
  }, 60_000);
});

/** A key service of the transit protocol on a real socket; its own key never leaves it. */
async function aKeyService(): Promise<{ url: string; calls: string[]; answerWith(how: "honest" | number): void }> {
  const key = randomBytes(32);
  const calls: string[] = [];
  let how: "honest" | number = "honest";
  const server = createServer((request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await text(request)) as {
      plaintext?: string;
      ciphertext?: string;
    };
    calls.push(`${request.method} ${request.url}`);
    if (how !== "honest" || request.headers["x-vault-token"] !== "token-of-the-hub") return void response.writeHead(how === "honest" ? 403 : how).end("{}");
    const data = body.plaintext !== undefined ? { ciphertext: wrap(key, body.plaintext) } : { plaintext: unwrap(key, body.ciphertext ?? "") };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ data }));
  }
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => new Promise<void>((closed) => (server.closeAllConnections(), server.close(() => closed()))));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls, answerWith: (next) => (how = next) };
}

function wrap(key: Buffer, plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  return `vault:v1:${Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64")}`;
}

function unwrap(key: Buffer, wrapped: string): string {
  const blob = Buffer.from(wrapped.replace("vault:v1:", ""), "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, blob.subarray(0, 12));
  decipher.setAuthTag(blob.subarray(-16));
  return `${decipher.update(blob.subarray(12, -16), undefined, "utf8")}${decipher.final("utf8")}`;
}

describe("a key service", () => {
  test("opens the key file, which is worth nothing without it", async () => {
    const service = await aKeyService();
    const folder = dataFolder();
    const [file, tokenFile] = [join(folder, "hub-keys.json"), join(folder, "token")];
    writeFileSync(tokenFile, "token-of-the-hub\n", { mode: 0o600 });
    const kms = () => keyStore(file, transitService({ url: service.url, key: "dau-moi", tokenFile }));
    const vault = await openVaultOf(kms());
    const sealed = vault.sealMaster("bí mật", "nơi này");
    expect(keysIn(file).keys[0]?.secret).toMatch(/^vault:v1:/);
    expect(service.calls).toEqual([...Array(2).fill("POST /v1/transit/encrypt/dau-moi"), ...Array(2).fill("POST /v1/transit/decrypt/dau-moi")]);
    const again = await openVaultOf(kms());
    expect(again.openMaster(sealed, "nơi này").toString()).toBe("bí mật");
    await again.reload();
    expect(service.calls).toHaveLength(6);
    expect(() => openVault(file)).toThrow("this is not a whole key file");

    const store = kms();
    const id = await store.add();
    store.makeCurrent(id);
    await again.reload();
    expect(again.currentKey()).toBe(id);
    expect(again.openMaster(sealed, "nơi này").toString()).toBe("bí mật");

    service.answerWith(503);
    await expect(openVaultOf(kms())).rejects.toThrow(/the key service at 127\.0\.0\.1:\d+ answered 503 to decrypt under "dau-moi"/);
    service.answerWith("honest");
    writeFileSync(tokenFile, "another", { mode: 0o600 });
    await expect(openVaultOf(kms())).rejects.toThrow("answered 403");
    expect(again.openMaster(sealed, "nơi này").toString()).toBe("bí mật");
  });
});

test("what was sealed before a rotation is still shown after it", async () => {
  const { hub } = await aProvince().with(aCase({ id: "one" }));
  await wants(hub, { email: "lan@vpub.songlamha.test", phone: "0912000111" }, "lanhdao");
  const file = ownKeyFile(hub.database.keyFile);
  const rotated = await hubCommand(["keys", "rotate", "--no-wait"], {
    DATABASE_URL: hub.database.url,
    DATABASE_ADMIN_URL: hub.database.adminUrl,
    HUB_KEY_FILE: file,
  });
  expect(rotated.stderr).toBe("");
  const vault = openVault(file);
  const [row] = await hub.database.sql<{ wrapped: Buffer; name: Buffer }>(
    "select r.wrapped_key as wrapped, c.name_sealed as name from feedback_case c join source_record r on r.case_id = c.id",
  );
  if (row === undefined) throw new Error("there is no case");
  expect(vault.open(vault.unwrap(row.wrapped), row.name, "feedback_case:nguon:cases:one:name").toString()).toBe("Trần Văn Mẫu");
  const [own] = await hub.database.sql<{ account: number; mail: Buffer; phone: Buffer }>(
    "select account_id as account, mail_sealed as mail, phone_sealed as phone from notice_setting",
  );
  expect(own?.mail.subarray(1, 5).toString("hex")).toBe(vault.currentKey());
  expect(vault.openMaster(own?.mail ?? Buffer.alloc(0), noticePlace(own?.account ?? 0, "mail")).toString()).toBe("lan@vpub.songlamha.test");
  expect(vault.openMaster(own?.phone ?? Buffer.alloc(0), noticePlace(own?.account ?? 0, "phone")).toString()).toBe("0912000111");
  await expect(theCase(hub, "one")).rejects.toThrow(); // this hub was never told of the new key file
}, 60_000);
