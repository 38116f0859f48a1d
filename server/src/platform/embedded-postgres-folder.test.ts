import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { binariesFor, packagedPrograms } from "./embedded-postgres-binaries.ts";
import { dataFolderOf, openFolder } from "./embedded-postgres-folder.ts";
import { canEnter, serverUser } from "./embedded-postgres-user.ts";

const root = mkdtempSync(join(realpathSync(tmpdir()), "dau-moi-folder-"));
chmodSync(root, 0o755); // the server's user must pass
afterAll(() => rmSync(root, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;
const NEEDS_ROOT = "only root drops to another user";

describe("letting the database's user in", () => {
  test("as root, a private data folder is opened for the server's user alone", async ({ skip }) => {
    skip(!isRoot, NEEDS_ROOT);
    const folder = join(root, "private");
    mkdirSync(folder, { mode: 0o700 });
    await openFolder(folder, serverUser());
    expect({ mode: statSync(folder).mode & 0o777, enters: await canEnter(serverUser(), folder) }).toEqual({ mode: 0o710, enters: true });
  });

  test("as root, a parent that keeps the server's user out is named, with that user", async ({ skip }) => {
    skip(!isRoot, NEEDS_ROOT);
    const closed = join(root, "closed");
    mkdirSync(closed, { mode: 0o700 });
    await expect(openFolder(join(closed, "data"), serverUser())).rejects.toThrow(
      new RegExp(`user "(postgres|nobody)", who cannot reach ${closed}/data: ${closed} keeps that user out`),
    );
    expect(readdirSync(closed)).toEqual([]);
  });
});

describe("the data folder in effect", () => {
  const folderFor = (checkout: string, chosen = false) => dataFolderOf({ checkout, dataDir: { path: join(checkout, ".data"), chosen } });

  test("is the checkout's own where the server's user can go", async () => {
    expect(await folderFor(root)).toEqual({ path: join(root, ".data"), note: null });
  });

  test("is one below /var/lib/dau-moi for a checkout in root's home, always the same, and said", async ({ skip }) => {
    skip(!isRoot, NEEDS_ROOT);
    const home = join(root, "home");
    mkdirSync(join(home, "checkout"), { recursive: true });
    chmodSync(home, 0o700);
    const { path, note } = await folderFor(join(home, "checkout"));
    expect(path).toMatch(/^\/var\/lib\/dau-moi\/[0-9a-f]{10}$/);
    expect(note).toContain(`cannot enter ${home}`);
    expect((await folderFor(join(home, "checkout"))).path).toBe(path);
    expect(await folderFor(join(home, "checkout"), true)).toEqual({ path: join(home, "checkout/.data"), note: null });
  });
});

test("programs below a private folder are copied into the data folder, with their owner, once", async ({ skip }) => {
  skip(!isRoot, NEEDS_ROOT);
  const home = join(root, "private-home");
  const original = packagedPrograms();
  cpSync(original.folder, join(home, "native"), { recursive: true, verbatimSymlinks: true });
  chmodSync(home, 0o700);
  const folder = join(root, "with-copy");
  mkdirSync(folder);
  const said: string[] = [];
  const binaries = () => binariesFor(serverUser(), folder, (line) => said.push(line), { ...original, folder: join(home, "native") });
  expect(await binaries()).toEqual(await binaries());
  expect((await binaries()).folder).toBe(join(folder, `postgres-${original.version}`));
  expect(said).toHaveLength(1);
});
