import { createPublicKey } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import type { Command } from "commander";
import { keepVerification, proofFaults, publicKeyText, signingKey, verifyAudit, writeCheckpoint } from "./audit/index.ts";
import type { Verified } from "./audit/index.ts";
import { auditPlace } from "./secret-places.ts";
import { fileText, onHub, placeOfHub, say } from "./command-line.ts";
import { instantText } from "./platform/instant.ts";
import { systemClock } from "./platform/now.ts";
import { Refused } from "./platform/problem.ts";
import { readOnly } from "./platform/read-only.ts";

/** hub audit … */
export function auditCommands(program: Command): void {
  const audit = program.command("audit").description("the audit chain: what was done, and proof that nothing of it was changed");
  audit
    .command("verify")
    .description("walk every chain and hold it against the checkpoints; reads only; ends with 1 when something is not as it was written")
    .option("--checkpoints <folder...>", "folders of checkpoints; those of the hub when left out")
    .option("--public-key <file>", "the key that must have signed them, as hub audit public-key printed it once")
    .option("--json", "as JSON")
    .action(verify);
  audit
    .command("check-proof <file>")
    .description("check a proof that was taken from the hub, without its database; ends with 1 when it does not hold")
    .requiredOption("--public-key <file>", "the key that must have signed its checkpoints")
    .action(checkProof);
  audit
    .command("checkpoint")
    .description("sign now how far every stream has come")
    .action(() =>
      onHub(async (hub) => {
        const { config, folder } = await placeOfHub();
        const place = auditPlace(config, folder);
        const written = await writeCheckpoint({ database: hub.database, clock: hub.clock, folders: place.folders, key: signingKey(place.keyFile) });
        for (const one of written) {
          if (typeof one.written !== "string")
            throw new Refused([
              {
                at: one.folder,
                message: `a checkpoint saw ${one.written.wentBack.number} entries of ${one.written.wentBack.stream}, now there are ${one.written.to}: run hub audit verify`,
              },
            ]);
          process.stdout.write(`${one.folder}: ${one.written}\n`);
        }
      }),
    );
  audit
    .command("public-key")
    .description("the key that proves checkpoints, to be kept by whoever checks")
    .action(async () => {
      const { config, folder } = await placeOfHub();
      process.stdout.write(publicKeyText(signingKey(auditPlace(config, folder).keyFile)));
    });
}

async function verify(options: { checkpoints?: string[]; publicKey?: string; json?: boolean }): Promise<void> {
  const { config, folder, databaseUrl } = await placeOfHub();
  const place = auditPlace(config, folder);
  const key = await publicKeyOf(options.publicKey, place.keyFile);
  // a login that may only read: nothing is migrated and no vault is opened
  const verified = await verifyAudit(readOnly(databaseUrl), options.checkpoints ?? place.folders, key);
  say(verified, options.json, verifiedText);
  if (options.checkpoints === undefined) leave(place.folders, verified);
  if (verified.findings.length > 0) process.exitCode = 1;
}

async function checkProof(file: string, { publicKey }: { publicKey: string }): Promise<void> {
  const key = await publicKeyOf(publicKey, "");
  if (key === null) throw new Refused([{ at: "--public-key", message: "expected a public key in PEM" }]);
  const faults = proofFaults(await fileText(file), key);
  process.stdout.write(faults.length === 0 ? "the proof holds\n" : `${faults.map((fault) => `BROKEN  ${fault}`).join("\n")}\n`);
  if (faults.length > 0) process.exitCode = 1;
}

/** What was found, for the hub's own page; whoever checks may have no right to write there. */
function leave(folders: readonly string[], verified: Verified): void {
  try {
    keepVerification(folders, verified, instantText(systemClock.now()));
  } catch (error) {
    process.stderr.write(`the result was not left beside the checkpoints: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

async function publicKeyOf(file: string | undefined, keyFile: string): Promise<KeyObject | null> {
  try {
    if (file !== undefined) return createPublicKey(await fileText(file));
    return existsSync(keyFile) ? createPublicKey(signingKey(keyFile)) : null;
  } catch (error) {
    throw error instanceof Refused ? error : new Refused([{ at: "--public-key", message: "expected a public key in PEM" }]);
  }
}

function verifiedText({ entries, streams, checkpoints, findings }: Verified): string {
  const lines = streams.map((one) => `${one.stream.padEnd(10)}${String(one.entries).padStart(9)} entries`);
  const faults = findings.map(({ place, number, by, reason }) => `BROKEN  ${place} at ${number}: ${reason} (told by the ${by})`);
  return [...lines, `${entries} entries, ${checkpoints} checkpoints: ${findings.length === 0 ? "whole" : "not as written"}`, ...faults].join("\n");
}
