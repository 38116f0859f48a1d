import { ConnectorError } from "@dau-moi/connectors";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { accessError, actorOf } from "../../access/index.ts";
import type { OperationName } from "../../access/index.ts";
import { Refused } from "../../platform/problem.ts";
import { sourceHealth, SourceView } from "../../source/index.ts";
import { decideSweep } from "../sweep/index.ts";
import { askToReconcile } from "./reconcile.ts";
import { askToRead, changeSecrets, connectManifest, manifestMeant, pauseSource } from "./connect.ts";
import {
  ConfirmSweepInput,
  ConnectSourceInput,
  MapSourceWordInput,
  ReconcileSourceInput,
  ReplaySourceInput,
  SetSourceSecretsInput,
  SettleQuarantinedInput,
  SourceInput,
  SourceMeantInput,
} from "./desk.inputs.ts";
import type { SourceSecretInput } from "./desk.inputs.ts";
import { keeps } from "./desk.resolver.ts";
import type { DeskContext } from "./desk.resolver.ts";
import {
  CheckSourceResult,
  ConfirmSweepResult,
  DiscoverSourceResult,
  faultWord,
  PreviewSourceResult,
  ReplaySourceResult,
  SourceBusy,
  SourceCheckView,
  SourceDiscoveryView,
  SourcePreviewView,
  SourceRefused,
  SourceReplayedView,
  SourceResult,
  SweepDecided,
  SweepMovedOn,
} from "./desk.types.ts";
import { checkManifest, discoverManifest, previewManifest } from "./look.ts";
import { acknowledgeSourceDrift, mapWord, replaySource, settleQuarantined } from "./mend.ts";
import type { Mended } from "./mend.ts";
import type { Keeper } from "./who.ts";

/** What those who keep sources do with them; every act stands in the sources' audit chain. */
@Resolver()
export class DeskActsResolver {
  @Mutation(() => CheckSourceResult, { description: "Tests a manifest: itself, address and credentials, the first records. Writes nothing." })
  checkSource(@Arg("input", () => SourceMeantInput) input: SourceMeantInput, @Ctx() context: DeskContext): Promise<SourceCheckView | SourceRefused> {
    return orRefused(async () => {
      const found = await checkManifest(context.ingestHub, await manifestMeant(context.ingestHub, keeper(context, "checkSource"), given(input)));
      const findings = found.map((finding) => ({ ...finding, fault: faultWord(finding.fault) }));
      return Object.assign(new SourceCheckView(), { ok: findings.every(({ ok }) => ok), findings });
    });
  }

  @Mutation(() => PreviewSourceResult, { description: "A source's first 20 records as they would become cases. Writes nothing, and masks who sent them." })
  previewSource(@Arg("input", () => SourceMeantInput) input: SourceMeantInput, @Ctx() context: DeskContext): Promise<SourcePreviewView | SourceRefused> {
    return orRefused(async () => {
      const manifest = await manifestMeant(context.ingestHub, keeper(context, "previewSource"), given(input));
      const { records, rejects } = await previewManifest(context.ingestHub, manifest);
      const shown = records.map(({ unitId, dueAt, unknownWords, ...record }) => ({
        ...record,
        unknownWords: [...unknownWords],
        dueAt: dueAt === Infinity ? null : dueAt,
        unit: unitId === null ? null : context.units.byId(unitId),
      }));
      return Object.assign(new SourcePreviewView(), { records: shown, rejects });
    });
  }

  @Mutation(() => DiscoverSourceResult, { description: "What streams and fields a source shows, for whoever writes its manifest. Writes nothing." })
  discoverSource(@Arg("input", () => SourceMeantInput) input: SourceMeantInput, @Ctx() context: DeskContext): Promise<SourceDiscoveryView | SourceRefused> {
    return orRefused(async () => {
      const manifest = await manifestMeant(context.ingestHub, keeper(context, "discoverSource"), given(input));
      const streams = await discoverManifest(context.ingestHub, manifest);
      const shown = streams?.map(({ stream, fields }) => ({ stream, fields: [...fields] })) ?? null;
      return Object.assign(new SourceDiscoveryView(), { streams: shown });
    });
  }

