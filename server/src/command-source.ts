import type { Command } from "commander";
import type { AuditActor } from "./audit/index.ts";
import { fileText, onHub, say } from "./command-line.ts";
import type { Hub } from "./hub.ts";
import {
  changeSecrets,
  checkManifest,
  connectManifest,
  decideSweep,
  discoverManifest,
  manifestMeant,
  mapWord,
  newManifest,
  pauseSource,
  previewManifest,
  readNow,
  reconcile,
  replaySource,
  schemaOf,
} from "./ingest/index.ts";
import type { IngestHub, IngestReport, Keeper } from "./ingest/index.ts";
import { lists, row } from "./command-source-lists.ts";
import { JSON_OPTION, whole } from "./command-source-options.ts";
import type { Json, On, Work } from "./command-source-options.ts";
import { inLines, previewLines, reconciledLines } from "./command-source-text.ts";
import { Refused } from "./platform/problem.ts";
import { waitingSweeps, wordQueue } from "./source/index.ts";

/** What a command ends with; 1 is an unexpected error, 2 an input that cannot be used. */
const EXIT = { well: 0, faulty: 3, differs: 4, busy: 5 } as const;

/** hub source … */
export function sourceCommands(program: Command, actor: () => AuditActor): void {
  const source = program
    .command("source")
    .description("source systems: connect, look, mend")
    .addHelpText(
      "after",
      "\nEnds with 0 well · 2 what was given cannot be used · 3 the source fails · 4 something differs or moved on · 5 the source is being read; try again",
    );
  const on = (work: Work): Promise<void> => onHub((hub) => work({ ...hub, changed: () => undefined }, { actor: actor(), may: () => true }));
  manifests(source, on);
  looks(source, on);
  reading(source, on);
  mending(source, on);
  lists(source, on);
}

function manifests(source: Command, on: On): void {
  source
    .command("new <kind> [id]")
    .description("a manifest to fill in; needs no running hub")
    .action((kind: string, id = "nguon-moi") => void process.stdout.write(newManifest(kind, id)));
  source
    .command("schema <kind>")
    .description("the JSON schema of a kind's manifest, for editors; needs no running hub")
    .action((kind: string) => void process.stdout.write(`${JSON.stringify(schemaOf(kind), null, 2)}\n`));
  source
    .command("connect <manifest>")
    .description("connect a source, or change a connected one, by its YAML manifest")
    .option("--paused", "do not read it before it is let go on")
    .option(...JSON_OPTION)
    .action((file: string, options: Json & { paused?: true }) =>
      on(async (hub, who) => {
        const connected = await connectManifest(hub, who, { manifest: await fileText(file), ...options });
        say({ connected }, options.json, inLines);
      }),
    );
  source
    .command("secrets <source>")
    .description('change secrets by a JSON object on standard input, such as {"key":"…"}; null takes one away')
    .action((code: string) => on(async (hub, who) => changeSecrets(hub, who, code, secretsIn(await fileText("/dev/stdin")))));
}

function secretsIn(text: string): Record<string, string | null> {
  try {
    const read = JSON.parse(text) as Record<string, string | null>;
    if (typeof read === "object" && read !== null && Object.values(read).every((value) => value === null || typeof value === "string")) return read;
  } catch {
    // no JSON: the same answer
  }
  throw new Refused([{ at: "standard input", message: "expected a JSON object of names and texts" }]);
}

function looks(source: Command, on: On): void {
  const look = (name: string, description: string) =>
    source
      .command(`${name} <manifest-or-source>`)
      .description(description)
      .option(...JSON_OPTION);
  look("check", "test a manifest file or a connected source: manifest, address, credentials, first records").action((what: string, { json }: Json) =>
    on(async (hub, who) => {
      const findings = await checkManifest(hub, await meant(hub, who, what));
      const ok = findings.every((finding) => finding.ok);
      say({ ok, findings }, json, (answer) => answer.findings.map((f) => `${f.ok ? "ok  " : "FAIL"} ${f.step.padEnd(9)} ${f.message}`).join("\n"));
      if (!ok) process.exitCode = EXIT.faulty;
    }),
  );
  look("discover", "what streams and fields it shows").action((what: string, { json }: Json) =>
    on(async (hub, who) => {
      const streams = await discoverManifest(hub, await meant(hub, who, what));
      say(
        { streams },
        json,
        (answer) => answer.streams?.map((s) => [s.stream, ...s.fields.map((f) => `  ${f.path}: ${f.type}`)].join("\n")).join("\n") ?? "its kind cannot tell",
      );
    }),
  );
  look("preview", "its first 20 records as they would become cases, submitters masked; nothing is written").action((what: string, { json }: Json) =>
    on(async (hub, who) => say(await previewManifest(hub, await meant(hub, who, what)), json, previewLines)),
  );
}

