import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { sheetsHanded } from "../../access/index.ts";
import type { AccessContext } from "../../access/index.ts";
import { localDay } from "../../platform/local-time.ts";
import { workbook } from "../../platform/workbook.ts";
import { PeriodInput, periodAsked, periodTerms } from "../../tally/index.ts";
import type { Span } from "../../tally/index.ts";
import type { ReportContext } from "../filing/index.ts";
import { vietnameseDay } from "../issuing-body.ts";
import { monthsOf } from "../kinds/index.ts";
import { ofFile, readTyped, TITLES } from "./read.ts";
import { TypedMonthProblemView, TypedMonthsInput, TypedMonthsTemplateView, TypedMonthsView, TypedMonthView } from "./typed.types.ts";

type TypedContext = ReportContext & Pick<AccessContext, "readWorkbook">;

/** Figures of months before the hub, from a sheet: what a report would take of it, and what is wrong. */
@Resolver()
export class TypedMonthsResolver {
  @Query(() => TypedMonthsView, { description: "Reads figures of months before the hub; nothing is written." })
  async typedMonths(@Arg("input", () => TypedMonthsInput) input: TypedMonthsInput, @Ctx() context: TypedContext): Promise<TypedMonthsView> {
    const sheets = await sheetsHanded({ csv: input.csv ?? null, file: input.file ?? null }, context.readWorkbook);
    const { rows, problems } = typeof sheets === "string" ? { rows: [], problems: [ofFile(sheets)] } : readTyped(sheets, await monthsIn(input.period, context));
    return Object.assign(new TypedMonthsView(), {
      rows: rows.map((row) => Object.assign(new TypedMonthView(), row)),
      problems: problems.map((problem) => Object.assign(new TypedMonthProblemView(), problem)),
    });
  }

  @Query(() => TypedMonthsTemplateView, { description: "An empty sheet with the months of a period, to be filled in and handed over." })
  async typedMonthsTemplate(@Arg("period", () => PeriodInput) period: PeriodInput, @Ctx() context: TypedContext): Promise<TypedMonthsTemplateView> {
    const months = await monthsIn(period, context);
    const titles = Object.values(TITLES);
    const rows = months.map(({ from, to }) => titles.map((_, at) => (at === 0 ? vietnameseDay(from) : at === 1 ? vietnameseDay(to) : "")));
    const columns = titles.map((title) => ({ title, width: Math.max(12, title.length + 2) }));
    const file = workbook({ name: "Số liệu trước hệ thống", columns, rows });
    return Object.assign(new TypedMonthsTemplateView(), { name: `so-lieu-truoc_${months[0]?.from ?? ""}.xlsx`, base64: file.toString("base64") });
  }
}

/** @throws {GraphQLError} BAD_USER_INPUT for a period that is none */
async function monthsIn(period: PeriodInput, { database, clock }: TypedContext): Promise<Span[]> {
  const terms = await database.read((tx) => periodTerms(tx, period.calendar));
  return monthsOf(periodAsked(period, terms, localDay(clock.now())), terms);
}
