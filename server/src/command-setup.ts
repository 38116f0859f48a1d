import type { Command } from "commander";
import { parse } from "yaml";
import { appendAudit } from "./audit/index.ts";
import type { AuditActor } from "./audit/index.ts";
import { adoptCalendar, adoptedCalendars } from "./calendar/index.ts";
import { adoptedRegulations, importRules } from "./clock/index.ts";
import { entryOf, fileText, onHub, say } from "./command-line.ts";
import type { Hub } from "./hub.ts";
import type { Tx } from "./platform/database.ts";
import { Refused } from "./platform/problem.ts";
import { importScheme } from "./score/index.ts";

/** hub import calendar … and hub import rules …: a hub's first ones; what is in force already is changed by two persons, after a preview. hub import scheme …: a proposal. */
export function setupCommands(imports: Command, actor: () => AuditActor): void {
  imports
    .command("calendar <file>")
    .description("the hub's first working calendar; a later one is proposed, previewed and adopted: hub calendar adopt")
    .option("--json", "as JSON")
    .action((file: string, options: { json?: boolean }) =>
      onHub(async (hub) => say({ adopted: await firstCalendar(hub, await fileText(file), actor()) }, options.json, (a) => `calendar ${a.adopted} is in force`)),
    );
  imports
    .command("rules <file>")
    .description("the hub's first time limits and shifts, from YAML, or another place's regulation for reference; a later one: hub regulation adopt")
    .action((file: string) =>
      onHub(async (hub) => say({ version: await firstRules(hub, await fileText(file), actor()) }, false, (a) => `${a.version} is kept`)),
    );
  imports
    .command("scheme <file>")
    .description("a scheme of units' scores, from YAML or JSON, as a proposal; a leader issues it")
    .option("--json", "as JSON")
    .action((file: string, options: { json?: boolean }) =>
      onHub(async (hub) => say({ version: await schemeIn(hub, await fileText(file), actor()) }, options.json, (a) => `${a.version} is kept as a proposal`)),
    );
}

function firstCalendar(hub: Hub, text: string, actor: AuditActor): Promise<string> {
  return hub.database.write(async (tx) => {
    if ((await adoptedCalendars(tx)).current !== undefined) throw inForce("calendar");
    const version = await adoptCalendar(tx, text, hub.clock.now(), actor.name);
    await appendAudit(tx, entryOf(hub, actor, "importCalendar", { kind: "calendar", id: version }));
    return version;
  });
}

function schemeIn(hub: Hub, text: string, actor: AuditActor): Promise<string> {
  return hub.database.write(async (tx) => {
    const version = await importScheme(tx, text, {
      province: hub.units().province.code,
      accountId: null,
      name: actor.name,
      onBehalfOf: null,
      at: hub.clock.now(),
    });
    await appendAudit(tx, entryOf(hub, actor, "importScheme", { kind: "scoringScheme", id: version }));
    return version;
  });
}

function firstRules(hub: Hub, text: string, actor: AuditActor): Promise<string> {
  const body = hub.units().province.code;
  return hub.database.write(async (tx) => {
    if (!isOtherPlaces(text, body) && (await anyRegulation(tx))) throw inForce("regulation");
    const version = await importRules(tx, text, { body, by: actor.name, at: hub.clock.now() });
    await appendAudit(tx, entryOf(hub, actor, "importRules", { kind: "regulation", id: version }));
    return version;
  });
}

/** Another leading body's regulation binds no case here; a bare list of limits is one's own. */
function isOtherPlaces(text: string, body: string): boolean {
  const read = parse(text) as { leadingBody?: { code?: unknown } } | null;
  const code = read?.leadingBody?.code;
  return code !== undefined && code !== body;
}

async function anyRegulation(tx: Tx): Promise<boolean> {
  return (await adoptedRegulations(tx)).length > 0;
}

function inForce(kind: "calendar" | "regulation"): Refused {
  const how = `hub ${kind} preview FILE, then hub --as ANOTHER ${kind} adopt FILE --proposed-by SOMEBODY, or the page of the administration`;
  return new Refused([{ at: "file", message: `a ${kind} is in force; another one is adopted by a second person after a preview: ${how}` }]);
}
