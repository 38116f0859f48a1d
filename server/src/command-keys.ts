import { setTimeout } from "node:timers/promises";
import type { Command } from "commander";
import { casesBySubmitter, eraseSubmitters, identityNumberOf, phoneOf, retireKey, rotateKeys } from "./access/index.ts";
import type { Rotation } from "./access/index.ts";
import type { AuditActor } from "./audit/index.ts";
import { fileText, onHub, placeOfHub, say } from "./command-line.ts";
import type { Hub } from "./hub.ts";
import { keyStoreOf } from "./secret-places.ts";
import { REFRESH_MS } from "./serve.ts";
import { Refused } from "./platform/problem.ts";

/** hub keys … and hub erase … */
export function keyCommands(program: Command, actor: () => AuditActor): void {
  const keys = program.command("keys").description("the master keys that everything personal is sealed under");
  keys
    .command("rotate")
    .description("make a new master key and wrap every record's key under it; run again when it was cut short")
    .option("--no-wait", "no hub runs on this database: nobody has to hear of the new key first")
    .option("--json", "as JSON")
    .action((options: { wait: boolean; json?: boolean }) =>
      onHub(async (hub) => {
        const done = await rotateKeys(await rotationOn(hub, actor(), options.wait));
        say(done, options.json, (told) => `${told.key} is the current key; ${told.renewed} seals renewed`);
      }),
    );
  keys
    .command("retire <id>")
    .description("take a key out of the key file that nothing is sealed under any more")
    .action((id: string) => onHub(async (hub) => retireKey(await rotationOn(hub, actor(), false), id)));
  program
    .command("erase")
    .description("destroy what must be forgotten")
    .command("submitter")
    .description("make unreadable who sent a case; counts, lists and the audit chain stay")
    .option("--case <id...>", "the hub's numbers of the cases")
    .option("--number", "every case of one telephone or identity number, read from standard input")
    .requiredOption("--legal-basis <text>", "by what law")
    .requiredOption("--reason <text>", "why")
    .action((options: EraseOptions) => onHub((hub) => erase(hub, options, actor())));
}

interface EraseOptions {
  case?: string[];
  number?: true;
  legalBasis: string;
  reason: string;
}

async function erase(hub: Hub, options: EraseOptions, actor: AuditActor): Promise<void> {
  const { legalBasis, reason } = options;
  const given = options.number === true ? await fileText("/dev/stdin") : null;
  const erased = await hub.database.write(async (tx) => {
    const caseIds = given === null ? caseIdsIn(options.case) : await casesOf(given);
    return eraseSubmitters(tx, hub.vault, { caseIds, actor, legalBasis, reason, at: hub.clock.now() });
    async function casesOf(number: string): Promise<number[]> {
      const identity = identityNumberOf(number);
      if (identity !== null && identity.length === 12) return casesBySubmitter(tx, "identity", hub.vault.blindIndex("identity", identity));
      const phone = phoneOf(number);
      if (phone === null) throw new Refused([{ at: "--number", message: "a telephone number or an identity number of 12 digits is expected" }]);
      return casesBySubmitter(tx, "phone", hub.vault.blindIndex("phone", phone));
    }
  });
  process.stdout.write(`${erased} cases no longer tell who sent them\n`);
}

function caseIdsIn(given: readonly string[] = []): number[] {
  const ids = given.map(Number);
  if (ids.length === 0 || ids.some((id) => !Number.isSafeInteger(id)))
    throw new Refused([{ at: "--case", message: "the hub's numbers of cases are expected, or --number" }]);
  return ids;
}

async function rotationOn({ database, vault, clock }: Hub, actor: AuditActor, wait: boolean): Promise<Rotation> {
  const { config, folder } = await placeOfHub();
  const settle = (): Promise<void> => setTimeout(wait ? REFRESH_MS * 2 : 0);
  return { database, vault, store: keyStoreOf(config, folder), clock, actor, settle };
}
