import { Arg, createUnionType, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { accessError, actorOf, asking, postFor, ProblemType } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import type { AuditActor } from "../audit/index.ts";
import type { Database } from "../platform/database.ts";
import { enumOf } from "../platform/enum-of.ts";
import { localDay } from "../platform/local-time.ts";
import type { Clock } from "../platform/now.ts";
import { Refused } from "../platform/problem.ts";
import { Day } from "../platform/scalars.ts";
import { UNIT_CHANGE_KINDS } from "./changes.ts";
import type { UnitChangeKind } from "./changes.ts";
import { fromYaml, importUnits, previewUnits } from "./import-units.ts";
import type { UnitsPreview } from "./import-units.ts";
import { unitsImported } from "./units-imported.ts";

export interface AdoptUnitsContext {
  viewer: Viewer | null;
  database: Database;
  clock: Clock;
  units: { province: { path: string } };
  /** reads units and rules anew */
  refresh(): Promise<void>;
}

const UnitChangeKindEnum = enumOf(UNIT_CHANGE_KINDS, "UnitChangeKind", "What becomes of a unit by a file.");

@ObjectType("UnitChange", { simpleResolvers: true, description: "One thing that a file changes in the register." })
class UnitChangeView {
  @Field(() => UnitChangeKindEnum, { description: "What becomes of the unit." })
  kind!: UnitChangeKind;

  @Field(() => String, { description: "The unit's code." })
  code!: string;

  @Field(() => String, { description: "The unit's name afterwards." })
  name!: string;

  @Field(() => Day, { description: "The day from which it holds." })
  on!: string;

  @Field(() => String, { nullable: true, description: "Name, or code of the parent, before; null where there was none." })
  before!: string | null;

  @Field(() => String, { nullable: true, description: "Name, code of the parent, or last day, afterwards; null where there is none." })
  after!: string | null;
}

@ObjectType("FileProblem", { simpleResolvers: true, description: "What is wrong with a file, and where." })
class FileProblem {
  @Field(() => String, { description: "The place, such as units.3.parent." })
  at!: string;

  @Field(() => String, { description: "What was expected there." })
  message!: string;
}

@ObjectType("UnitsPreview", { simpleResolvers: true, description: "What a file of units makes of the register." })
class UnitsPreviewView {
  @Field(() => [UnitChangeView], { description: "Unit by unit; empty: the register says all of it already." })
  changes!: readonly UnitChangeView[];

  @Field(() => Int, { description: "Successions and rules of kinds that become others." })
  otherTerms!: number;

  @Field(() => [FileProblem], { description: "What contradicts itself or the register; with any of them the file cannot be adopted." })
  problems!: readonly FileProblem[];

  @Field(() => [String], { description: "Codes of units that end with nobody to take over; their open cases will wait in a queue of their own." })
  endingAlone!: readonly string[];

  @Field(() => Int, { description: "Units that the file names." })
  unitsInFile!: number;

  @Field(() => String, { description: "Names exactly this change of exactly this register; hand it back to adopt it." })
  fingerprint!: string;
}

@ObjectType("UnitsFileRefused", {
  implements: ProblemType,
  description: "The file cannot be read, or contradicts itself or the register. Nothing was changed.",
})
class UnitsFileRefused extends ProblemType {
  override message = "Tệp đơn vị không dùng được.";

  @Field(() => [FileProblem], { description: "Every place that is wrong." })
  problems: readonly FileProblem[];

  constructor(problems: readonly FileProblem[]) {
    super();
    this.problems = problems;
  }
}

@ObjectType("UnitsMovedOn", { implements: ProblemType, description: "The register or the file is not what was looked at any more. Nothing was changed." })
class UnitsMovedOn extends ProblemType {
  override message = "Danh mục đơn vị hoặc tệp đã khác lúc xem trước. Hãy xem trước lại.";
}

const PreviewUnitsResult = createUnionType({
  name: "PreviewUnitsResult",
  description: "What would change, or why the file cannot be read.",
  types: () => [UnitsPreviewView, UnitsFileRefused] as const,
  resolveType: (value) => (value instanceof UnitsFileRefused ? UnitsFileRefused : UnitsPreviewView),
});
const AdoptUnitsResult = createUnionType({
  name: "AdoptUnitsResult",
  description: "What changed, or what stood in the way.",
  types: () => [UnitsPreviewView, UnitsFileRefused, UnitsMovedOn] as const,
  resolveType: (value) => (value instanceof UnitsFileRefused ? UnitsFileRefused : value instanceof UnitsMovedOn ? UnitsMovedOn : UnitsPreviewView),
});

@InputType({ description: "A province's own units, as YAML." })
class UnitsFileInput {
  @Field(() => String, { description: "The text of the file." })
  text!: string;
}

@InputType({ description: "A file of units, and the preview of it that is adopted." })
class AdoptUnitsInput extends UnitsFileInput {
  @Field(() => String, { description: "The fingerprint that the preview gave." })
  fingerprint!: string;
}

@Resolver()
export class AdoptUnitsResolver {
  @Mutation(() => PreviewUnitsResult, { description: "What a file of units would change; nothing is written." })
  async previewUnits(
    @Arg("input", () => UnitsFileInput) { text }: UnitsFileInput,
    @Ctx() context: AdoptUnitsContext,
  ): Promise<UnitsPreviewView | UnitsFileRefused> {
    return asData(() => context.database.asWorker().read((tx) => previewUnits(tx, fromYaml(text))));
  }

  @Mutation(() => AdoptUnitsResult, { description: "Brings a file of units in, exactly as it was previewed, all of it or nothing." })
  async adoptUnits(
    @Arg("input", () => AdoptUnitsInput) { text, fingerprint }: AdoptUnitsInput,
    @Ctx() context: AdoptUnitsContext,
  ): Promise<UnitsPreviewView | UnitsFileRefused | UnitsMovedOn> {
    const [at, actor] = [context.clock.now(), adopterOf(context)];
    const adopted = await asData(() =>
      context.database.asWorker().write(async (tx) => {
        const preview = await importUnits(tx, fromYaml(text), localDay(at));
        if (preview.fingerprint !== fingerprint) throw new MovedOn(); // and the transaction with it
        await unitsImported(tx, preview, actor, at);
        return preview;
      }),
    ).catch((error: unknown) => {
      if (error instanceof MovedOn) return new UnitsMovedOn();
      throw error;
    });
    await context.refresh();
    return adopted;
  }
}

class MovedOn extends Error {}

/** Who changes the register of the whole province: by a post of the province itself, not of a unit in it. @throws FORBIDDEN */
function adopterOf(context: AdoptUnitsContext): AuditActor {
  const viewer = asking(context);
  const post = postFor(viewer, "adoptUnits", { unitPath: context.units.province.path });
  if (post === undefined) throw accessError("FORBIDDEN");
  return actorOf(viewer, post.onBehalfOf);
}

/** What a person can put right in the file comes back as data. */
async function asData(work: () => Promise<UnitsPreview>): Promise<UnitsPreview | UnitsFileRefused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return new UnitsFileRefused(error.problems);
    throw error;
  }
}