  @Mutation(() => SourceResult, { description: "Connects a source, or changes a connected one; its reading position stays." })
  connectSource(@Arg("input", () => ConnectSourceInput) input: ConnectSourceInput, @Ctx() context: DeskContext): Promise<SourceView | SourceRefused> {
    return orRefused(async () => {
      const who = keeper(context, "connectSource");
      const paused = input.paused ?? undefined;
      const code = await connectManifest(context.ingestHub, who, { ...given(input), ...(paused === undefined ? {} : { paused }) });
      return now(context, code);
    });
  }

  @Mutation(() => SourceResult, { description: "Reads it no longer by itself; what it brought stays." })
  pauseSource(@Arg("input", () => SourceInput) { source }: SourceInput, @Ctx() context: DeskContext): Promise<SourceView | SourceRefused> {
    return orRefused(() => pauseSource(context.ingestHub, keeper(context, "pauseSource"), source, true).then(() => now(context, source)));
  }

  @Mutation(() => SourceResult, { description: "Reads it by itself again, also after its own faults stopped it." })
  resumeSource(@Arg("input", () => SourceInput) { source }: SourceInput, @Ctx() context: DeskContext): Promise<SourceView | SourceRefused> {
    return orRefused(() => pauseSource(context.ingestHub, keeper(context, "resumeSource"), source, false).then(() => now(context, source)));
  }

  @Mutation(() => SourceResult, { description: "A read begins within a second or two; Source.run and sourceRuns tell how it goes." })
  syncSource(@Arg("input", () => SourceInput) { source }: SourceInput, @Ctx() context: DeskContext): Promise<SourceView | SourceRefused> {
    return orRefused(() => askToRead(context.ingestHub, keeper(context, "syncSource"), source).then(() => now(context, source)));
  }

  @Mutation(() => SourceResult, {
    description: "Reads all a source has beside what the hub holds of it, soon; Source.reconciles tells how it goes and what it found.",
  })
  reconcileSource(
    @Arg("input", () => ReconcileSourceInput) { source, mend }: ReconcileSourceInput,
    @Ctx() context: DeskContext,
  ): Promise<SourceView | SourceRefused> {
    return orRefused(() => askToReconcile(context.ingestHub, keeper(context, "reconcileSource"), source, mend).then(() => now(context, source)));
  }

  @Mutation(() => SourceResult, { description: "Changes secrets of a source. They are sealed, and no answer ever tells them." })
  setSourceSecrets(@Arg("input", () => SetSourceSecretsInput) input: SetSourceSecretsInput, @Ctx() context: DeskContext): Promise<SourceView | SourceRefused> {
    const secrets = Object.fromEntries(input.secrets.map(({ name, value }) => [name, value ?? null]));
    return orRefused(() => changeSecrets(context.ingestHub, keeper(context, "setSourceSecrets"), input.source, secrets).then(() => now(context, input.source)));
  }

  @Mutation(() => ReplaySourceResult, { description: "Takes what was held back, or one record, once more from the raw inbox." })
  replaySource(
    @Arg("input", () => ReplaySourceInput) { source, stream, record }: ReplaySourceInput,
    @Ctx() context: DeskContext,
  ): Promise<SourceReplayedView | SourceBusy | SourceRefused> {
    const one = stream != null && record != null ? { stream, sourceCaseId: record } : null;
    return orRefused(async () => mended(context, source, await replaySource(context.ingestHub, keeper(context, "replaySource"), { source, record: one })));
  }

  @Mutation(() => ReplaySourceResult, { description: "Maps a word of the source in its manifest, and takes what it held back." })
  mapSourceWord(
    @Arg("input", () => MapSourceWordInput) input: MapSourceWordInput,
    @Ctx() context: DeskContext,
  ): Promise<SourceReplayedView | SourceBusy | SourceRefused> {
    return orRefused(async () => mended(context, input.source, await mapWord(context.ingestHub, keeper(context, "mapSourceWord"), input)));
  }

