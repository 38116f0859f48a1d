import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { manifestsHash } from "./install.mjs";
import { PROGRAMS } from "./programs.mjs";

const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const PACKAGES = ["server", "dashboard", "connectors", "schema", "test"];

/**
 * A checkout in a temporary folder with the real task runner, tools and packages, and a server of a few lines:
 * what a test needs to start `npm start` in earnest.
 * @param main text of server/src/main.ts; @param command text of server/src/command.ts
 * @returns its folder
 */
export function aSmallCheckout({ main, command }: { main: string; command: string }): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "dau-moi-run-")));
  for (const file of ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml", "tsconfig.json", ".npmrc"]) cpSync(join(checkout, file), join(folder, file));
  cpSync(join(checkout, "server/bin"), join(folder, "server/bin"), { recursive: true });
  mkdirSync(join(folder, ".tools/stamps"), { recursive: true });
  symlinkSync(join(checkout, ".tools/node_modules"), join(folder, ".tools/node_modules"));
  symlinkSync(join(checkout, "node_modules"), join(folder, "node_modules"));
  for (const name of PACKAGES) {
    mkdirSync(join(folder, name, "src"), { recursive: true });
    cpSync(join(checkout, name, "package.json"), join(folder, name, "package.json"));
    symlinkSync(join(checkout, name, "node_modules"), join(folder, name, "node_modules"));
  }
  writeFileSync(join(folder, "server/src/main.ts"), main);
  writeFileSync(join(folder, "server/src/command.ts"), command);
  for (const program of Object.values(PROGRAMS)) {
    mkdirSync(dirname(join(folder, program)), { recursive: true });
    writeFileSync(join(folder, program), "export {};");
  }
  writeFileSync(join(folder, "dashboard/index.html"), "<!doctype html><title>small</title>");
  // The installed packages are the real ones, so the stamp may say so.
  writeFileSync(join(folder, ".tools/stamps/install"), manifestsHash(folder));
  return folder;
}

/** The path a person's shell has: without the Node of this project, so that npm runs on the machine's own. */
export function pathOfTheMachine(): string {
  return (process.env["PATH"] ?? "")
    .split(":")
    .filter((entry) => !entry.includes("node_modules"))
    .join(":");
}

/** Text of a file, or null while it is not there. */
export function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null; // not written yet
  }
}
