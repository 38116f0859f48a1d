import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { actorOf, asking, postFor } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { numberOf } from "../../platform/asked.ts";
import { sumsHeld } from "../appeal/ruling.queries.ts";
import { cardBodies } from "../card/card.queries.ts";
import type { ScoreContext } from "../context.ts";
import type { Card } from "../indicator/cards.ts";
import { resultOf, termsOf } from "../indicator/result.ts";
import { indicatorsAsked } from "../indicator/scheme-content.ts";
import type { SchemeContent } from "../indicator/scheme-content.ts";
import type { Sums } from "../indicator/sums.ts";
import { periodById } from "../period/period.queries.ts";
import { unitsOfPeriod } from "../period/take.queries.ts";
import { scoreRefused } from "../problem.types.ts";
import type { ScoreRefused } from "../problem.types.ts";
import { issueScheme } from "./issue.ts";
import { keepScheme } from "./keep-scheme.ts";
import { allSchemes, schemesById, schemeTexts } from "./scheme.queries.ts";
import { schemeOf } from "./scheme-file.ts";
import {
  ApproveSchemeInput,
  KeepSchemeResult,
  PreviewSchemeInput,
  PreviewSchemeResult,
  ProposeSchemeInput,
  SchemeKept,
  SchemePreview,
  SchemePreviewUnit,
  SchemeView,
} from "./scheme.types.ts";
import { schemeView } from "./view.ts";

/** Schemes of scores: proposed, previewed, issued. */
@Resolver()
export class SchemeResolver {
  @Query(() => [SchemeView], { description: "The newest 200 schemes by the periods they are for." })
  async scoreSchemes(@Ctx() context: ScoreContext): Promise<SchemeView[]> {
    return (await context.database.read(allSchemes)).map(schemeView);
  }

  @Query(() => String, { nullable: true, description: "A scheme's own text, JSON in one fixed spelling, to propose another from; null: there is none." })
  async scoreSchemeDocument(@Arg("id", () => ID) id: string, @Ctx() { database }: ScoreContext): Promise<string | null> {
    return (await database.read((tx) => schemeTexts(tx, [numberOf(id) ?? 0])))[0]?.document ?? null;
  }

  @Query(() => PreviewSchemeResult, { description: "What a scheme would have given on the frozen lines of a period; nothing is kept." })
  async previewScheme(@Arg("input", () => PreviewSchemeInput) input: PreviewSchemeInput, @Ctx() context: ScoreContext): Promise<SchemePreview | ScoreRefused> {
    const read = schemeOf(input.document);
    if ("problems" in read) return scoreRefused({ at: "document", message: "Bộ tiêu chí chưa dùng được." }, read.problems);
    const id = numberOf(input.period) ?? 0;
    const period = await context.database.read((tx) => periodById(tx, id));
    if (period?.inputsHash == null) return scoreRefused({ at: "period", message: "Chỉ xem trước trên kỳ đã chốt số liệu." });
    const { own, sums, units } = await context.database.asWorker().read(async (tx) => ({
      own: (await schemeTexts(tx, [period.schemeId]))[0],
      sums: await sumsHeld(tx, id),
      units: await unitsOfPeriod(tx, id),
    }));
    const { usable, withoutLines } = comparable(read.scheme.content, own?.content, { sums, wording: termsOf(period).wording });
    const previewed = new Map(resultOf(read.scheme.content, units, { sums: usable, ...termsOf(period) }).cards.map(({ card }) => [card.unit, card]));
    const seen = await context.database.read((tx) => cardBodies(tx, id));
    const rows = seen.map(({ unitId, code, body }) => {
      const told = { code, name: context.units.byId(unitId).name, now: (JSON.parse(body) as Card).total, previewed: previewed.get(code)?.total ?? null };
      return Object.assign(new SchemePreviewUnit(), told);
    });
    return Object.assign(new SchemePreview(), { units: rows, withoutLines });
  }

  @Mutation(() => KeepSchemeResult, { description: "Keeps a scheme as a proposal; a leader issues it." })
  async proposeScheme(@Arg("input", () => ProposeSchemeInput) input: ProposeSchemeInput, @Ctx() context: ScoreContext): Promise<SchemeKept | ScoreRefused> {
    const viewer = asking(context);
    const { province } = context.units;
    const post = postFor(viewer, "proposeScheme", { unitPath: province.path });
    if (post === undefined) return scoreRefused({ at: "document", message: "Chỉ văn phòng và cơ quan kiểm tra của tỉnh được đề xuất bộ tiêu chí." });
    const read = schemeOf(input.document);
    if ("problems" in read) return scoreRefused({ at: "document", message: "Bộ tiêu chí chưa dùng được." }, read.problems);
    const at = context.clock.now();
    const kept = await context.database.asWorker().write(async (tx) => {
      const done = await keepScheme(tx, read.scheme, {
        province: province.code,
        accountId: viewer.accountId,
        name: viewer.displayName,
        onBehalfOf: post.onBehalfOf,
        at,
      });
      if ("message" in done || !done.isNew) return done;
      const subject = { kind: "scoringScheme", id: String(done.id) };
      const detail = { version: read.scheme.version, from: read.scheme.validFrom };
      await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, post.onBehalfOf), act: "proposeScheme", subject, detail, at });
      return done;
    });
    return "message" in kept ? scoreRefused(kept) : shown(kept.id, context);
  }

  @Mutation(() => KeepSchemeResult, {
    description:
      "Issues a proposed scheme, from today or a later day on; it never holds for days that are over. A version of an issued scheme ends that one the day before its own first day.",
  })
  async approveScheme(@Arg("input", () => ApproveSchemeInput) input: ApproveSchemeInput, @Ctx() context: ScoreContext): Promise<SchemeKept | ScoreRefused> {
    const done = await issueScheme(input, context);
    return "message" in done ? scoreRefused(done) : shown(done.id, context);
  }
}

async function shown(id: number, context: ScoreContext): Promise<SchemeKept> {
  const [row] = await context.database.read((tx) => schemesById(tx, [id]));
  if (row === undefined) throw new Error(`scheme ${id} is out of sight of who kept it`);
  return Object.assign(new SchemeKept(), { scheme: schemeView(row) });
}

/** Sums of a period under the codes of another scheme, where rule, parameters and fields are the same. @param taken by wording 1 nothing had days of grace from another */
function comparable(
  wanted: SchemeContent,
  own: SchemeContent | undefined,
  { sums, wording }: { sums: readonly Sums[]; wording: number },
): { usable: Sums[]; withoutLines: string[] } {
  const terms = (one: { rule: string; params?: object; fields?: readonly string[] | undefined }): string =>
    JSON.stringify([one.rule, Object.entries(one.params ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)), [...(one.fields ?? [])].toSorted()]);
  const blockers = ({ blockers: all = [] }: Partial<SchemeContent>) =>
    all.flatMap(({ code, finding }) => (finding === undefined ? [] : [{ code, rule: finding }]));
  const counted = own === undefined ? [] : wording > 1 ? indicatorsAsked(own) : own.indicators;
  const known = new Map([...counted, ...(own?.deductions ?? []), ...blockers(own ?? {})].map((one) => [terms(one), one.code]));
  const pairs = [...indicatorsAsked(wanted), ...wanted.deductions, ...blockers(wanted)].map((one) => ({ code: one.code, from: known.get(terms(one)) }));
  const usable = pairs.flatMap(({ code, from }) => sums.filter((sum) => sum.indicator === from).map((sum) => ({ ...sum, indicator: code })));
  return { usable, withoutLines: pairs.filter(({ from }) => from === undefined).map(({ code }) => code) };
}
