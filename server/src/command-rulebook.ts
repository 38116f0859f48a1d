import type { Command } from "commander";
import { accounts, actsOf } from "./access/index.ts";
import type { AuditActor } from "./audit/index.ts";
import { calendarOf, calendarVersionOf } from "./calendar/index.ts";
import { ownOrOther, regulationOf, versionOf } from "./clock/index.ts";
import { cliActor, fileText, onHub, say } from "./command-line.ts";
import type { Hub } from "./hub.ts";
import { Refused } from "./platform/problem.ts";
import { adoptVersion, makePreview, proposeCalendar, proposeRegulation, totalsOf } from "./rulebook/index.ts";
import type { Adopted, Candidate, PreviewAnswer, RulebookHub } from "./rulebook/index.ts";

interface Options {
  json?: boolean;
  proposedBy?: string;
}
type Kind = "CALENDAR" | "REGULATION";

/** hub calendar … and hub regulation … */
export function rulebookCommands(program: Command): void {
  const by = (): AuditActor => cliActor(program.opts<{ as?: string }>().as);
  const regulation = program.command("regulation").description("regulations (quy chế): check, preview, adopt");
  regulation.command("check <file>").description("whether a regulation can be read; needs no running hub").option("--json", "as JSON").action(check);
  const groups: [Kind, Command][] = [
    ["CALENDAR", program.command("calendar").description("working calendars: preview, adopt")],
    ["REGULATION", regulation],
  ];
  for (const [kind, group] of groups) {
    group
      .command("preview <file>")
      .description("what adopting it would change, without adopting it")
      .option("--json", "as JSON")
      .action((file: string, options: Options) =>
        onHub(async (hub) => say(previewSaid(await previewed(hub, kind, await fileText(file), by()), hub), options.json, previewText)),
      );
    group
      .command("adopt <file>")
      .description("propose, preview and adopt it; whoever acts (--as) is the second person")
      .requiredOption("--proposed-by <username>", "the account that proposes it")
      .option("--json", "as JSON")
      .action((file: string, options: Options) =>
        onHub(async (hub) => say(await adopted(hub, kind, await fileText(file), { ...options, by: by() }), options.json, adoptedText)),
      );
  }
}

async function check(file: string, options: Options): Promise<void> {
  const text = await fileText(file);
  const read = regulationOf(text);
  if ("problems" in read) throw new Refused(read.problems.map((p) => ({ at: p.at, message: `line ${p.line}: ${p.message}` })));
  const { code, leadingBody, limits } = read.regulation;
  say(
    { version: versionOf(text), code, body: leadingBody.code, limits: limits.length },
    options.json,
    (r) => `${r.code} (${r.version}): ${r.limits} limits of ${r.body} can be used`,
  );
}

const rulebookHub = (hub: Hub): RulebookHub => ({ database: hub.database, clock: hub.clock, units: hub.units() });

function previewed(hub: Hub, kind: Kind, text: string, by: AuditActor): Promise<PreviewAnswer> {
  return makePreview(rulebookHub(hub), candidateIn(kind, text, hub), by.name);
}

/** @throws {Refused} what the file has wrong, or that it is another place's */
function candidateIn(kind: Kind, text: string, hub: Hub): Candidate {
  if (kind === "CALENDAR") {
    const version = calendarVersionOf(text);
    const read = calendarOf(text, version);
    if ("problems" in read) throw new Refused(read.problems);
    return { kind, version, text };
  }
  const { regulation, own } = ownOrOther(text, hub.units().province.code);
  if (!own) throw new Refused([{ at: "leadingBody.code", message: `expected ${hub.units().province.code}: another place's regulation binds no case here` }]);
  return { kind, version: versionOf(text), regulation };
}

async function adopted(hub: Hub, kind: Kind, text: string, { by, proposedBy = "" }: Options & { by: AuditActor }): Promise<Adopted> {
  const proposer = (await accounts(hub.database)).find((account) => account.username === proposedBy);
  if (proposer === undefined || !actsOf(proposer.role).includes("proposeRules"))
    throw new Refused([{ at: "--proposed-by", message: `expected an account that may propose rules, not ${proposedBy}` }]);
  if (by.name === proposedBy) throw new Refused([{ at: "--as", message: `expected a second person: ${proposedBy} proposes it` }]);
  const actor: AuditActor = { kind: "cli", id: null, name: proposedBy };
  const kept = kind === "CALENDAR" ? await proposeCalendar(rulebookHub(hub), text, null, actor) : await proposeRegulation(rulebookHub(hub), text, false, actor);
  if (kept.status === "ADOPTED") throw new Refused([{ at: "file", message: `${kept.version} is in force already` }]);
  const preview = await previewed(hub, kind, text, actor);
  return adoptVersion(rulebookHub(hub), kind, { version: kept.version, preview: preview.id }, by);
}

function previewSaid(preview: PreviewAnswer, hub: Hub) {
  const { version, event, instant, openCases, undatable, units } = preview;
  const { REDATED: redated, NO_LONGER_OVERDUE: noLongerOverdue, BECOMES_OVERDUE: becomesOverdue } = totalsOf(units);
  return {
    version,
    asOf: { event, instant: new Date(instant).toISOString() },
    openCases,
    undatable,
    redated,
    noLongerOverdue,
    becomesOverdue,
    units: units.map((u) => ({
      code: hub.units().byId(u.unitId).code,
      redated: u.REDATED,
      noLongerOverdue: u.NO_LONGER_OVERDUE,
      becomesOverdue: u.BECOMES_OVERDUE,
    })),
  };
}

function previewText(p: ReturnType<typeof previewSaid>): string {
  return [
    `${p.version}, counted at ${p.asOf.instant} (event ${p.asOf.event})`,
    `${p.redated} of ${p.openCases} open cases get another due date, ${p.noLongerOverdue} stop being overdue, ${p.becomesOverdue} become overdue; ${p.undatable} cannot be dated`,
    ...p.units.map(
      (u) => `${u.code.padEnd(14)}${String(u.redated).padStart(7)}${String(u.noLongerOverdue).padStart(7)}${String(u.becomesOverdue).padStart(7)}`,
    ),
  ].join("\n");
}

function adoptedText({ version, met, changedMeanwhile, besides }: Adopted): string {
  return `${version} is in force: ${met.REDATED} cases dated anew as previewed, ${changedMeanwhile.REDATED} changed meanwhile, ${besides} besides`;
}