/** A file's name has a dot or a slash in it, a source's has not. */
async function meant(hub: IngestHub, who: Keeper, what: string): ReturnType<typeof manifestMeant> {
  return manifestMeant(hub, who, /[./\\]/.test(what) ? { manifest: await fileText(what) } : { source: what });
}

function reading(source: Command, on: On): void {
  const named = (name: string, description: string) =>
    source
      .command(`${name} <source>`)
      .description(description)
      .option(...JSON_OPTION);
  named("sync", "read it now and tell what came of it").action((code: string, { json }: Json) =>
    on(async (hub, who) => report(await readNow(hub, who, code), json)),
  );
  named("pause", "read it no longer by itself").action((code: string) => on((hub, who) => pauseSource(hub, who, code, true)));
  named("resume", "read it by itself again, also after its faults stopped it").action((code: string) => on((hub, who) => pauseSource(hub, who, code, false)));
  named("reconcile", "hold count and hash of all it has against the hub")
    .option("--mend", "take what the hub lacks or has otherwise")
    .action((code: string, { json, mend }: Json & { mend?: true }) =>
      on(async (hub, who) => {
        const found = await reconcile(hub, who, code, mend === true);
        if (found === null || "problem" in found) return report(found, json);
        say(found, json, reconciledLines);
        const { MISSING, EXTRA, DIFFERENT } = found.counts;
        if (MISSING + EXTRA + DIFFERENT > found.mended) process.exitCode = EXIT.differs;
      }),
    );
}

function report(done: IngestReport | null, json: boolean | undefined): void {
  if (done === null) {
    process.exitCode = EXIT.busy;
    say({ busy: true }, json, () => "it is being read by another process; try again");
    return;
  }
  say(done, json, inLines);
  if (done.problem !== null) process.exitCode = EXIT.faulty;
}

function mending(source: Command, on: On): void {
  source
    .command("replay <source>")
    .description("take what was held back, or one record, once more from the raw inbox")
    .option("--stream <stream>", "of one record", "cases")
    .option("--record <id>", "its id at the source")
    .option(...JSON_OPTION)
    .action((code: string, { json, stream, record }: Json & { stream: string; record?: string }) =>
      on(async (hub, who) =>
        report(await replaySource(hub, who, { source: code, record: record === undefined ? null : { stream, sourceCaseId: record } }), json),
      ),
    );
  source
    .command("words <source>")
    .description("words without a mapping; with --map, maps one and takes what it held back")
    .option("--map <list:word=ours>", "such as stage:moi=RECEIVED")
    .option(...JSON_OPTION)
    .action((code: string, { json, map }: Json & { map?: string }) =>
      on(async (hub, who) => {
        if (map !== undefined) return report(await mapWord(hub, who, { source: code, ...mappingIn(map) }), json);
        say(await hub.database.read(async (tx) => wordQueue(tx, (await row(hub, code)).id)), json, inLines);
      }),
    );
  source
    .command("confirm-sweep [source]")
    .description("sweeps that wait for a person; with --sweep, says whether what was not told is gone")
    .option("--sweep <number>", "the sweep", whole)
    .option("--gone <number>", "how many you saw that would go", whole)
    .option("--refuse", "they are not gone")
    .option(...JSON_OPTION)
    .action((code: string | undefined, options: Json & { sweep?: number; gone?: number; refuse?: true }) => on((hub, who) => sweeps(hub, who, code, options)));
}

async function sweeps(
  hub: IngestHub & Hub,
  who: Keeper,
  code: string | undefined,
  options: Json & { sweep?: number; gone?: number; refuse?: true },
): Promise<void> {
  if (options.sweep === undefined) {
    const ids = code === undefined ? (await hub.sources()).map(({ id }) => id) : [(await row(hub, code)).id];
    return say(await hub.database.read((tx) => waitingSweeps(tx, ids)), options.json, inLines);
  }
  const said = { confirm: options.refuse !== true, gone: options.gone ?? -1, by: who.actor, may: who.may };
  const decision = await decideSweep(hub, options.sweep, said);
  if ("refused" in decision) process.exitCode = EXIT.differs;
  say("refused" in decision ? decision : { gone: decision.gone }, options.json, inLines);
}

function mappingIn(text: string): { list: string; word: string; meaning: string } {
  const read = /^([a-z]+):(.+)=([^=]+)$/su.exec(text);
  if (read === null) throw new Refused([{ at: "--map", message: "expected LIST:WORD=OURS, such as stage:moi=RECEIVED" }]);
  const [, list = "", word = "", meaning = ""] = read;
  return { list, word, meaning };
}
