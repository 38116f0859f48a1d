import { createHash } from "node:crypto";
import type { Command } from "commander";
import { appendAudit } from "./audit/index.ts";
import type { AuditActor } from "./audit/index.ts";
import { cliActor, entryOf, fileText, onHub, say } from "./command-line.ts";
import type { Hub } from "./hub.ts";
import { localDay } from "./platform/local-time.ts";
import { fromNationalList, fromYaml, importAreas, importOfficers, importOldWards, importUnits, TWO_LEVELS, unitsImported } from "./unit/index.ts";

interface UnitOptions {
  province?: string;
  from: string;
  basis: string;
  json?: boolean;
}

/** hub import units …, hub import officers … */
export function unitCommands(imports: Command, program: Command): void {
  imports
    .command("units <file>")
    .description("a province's own units (YAML), the national list of provinces and communes (JSON), or the table of old wards (CSV)")
    .option("--province <code>", "with the national list: bring this province's communes into the register too")
    .option("--from <day>", "with a list: the day from which it holds", TWO_LEVELS.from)
    .option("--basis <act>", "with a list: the act it rests on", TWO_LEVELS.basis)
    .option("--json", "as JSON")
    .action((file: string, options: UnitOptions) =>
      onHub(async (hub) => say(await bringIn(hub, await fileText(file), options, program.opts<{ as?: string }>().as), options.json, inLines)),
    );
  imports
    .command("officers <file>")
    .description("officers, posts, the hotline's task force and the directory, from YAML")
    .option("--json", "as JSON")
    .action((file: string, options: { json?: boolean }) =>
      onHub(async (hub) => {
        say(await officersIn(hub, await fileText(file), cliActor(program.opts<{ as?: string }>().as)), options.json, inLines);
      }),
    );
}

/** Officers' names stay out of the chain: it has the counts, which file it was, and of a correction its reason with the rows it changed, sealed beside it. */
function officersIn(hub: Hub, text: string, actor: AuditActor): ReturnType<typeof importOfficers> {
  const subject = { kind: "officers", id: createHash("sha256").update(text).digest("hex").slice(0, 32) };
  return hub.database.write(async (tx) => {
    const imported = await importOfficers(tx, text, localDay(hub.clock.now()));
    const { correction, ...counts } = imported;
    const entry = { ...entryOf(hub, actor, "importOfficers", subject), detail: { ...counts } };
    if (correction === undefined) await appendAudit(tx, entry);
    else {
      const texts = { reason: correction.reason, rows: correction.rows.join("\n") };
      const kept = { texts, seal: (plain: Buffer, context: string) => hub.vault.sealMaster(plain, context), caseId: null };
      await appendAudit(tx, { ...entry, detail: { ...counts, correctedRows: correction.rows.length }, kept });
    }
    return imported;
  });
}

/** Takes the file for what it looks like, in one transaction. @returns the counts */
async function bringIn(hub: Hub, text: string, { province, from, basis }: UnitOptions, as: string | undefined): Promise<Record<string, unknown>> {
  const at = hub.clock.now();
  const today = localDay(at);
  const holding = { from, basis };
  return hub.database.write(async (tx) => {
    if (/^\uFEFF?provinceCode,/.test(text)) return { oldWards: await importOldWards(tx, text, holding) };
    const national = /^\uFEFF?\s*\[/.test(text);
    const areas = national ? { areas: await importAreas(tx, text, holding) } : {};
    if (national && province === undefined) return areas;
    const preview = await importUnits(tx, national ? fromNationalList(text, province ?? "", holding) : fromYaml(text), today);
    await unitsImported(tx, preview, cliActor(as), at);
    return { ...areas, units: countsOf(preview) };
  });
}

function countsOf(preview: Awaited<ReturnType<typeof importUnits>>): Record<string, unknown> {
  const of = (kind: string): number => preview.changes.filter((change) => change.kind === kind).length;
  return {
    inFile: preview.unitsInFile,
    added: of("ADDED"),
    renamed: of("RENAMED"),
    moved: of("MOVED"),
    dissolved: of("DISSOLVED"),
    changed: of("CHANGED"),
    successionsAndKindsChanged: preview.otherTerms,
    endingAlone: preview.endingAlone,
  };
}

const inLines = (answer: object): string =>
  Object.entries(answer)
    .map(([name, value]) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? `${name}\n${inLines(value as object)}`
        : `  ${name}: ${Array.isArray(value) ? value.join(", ") || "none" : String(value)}`,
    )
    .join("\n");
