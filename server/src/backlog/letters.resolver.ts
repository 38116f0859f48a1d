import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { shownJob } from "./bulk.resolver.ts";
import { BulkJobResult, shownProblem } from "./bulk.results.ts";
import { previewLetters, recordLetters } from "./letters.ts";
import type { LettersContext } from "./letters.ts";
import { LetterList, LettersInput, PreviewLettersResult, RecordLettersInput } from "./letters.types.ts";

/** Results given by letter and never recorded, from a list of the letters. See letters.ts. */
@Resolver()
export class LettersResolver {
  @Query(() => PreviewLettersResult, { description: "A list of letters held against the cases, row by row; nothing is written." })
  async previewLetters(@Arg("input", () => LettersInput) input: LettersInput, @Ctx() context: LettersContext): Promise<typeof PreviewLettersResult> {
    const list = await previewLetters(input, context);
    return list instanceof LetterList ? list : (shownProblem(list) as typeof PreviewLettersResult);
  }

  @Mutation(() => BulkJobResult, { description: "Records the results of all matched letters, each with its own, as one job." })
  async recordLetters(@Arg("input", () => RecordLettersInput) input: RecordLettersInput, @Ctx() context: LettersContext): Promise<typeof BulkJobResult> {
    return shownJob(await recordLetters(input, context), context);
  }
}
