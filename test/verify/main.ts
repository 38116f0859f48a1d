import { parseArgs } from "node:util";
import { findHub, NoHub } from "./find-hub.ts";
import type { Account } from "./graph.ts";
import { isGood, verdictText } from "./say.ts";
import { verify } from "./verify.ts";

const USAGE = `npm run verify [-- OPTIONS]: recounts from the departments' ledgers (sample) or the raw inbox what the hub shows and holds.
Counted from the ledgers: cases, their deadlines, custody and backlog class; boards, lists, trends; of every campaign the opening balance case by
case, every number, unit and day (left, arrived, came in); of every unit that gives work inside what each division and officer has. Counted from
the recorded acts: notices that are owed to one person by name, or to whoever holds a post. What was sent to
people is held against the books of mail server and gateway, where they keep any. What is not recounted is named.
Finds the hub by DATA_DIR or DATABASE_URL. Exit code 1: something is not as recounted; 2: it could not be verified.
  --json            one line of JSON: {compared, differences, lost, doubled, details, leftOut}
  --no-hold         the departments already stand still: do not hold them, do not wait
  --hub URL         address of the hub, where the data folder does not tell it
  --ledgers DIR     folder of the departments' ledgers, where it is not in the data folder
  --outside DIR     folder of what mail server and gateway wrote down, where it is not in the data folder
  --account NAME    sign in with this account, its password in VERIFY_PASSWORD; else with the sample's leader`;

function optionsOf(args: readonly string[]) {
  const boolean = { type: "boolean", default: false } as const;
  const string = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { json: boolean, "no-hold": boolean, help: boolean, hub: string, ledgers: string, outside: string, account: string },
    }).values;
  } catch (cause) {
    throw new NoHub(`${(cause as Error).message}\n${USAGE}`, { cause });
  }
}

function accountNamed(username: string | undefined): Account | null {
  if (username === undefined) return null;
  const password = process.env["VERIFY_PASSWORD"];
  if (password === undefined) throw new NoHub(`the password of ${username} is expected in VERIFY_PASSWORD`);
  return { username, password };
}

async function run(args: readonly string[]): Promise<number> {
  const options = optionsOf(args);
  if (options.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const began = performance.now();
  const verdict = await verify(await findHub(process.env, options), { hold: !options["no-hold"], account: accountNamed(options.account) });
  process.stdout.write(`${options.json ? JSON.stringify(verdict) : verdictText(verdict, (performance.now() - began) / 1000)}\n`);
  return isGood(verdict) ? 0 : 1;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  // Whatever kept us from comparing is not a difference: a verdict that was not reached must not look like one.
  process.stderr.write(`${error instanceof NoHub ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
}
