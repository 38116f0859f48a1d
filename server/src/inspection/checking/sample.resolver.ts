import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { visibleCase } from "../../tally/index.ts";
import type { InspectionContext } from "../act.ts";
import { InspectionResult, refused } from "../inspection.results.ts";
import type { InspectionRefused, InspectionWritten } from "../inspection.results.ts";
import { DrawSampleInput, JudgeSampleInput } from "./inspection.inputs.ts";
import { inspectionNow } from "./inspection.resolver.ts";
import { InspectionView } from "./inspection.types.ts";
import { sampleById, sampleCases, samplesOf } from "./sample.queries.ts";
import { drawnAgain, drawSample, judgeSample } from "./sample.ts";
import { InspectionSample, SampleCase } from "./sample.types.ts";

/** Samples of an inspection. */
@Resolver(() => InspectionView)
export class InspectionSamplesResolver {
  @Mutation(() => InspectionResult, { description: "Draws a stratified random sample; every drawing is kept." })
  async drawInspectionSample(
    @Arg("input", () => DrawSampleInput) input: DrawSampleInput,
    @Ctx() context: InspectionContext,
  ): Promise<InspectionWritten | InspectionRefused> {
    const done = await drawSample(input, context);
    return "message" in done ? refused(done) : inspectionNow(input.id, context);
  }

  @Mutation(() => InspectionResult, { description: "What was found of a drawn case; the last word holds, those before are kept." })
  async judgeSampleCase(
    @Arg("input", () => JudgeSampleInput) input: JudgeSampleInput,
    @Ctx() context: InspectionContext,
  ): Promise<InspectionWritten | InspectionRefused> {
    const done = await judgeSample(input, context);
    if ("message" in done) return refused(done);
    const sample = await context.database.read((tx) => sampleById(tx, Number(input.sample)));
    return inspectionNow(String(sample?.inspectionId), context);
  }

  @FieldResolver(() => [InspectionSample], { description: "Samples that were drawn, in their order." })
  async samples(@Root() { row }: InspectionView, @Ctx() { database }: InspectionContext): Promise<InspectionSample[]> {
    const rows = await database.read((tx) => samplesOf(tx, row.id));
    return rows.map(({ id, seed, strata, at, byName }) => Object.assign(new InspectionSample(), { id: String(id), seed, strata, at, byName }));
  }
}

/** The cases of a sample. */
@Resolver(() => InspectionSample)
export class SampleCasesResolver {
  @FieldResolver(() => [SampleCase], { description: "The drawn cases, in their order." })
  async cases(@Root() { id }: InspectionSample, @Ctx() context: InspectionContext): Promise<SampleCase[]> {
    const rows = await context.database.read((tx) => sampleCases(tx, Number(id)));
    return Promise.all(rows.map(async (row) => ({ ...row, caseId: String(row.caseId), case: await visibleCase(row.caseId, context) })));
  }

  @FieldResolver(() => Boolean, { description: "Drawn again from the kept frame by the kept seed, the same cases come in the same order." })
  async drawsAlike(@Root() { id }: InspectionSample, @Ctx() context: InspectionContext): Promise<boolean> {
    return drawnAgain(Number(id), context);
  }
}
