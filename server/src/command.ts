import { join } from "node:path";
import { ROLES } from "@dau-moi/schema";
import { Command, InvalidArgumentError } from "commander";
import { lexicographicSortSchema, printSchema } from "graphql";
import { parse } from "yaml";
import { accounts, addAccount, disableAccount } from "./access/index.ts";
import { calendarOf, dueAnswer, dueBatch } from "./calendar/index.ts";
import type { Shift } from "./calendar/index.ts";
import { apiKeyCommands } from "./command-api-keys.ts";
import { auditCommands } from "./command-audit.ts";
import { graphCommands } from "./command-graph.ts";
import { keyCommands } from "./command-keys.ts";
import { audited, cliActor, configOrStop, fileText, foldedName, onHub, say } from "./command-line.ts";
import { setupCommands } from "./command-setup.ts";
import { sourceCommands } from "./command-source.ts";
import { sourcesAnswer } from "./command-source-lists.ts";
import { mapCommands } from "./command-map.ts";
import { unitCommands } from "./command-units.ts";
import { rulebookCommands } from "./command-rulebook.ts";
import { hubSchema, hubSubgraphSdl } from "./graph/index.ts";
import type { Hub } from "./hub.ts";
import { lastEvent } from "./journal/index.ts";
import { Refused } from "./platform/problem.ts";
import { boardOf, smallestForShare, unitCounts } from "./tally/index.ts";

const program = new Command("hub")
  .description("The command line of the hub, for IT staff. It works on the hub of DATA_DIR or DATABASE_URL.")
  .option("--as <name>", "who acts, for the audit chain; the operating system's user when left out")
  .showHelpAfterError();

/** Who acts: every command that changes something writes it into the audit chain. */
const actor = () => cliActor(program.opts<{ as?: string }>().as);

program
  .command("board")
  .description("the numbers as the dashboard shows them")
  .option("--unit <code>", "for this unit and everything below it")
  .option("--json", "as JSON")
  .action((options: { unit?: string; json?: boolean }) => onHub(async (hub) => say(await boardAnswer(hub, options.unit), options.json, boardText)));

program
  .command("due")
  .description("when something received at an instant is due, and why; needs no running hub")
  .option("--received <instant>", "e.g. 2026-11-20T09:00:00+07:00, or a bare day")
  .option("--limit <limit>", "e.g. 5wd (working days), 15d (calendar days), 4wh (working hours), 24h (real hours)")
  .option("--batch <file>", 'a JSON file of [{"received", "limit"}]')
  .option("--calendar <file>", "a calendar file instead of the sample's")
  .option("--json", "as JSON")
  .action(due);

const imports = program.command("import").description("bring dated facts into the hub");
setupCommands(imports, actor);
unitCommands(imports, program);
mapCommands(imports, program);

sourceCommands(program, actor);

const account = program.command("account").description("local accounts");
account
  .command("add <username>")
  .description("the password is read from standard input")
  .requiredOption("--name <name>", "the person's name")
  .requiredOption("--role <role>", ROLES.join(", "), (role) => {
    const known = ROLES.find((r) => r === role);
    if (known === undefined) throw new InvalidArgumentError(`expected one of ${ROLES.join(", ")}`);
    return known;
  })
  .requiredOption("--unit <code>", "what the account may see: this unit and everything below it")
  .action((username: string, options: { name: string; role: (typeof ROLES)[number]; unit: string }) =>
    onHub(async (hub) => {
      const unit = hub.units().byCode(options.unit);
      if (unit === undefined) throw new Refused([{ at: "--unit", message: `the register has no unit ${options.unit}` }]);
      const password = (await fileText("/dev/stdin")).replace(/\r?\n$/, "");
      await audited(hub, actor(), "addAccount", { kind: "account", id: foldedName(username) }, () =>
        addAccount(hub.database, hub.clock, { username, password, displayName: options.name, role: options.role, unitId: unit.id }),
      );
    }),
  );
account
  .command("disable <username>")
  .action((username: string) =>
    onHub((hub) =>
      audited(hub, actor(), "disableAccount", { kind: "account", id: foldedName(username) }, () => disableAccount(hub.database, hub.clock, username)),
    ),
  );
