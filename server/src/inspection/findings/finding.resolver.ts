import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Problem } from "../../platform/problem.ts";
import { dayAfter, startOfLocalDay } from "../../platform/local-time.ts";
import { Day } from "../../platform/scalars.ts";
import type { InspectionContext } from "../act.ts";
import { inspectionNow } from "../checking/inspection.resolver.ts";
import { InspectionResult, refused } from "../inspection.results.ts";
import type { InspectionRefused, InspectionWritten } from "../inspection.results.ts";
import { AnswerFindingInput, RaiseFindingInput, SettleFindingInput } from "./finding.inputs.ts";
import { findingById, findingsRaised, findingSteps } from "./finding.queries.ts";
import { Finding } from "./finding.types.ts";
import { answerFinding, raiseFinding, settleFinding } from "./raise.ts";
import { findingView } from "./view.ts";

/** Findings of inspections and what becomes of them. */
@Resolver()
export class FindingResolver {
  @Query(() => [Finding], {
    description: "Findings raised in these days and how each stands: the table of the periodic report on inspections (R9), at most 5,000.",
  })
  async inspectionResults(
    @Arg("from", () => Day) from: string,
    @Arg("to", () => Day) to: string,
    @Ctx() { database, units, clock }: InspectionContext,
  ): Promise<Finding[]> {
    return database.read(async (tx) => {
      const rows = await findingsRaised(tx, startOfLocalDay(from), startOfLocalDay(dayAfter(to, 1)));
      const steps = await findingSteps(
        tx,
        rows.map(({ id }) => id),
      );
      return rows.map((row) => findingView(row, steps, { units, at: clock.now() }));
    });
  }

  @Mutation(() => InspectionResult, { description: "Writes down what was found not in order, with its limits." })
  async raiseFinding(
    @Arg("input", () => RaiseFindingInput) input: RaiseFindingInput,
    @Ctx() context: InspectionContext,
  ): Promise<InspectionWritten | InspectionRefused> {
    const done = await raiseFinding(input, context);
    return "message" in done ? refused(done) : inspectionNow(input.id, context);
  }

  @Mutation(() => InspectionResult, { description: "The unit explains a finding, or reports its remedy." })
  async answerFinding(
    @Arg("input", () => AnswerFindingInput) input: AnswerFindingInput,
    @Ctx() context: InspectionContext,
  ): Promise<InspectionWritten | InspectionRefused> {
    return stepped(await answerFinding(input, context), input.id, context);
  }

  @Mutation(() => InspectionResult, { description: "The inspector checks a remedy, or writes down what became of a sanction." })
  async settleFinding(
    @Arg("input", () => SettleFindingInput) input: SettleFindingInput,
    @Ctx() context: InspectionContext,
  ): Promise<InspectionWritten | InspectionRefused> {
    return stepped(await settleFinding(input, context), input.id, context);
  }
}

async function stepped(done: { id: number } | Problem, findingId: string, context: InspectionContext): Promise<InspectionWritten | InspectionRefused> {
  if ("message" in done) return refused(done);
  const finding = await context.database.read((tx) => findingById(tx, Number(findingId)));
  return inspectionNow(String(finding?.inspectionId), context);
}