  @Mutation(() => SourceResult, { description: "Settles what stands in quarantine without taking it." })
  settleQuarantined(
    @Arg("input", () => SettleQuarantinedInput) { id, reason }: SettleQuarantinedInput,
    @Ctx() context: DeskContext,
  ): Promise<SourceView | SourceRefused> {
    const settle = () => settleQuarantined(context.ingestHub, keeper(context, "settleQuarantined"), { id: numberOf(id), reason });
    return orRefused(() => settle().then((code) => now(context, code)));
  }

  @Mutation(() => SourceResult, { description: "A person has looked at how the source's interface changed; its notices go." })
  acknowledgeDrift(@Arg("input", () => SourceInput) { source }: SourceInput, @Ctx() context: DeskContext): Promise<SourceView | SourceRefused> {
    return orRefused(() => acknowledgeSourceDrift(context.ingestHub, keeper(context, "acknowledgeDrift"), source).then(() => now(context, source)));
  }

  @Mutation(() => ConfirmSweepResult, {
    description: "Says of records that a sweep did not tell whether they are gone. Who confirms stands in the audit chain by name.",
  })
  confirmSweep(
    @Arg("input", () => ConfirmSweepInput) { sweep, gone, confirm }: ConfirmSweepInput,
    @Ctx() context: DeskContext,
  ): Promise<SweepDecided | SweepMovedOn | SourceRefused> {
    return orRefused(async () => {
      const { actor: by, may } = keeper(context, "confirmSweep");
      const decision = await decideSweep(context.ingestHub, numberOf(sweep), { confirm, gone, by, may });
      if ("decided" in decision) return Object.assign(new SweepDecided(), { source: await now(context, decision.decided.sourceCode), gone: decision.gone });
      if (decision.refused === "MOVED_ON") return Object.assign(new SweepMovedOn(), { gone: decision.gone });
      throw new Refused([{ at: "sweep", message: "no sweep of this number waits for a person" }]);
    });
  }
}

function keeper(context: DeskContext, operation: OperationName): Keeper {
  if (context.viewer === null) throw accessError("UNAUTHENTICATED");
  return { actor: actorOf(context.viewer), may: (ownerUnitId) => keeps(context, ownerUnitId, operation) };
}

function given(input: SourceMeantInput | ConnectSourceInput): { manifest: string | null; source: string | null; secrets: Record<string, string> } {
  const secrets = (input.secrets ?? []).filter((one): one is SourceSecretInput & { value: string } => one.value !== null);
  const source = "source" in input ? (input.source ?? null) : null;
  return { manifest: input.manifest ?? null, source, secrets: Object.fromEntries(secrets.map(({ name, value }) => [name, value])) };
}

/** 0 is the number of nothing. */
const numberOf = (id: string): number => (/^\d{1,15}$/.test(id) ? Number(id) : 0);

async function now({ ingestHub }: DeskContext, code: string): Promise<SourceView> {
  const found = (await ingestHub.database.read(sourceHealth)).find((source) => source.code === code);
  if (found === undefined) throw new Refused([{ at: "source", message: "it is not there any more" }]);
  return Object.assign(new SourceView(), found);
}

async function mended(context: DeskContext, code: string, report: Mended): Promise<SourceReplayedView | SourceBusy> {
  if (report === null) return new SourceBusy();
  if (report.problem !== null) throw new Refused([{ at: "source", message: report.problem }]);
  const { records, applied, held } = report;
  return Object.assign(new SourceReplayedView(), { source: await now(context, code), records, applied, held });
}

/** What a person can mend is answered; everything else is thrown on. */
async function orRefused<Answer>(work: () => Promise<Answer>): Promise<Answer | SourceRefused> {
  try {
    return await work();
  } catch (error) {
    const problems = error instanceof Refused ? error.problems : error instanceof ConnectorError ? [{ at: error.fault, message: error.message }] : null;
    if (problems === null) throw error;
    return Object.assign(new SourceRefused(), {
      message: "Chưa thực hiện được. Xem từng mục cần sửa.",
      problems: problems.map(({ at, message }) => ({ at, expected: message })),
    });
  }
}
