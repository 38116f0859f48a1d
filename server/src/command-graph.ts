import type { Command } from "commander";
import type { AuditActor } from "./audit/index.ts";
import { configOrStop, onHub, say } from "./command-line.ts";
import { documentLimits, errorShower, Federation, hubSchema } from "./graph/index.ts";
import type { GraphChange, NotJoined } from "./graph/index.ts";
import type { Hub } from "./hub.ts";
import { Refused } from "./platform/problem.ts";

/** Exit codes: 2 what was asked cannot be used, 3 a step refused the graph (its name is in the answer). */
const EXIT = { refused: 3 };
const JSON_OPTION = ["--json", "as JSON"] as const;

interface Json {
  json?: boolean;
}

type On = (work: (federation: Federation, by: AuditActor, hub: Hub) => Promise<void>) => Promise<void>;

/** hub graph … */
export function graphCommands(program: Command, actor: () => AuditActor): void {
  const graph = program.command("graph").description("departments' own graphs, joined with the hub's while it runs; ends with 3 when a step refuses one");
  const on: On = (work) =>
    onHub(async (hub) => {
      const federation = await federationOf(hub);
      try {
        await work(federation, actor(), hub);
      } finally {
        await federation.close();
      }
    });
  meaning(graph, on);
  graph
    .command("remove <name>")
    .description("take a graph out, unless its fields were asked for in the last 30 days")
    .option(...JSON_OPTION)
    .action((name: string, { json }: Json) => on(async (federation, by) => report(await federation.remove(by, name, null), `${name} is out`, json)));
  graph
    .command("list")
    .description("the graphs joined now")
    .option(...JSON_OPTION)
    .action(({ json }: Json) => on(async (federation, _by, hub) => listed(federation, hub, json)));
}

interface Meant extends Json {
  unit: string;
}

function meaning(graph: Command, on: On): void {
  const named = (name: string, description: string) =>
    graph
      .command(`${name} <name> <url>`)
      .description(description)
      .requiredOption("--unit <code>", "the unit that runs it")
      .option(...JSON_OPTION);
  const meant = (hub: Hub, name: string, url: string, code: string) => {
    const unit = hub.units().byCode(code);
    if (unit === undefined) throw new Refused([{ at: "--unit", message: `the register has no unit ${code}` }]);
    return { name, url, ownerUnitId: unit.id };
  };
  named("check", "every step of joining it but the last: fetch, lint, compose, breaking changes, probe; changes nothing").action(
    (name: string, url: string, { unit, json }: Meant) =>
      on(async (federation, by, hub) => checked(await federation.check(by, meant(hub, name, url, unit)), name, json)),
  );
  named("add", "join it, or join it anew as it is now; running hubs follow within seconds").action((name: string, url: string, { unit, json }: Meant) =>
    on(async (federation, by, hub) => report(await federation.add(by, meant(hub, name, url, unit)), `${name} is joined`, json)),
  );
}

async function federationOf(hub: Hub): Promise<Federation> {
  const { graphHosts } = configOrStop();
  return new Federation({ ...hub, graphHosts, documentRules: [documentLimits], shownError: errorShower(hub.log) }, await hubSchema());
}

function checked(found: GraphChange | NotJoined, name: string, json: boolean | undefined): void {
  if ("stage" in found) return report(found, "", json);
  const lines = [...found.added.map((field) => `  + ${field}`), ...found.gone.map((field) => `  - ${field}`)];
  say({ ok: true, ...found }, json, () => [`${name} can be joined`, ...lines].join("\n"));
}

function report(problem: NotJoined | null, done: string, json: boolean | undefined): void {
  if (problem === null) return say({ ok: true }, json, () => done);
  process.exitCode = EXIT.refused;
  const lines = problem.problems.map(({ at, message }) => `  ${at}: ${message}`);
  say({ ok: false, ...problem }, json, () => [`refused by ${problem.stage}; the joined graph is as it was`, ...lines].join("\n"));
}

async function listed(federation: Federation, hub: Hub, json: boolean | undefined): Promise<void> {
  const { generation, members } = await federation.registered();
  const graphs = members.map(({ name, url, ownerUnitId, registeredAt }) => ({
    name,
    url,
    unit: hub.units().byId(ownerUnitId).code,
    registeredAt: new Date(registeredAt).toISOString(),
  }));
  say({ generation, graphs }, json, (told) =>
    [`generation ${told.generation}`, ...told.graphs.map((one) => `${one.name.padEnd(16)}${one.unit.padEnd(12)}${one.registeredAt}  ${one.url}`)].join("\n"),
  );
}