account
  .command("list")
  .option("--json", "as JSON")
  .action((options: { json?: boolean }) =>
    onHub(async (hub) => say(await accounts(hub.database), options.json, (list) => list.map((a) => `${a.username}  ${a.role}  ${a.displayName}`).join("\n"))),
  );

auditCommands(program);
rulebookCommands(program);
keyCommands(program, actor);
apiKeyCommands(program, actor);
graphCommands(program, actor);

program
  .command("schema")
  .description("the graph's schema, as committed in schema/hub.graphql")
  .option("--print", "to standard output")
  .option("--subgraph", "as a subgraph of Apollo Federation v2: schema/hub.subgraph.graphql")
  .action(async ({ subgraph }: { subgraph?: true }) => {
    const schema = await hubSchema();
    process.stdout.write(subgraph === true ? hubSubgraphSdl(schema) : `${printSchema(lexicographicSortSchema(schema))}\n`);
  });

async function boardAnswer(hub: Hub, unitCode: string | undefined) {
  const units = hub.units();
  const scope = unitCode === undefined ? units.province : units.byCode(unitCode);
  if (scope === undefined) throw new Refused([{ at: "--unit", message: `the register has no unit ${unitCode ?? ""}` }]);
  const instant = hub.clock.now();
  const { event, figures } = await hub.database.read(async (tx) => {
    const last = await lastEvent(tx);
    return { event: last, figures: await unitCounts(tx, { event: last, instant }, true) };
  });
  const board = boardOf(
    {
      asOf: { event, instant },
      caseStream: "HOTLINE",
      figures,
      causes: [],
      sources: await hub.sources(),
      smallestForShare: smallestForShare(hub.rules(), instant),
    },
    units,
    scope,
  );
  return {
    asOf: { event, instant: new Date(instant).toISOString() },
    open: board.open,
    overdue: board.overdue,
    dueSoon: board.dueSoon,
    otherStreams: board.otherStreams,
    units: board.units.map(({ unit, open, overdue, dueSoon }) => ({ code: unit.code, name: unit.name, open, overdue, dueSoon })),
    sources: await sourcesAnswer(hub),
  };
}

function boardText(board: Awaited<ReturnType<typeof boardAnswer>>): string {
  const lines = board.units.map(
    (u) => `${u.code.padEnd(14)}${String(u.open).padStart(7)}${String(u.overdue).padStart(9)}${String(u.dueSoon).padStart(9)}  ${u.name}`,
  );
  return [
    `${board.asOf.instant} (event ${board.asOf.event})`,
    `${"unit".padEnd(14)}${"open".padStart(7)}${"overdue".padStart(9)}${"due soon".padStart(9)}`,
    ...lines,
    `${"total".padEnd(14)}${String(board.open).padStart(7)}${String(board.overdue).padStart(9)}${String(board.dueSoon).padStart(9)}`,
  ].join("\n");
}

async function due(options: { received?: string; limit?: string; batch?: string; calendar?: string; json?: boolean }): Promise<void> {
  const folder = join(configOrStop().checkout, "test", "sample");
  const read = calendarOf(await fileText(options.calendar ?? join(folder, "calendar.json")), options.calendar ?? "mẫu");
  if ("problems" in read) throw new Refused(read.problems);
  const { shiftProfiles } = parse(await fileText(join(folder, "rules.yaml"))) as { shiftProfiles: { hours: { shifts: Shift[] }[] }[] };
  const shifts = shiftProfiles[0]?.hours[0]?.shifts ?? [];
  if (options.batch !== undefined) {
    say(dueBatch(JSON.parse(await fileText(options.batch)) as Parameters<typeof dueBatch>[0], read.calendar, shifts), true, String);
    return;
  }
  if (options.received === undefined || options.limit === undefined) throw new Refused([{ at: "due", message: "expected --received and --limit, or --batch" }]);
  const answer = dueAnswer({ received: options.received, limit: options.limit }, read.calendar, shifts);
  if ("message" in answer) throw new Refused([answer]);
  say(answer, options.json, (a) => `due ${a.dueAt} (warn ${a.warnAt}); skipped: ${a.skipped.map((d) => `${d.date} ${d.reason}`).join(", ") || "none"}`);
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(error instanceof Refused ? `${error.message}\n` : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = error instanceof Refused ? 2 : 1;
}
