import type { Command } from "commander";
import { appendAudit } from "./audit/index.ts";
import { cliActor, entryOf, fileText, onHub, say } from "./command-line.ts";
import { importMap, TWO_LEVELS } from "./unit/index.ts";

interface MapOptions {
  from: string;
  basis: string;
  json?: boolean;
}

/** hub import map … */
export function mapCommands(imports: Command, program: Command): void {
  imports
    .command("map <file>")
    .description("outlines of units (GeoJSON, a `code` each); units without one are shown as tiles")
    .option("--from <day>", "the day from which it holds", TWO_LEVELS.from)
    .option("--basis <act>", "the act it rests on", TWO_LEVELS.basis)
    .option("--json", "as JSON")
    .action((file: string, { from, basis, json }: MapOptions) =>
      onHub(async (hub) => {
        const actor = cliActor(program.opts<{ as?: string }>().as);
        const text = await fileText(file);
        const made = await hub.database.write(async (tx) => {
          const map = await importMap(tx, hub.units(), { text, from, basis, by: actor.name }, hub.clock.now());
          const entry = entryOf(hub, actor, "importMap", { kind: "map", id: String(map.version) });
          await appendAudit(tx, { ...entry, detail: { units: map.units, from, unknown: map.unknown.length, missing: map.missing.length } });
          return map;
        });
        say(made, json, inLines);
      }),
    );
}

const listed = (all: readonly string[]): string => (all.length === 0 ? "none" : all.join(", "));

const inLines = (map: Awaited<ReturnType<typeof importMap>>): string =>
  [
    `map ${map.version} holds from ${map.from}: ${map.units} units, ${map.kilobytes} kB`,
    `codes in the file that no unit has: ${listed(map.unknown)}`,
    `communes without an outline: ${listed(map.missing)}`,
  ].join("\n");
