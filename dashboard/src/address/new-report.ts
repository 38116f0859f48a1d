import { PeriodKind, ReportCode } from "../gql/graphql.ts";
import { code, day, type ReadBy, readBy, text, word } from "./parts.ts";

/** `corrects`: number of the report that it is to correct. */
const newReport = { code: word(ReportCode), unit: code, kind: word(PeriodKind), on: day, from: day, to: day, corrects: text(15, /^\d+$/) };

/** What the form of a new report begins with. */
export function readNewReportSearch(address: Record<string, unknown>): ReadBy<typeof newReport> {
  return readBy(newReport, address);
}
