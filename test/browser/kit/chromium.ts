import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import packed, { inflate } from "@sparticuz/chromium";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

/**
 * The package's own flags serve a small cloud function: one process dies with its first page, without web security nothing
 * here would prove anything, and a graphics card made of software paints at three times the cost.
 */
const UNFIT =
  /^--(single-process|no-zygote|headless|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials|.*(gpu|gl|angle|swiftshader).*)/;
const ARGUMENTS = [...packed.args.filter((flag) => !UNFIT.test(flag)), "--disable-gpu", "--no-sandbox"];

/**
 * A Chromium out of the registry package, or the one that CHROMIUM_PATH names.
 * @throws what is missing, in words: these tests never skip themselves
 */
export async function startChromium(): Promise<Browser> {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") return launched(named, {});
  const folder = await unpacked();
  try {
    return await launched(join(folder, "chromium"), {});
  } catch (error) {
    if (!String(error).includes("error while loading shared libraries")) throw error;
    return withOwnLibraries(folder, error);
  }
}

/** The package brings libnss3 and libnspr4 for machines that lack them. */
async function withOwnLibraries(folder: string, missing: unknown): Promise<Browser> {
  const libraries = join(folder, "al2023", "lib");
  if (!existsSync(libraries)) await into(folder, () => inflate(join(packageFolder(), "bin", "al2023.tar.br")));
  return launched(join(folder, "chromium"), { LD_LIBRARY_PATH: libraries }).catch((error: unknown) => {
    const library = /[\w.+-]+\.so[\w.]*/.exec(String(missing))?.[0] ?? "a shared library";
    throw new Error(
      `Chromium cannot start: ${library} is missing and the copies in @sparticuz/chromium do not serve; install libnss3 and libnspr4, or set CHROMIUM_PATH`,
      { cause: error },
    );
  });
}

async function launched(executablePath: string, more: Record<string, string>): Promise<Browser> {
  const fonts = existsSync("/etc/fonts") ? {} : { FONTCONFIG_PATH: join(dirname(executablePath), "fonts") };
  const given = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return chromium.launch({ executablePath, args: ARGUMENTS, env: { ...Object.fromEntries(given), ...fonts, ...more } });
}

/** Unpacked once a machine and version: beside, then moved there whole, so that nobody ever starts half a browser. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), "package.json"), "utf8")) as { version: string };
  const folder = join(tmpdir(), `dau-moi-chromium-${version}`);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(`${folder}-`);
  await into(fresh, () => packed.executablePath());
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(fresh, { recursive: true, force: true }); // another run was first
  }
  return folder;
}

/** The package unpacks into the temporary folder, which it asks for before it first waits. */
function into<Value>(folder: string, unpack: () => Promise<Value>): Promise<Value> {
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    return unpack();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

function packageFolder(): string {
  return dirname(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")));
}
