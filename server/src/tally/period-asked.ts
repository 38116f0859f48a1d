import { GraphQLError } from "graphql";
import { daysOf, periodOf, termOn } from "./period.ts";
import type { PeriodTerm } from "./period.ts";
import type { PeriodInput, PeriodView } from "./period.type.ts";

const MOST_DAYS = 3_660;

/** The period somebody asks for. @param today the day of the as-of @throws {GraphQLError} BAD_USER_INPUT */
export function periodAsked({ kind, calendar, on, from, to }: PeriodInput, terms: readonly PeriodTerm[], today: string): PeriodView {
  if (kind === "CUSTOM") {
    if (from == null || to == null || from > to || daysOf({ from, to }) > MOST_DAYS)
      throw new GraphQLError("Khoảng ngày cần ngày đầu và ngày cuối, ngày đầu không sau ngày cuối, dài nhất mười năm.", {
        extensions: { code: "BAD_USER_INPUT" },
      });
    return { kind, calendar, from, to, open: to >= today, legalBasis: null, assumed: false };
  }
  const span = periodOf(kind, on ?? today, terms);
  const term = kind === "DAY" || kind === "WEEK" ? null : termOn(terms, span.to);
  return { kind, calendar, ...span, open: span.to >= today, legalBasis: term?.legalBasis ?? null, assumed: term?.assumed ?? false };
}
