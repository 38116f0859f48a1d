import { InvalidArgumentError } from "commander";
import type { Command } from "commander";
import { createKey, KEY_OPERATIONS, keyCalled, keysBelow, keyState, revokeKey } from "./access/index.ts";
import type { ApiKeyRow } from "./access/index.ts";
import type { AuditActor } from "./audit/index.ts";
import { onHub, say } from "./command-line.ts";
import type { Hub } from "./hub.ts";
import { Refused } from "./platform/problem.ts";

type KeyOperation = (typeof KEY_OPERATIONS)[number];

interface NewKeyOptions {
  name: string;
  unit: string;
  operations: KeyOperation[];
  days: number;
  costPerMinute: number;
  json?: boolean;
}

/** hub key new|list|revoke */
export function apiKeyCommands(program: Command, actor: () => AuditActor): void {
  const key = program.command("key").description("keys by which programs of departments and other agencies ask the graph");
  key
    .command("new")
    .description("make a key; it is printed this once. One that reads cases works after a leader or the chief of office approved it on the screen")
    .requiredOption("--name <text>", "which program it is for")
    .requiredOption("--unit <code>", "it sees this unit and everything below it")
    .requiredOption("--operations <names>", `what it may ask, by commas: ${KEY_OPERATIONS.join(", ")}`, operationsIn)
    .option("--days <n>", "days until it ends, 366 at most", wholeNumber, 365)
    .option("--cost-per-minute <n>", "what it may spend in one minute", wholeNumber, 20_000)
    .option("--json", "as JSON")
    .action((options: NewKeyOptions) => onHub((hub) => makeKey(hub, options, actor())));
  key
    .command("list")
    .description("the newest 200, ended ones too")
    .option("--json", "as JSON")
    .action((options: { json?: boolean }) =>
      onHub(async (hub) => {
        const keys = (await keysBelow(hub.database, ["/"])).map((row) => shown(hub, row));
        say(keys, options.json, (all) => all.map((one) => `${one.id}  ${one.state.padEnd(8)} ${one.unit}  ${one.expiresAt}  ${one.name}`).join("\n"));
      }),
    );
  key
    .command("revoke <id>")
    .description("end a key now; its open sockets close within seconds")
    .option("--json", "as JSON")
    .action((id: string, options: { json?: boolean }) =>
      onHub(async (hub) => {
        const ended = await hub.database.write(async (tx) => {
          const found = await keyCalled(tx, id);
          if (found === null) throw new Refused([{ at: "id", message: `there is no key ${id}; see hub key list` }]);
          return revokeKey(tx, found, { actor: actor(), accountId: null, officerId: null }, hub.clock);
        });
        say(shown(hub, ended), options.json, (one) => `${one.id} ${one.state}`);
      }),
    );
}

async function makeKey(hub: Hub, options: NewKeyOptions, actor: AuditActor): Promise<void> {
  const unit = hub.units().byCode(options.unit);
  if (unit === undefined) throw new Refused([{ at: "--unit", message: `the register has no unit ${options.unit}` }]);
  const order = { ...options, unitId: unit.id, expiresAt: hub.clock.now() + options.days * 86_400_000 };
  const made = await hub.database.write((tx) => createKey(tx, order, { actor, accountId: null, officerId: null }, hub.clock));
  if ("message" in made) throw new Refused([made]);
  say({ ...shown(hub, made.key), token: made.token }, options.json, (one) => `${one.token}\n${one.id} ${one.state}; the key above is shown this once`);
}

function shown(hub: Hub, key: ApiKeyRow) {
  const { publicId: id, name, operations, costPerMinute, createdBy, approvedBy } = key;
  const instants = { expiresAt: new Date(key.expiresAt).toISOString(), lastUsedAt: key.lastUsedAt === null ? null : new Date(key.lastUsedAt).toISOString() };
  return {
    id,
    name,
    unit: hub.units().byId(key.unitId).code,
    state: keyState(key, hub.clock.now()),
    operations,
    costPerMinute,
    createdBy,
    approvedBy,
    ...instants,
  };
}

function operationsIn(text: string): KeyOperation[] {
  return text.split(",").map((word) => {
    const known = KEY_OPERATIONS.find((operation) => operation === word.trim());
    if (known === undefined) throw new InvalidArgumentError(`expected some of ${KEY_OPERATIONS.join(", ")}`);
    return known;
  });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("expected a whole number");
  return Number(text);
}
