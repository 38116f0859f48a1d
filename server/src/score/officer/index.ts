// The graph
export { OfficerSheetResolver } from "./graph/sheet.resolver.ts";
export { OfficerLine } from "./graph/line.types.ts";
export { SheetPartEnum } from "./graph/sheet.types.ts";
export type { SheetPart } from "./counting/line.ts";
export { seenSheet } from "./graph/seen.ts";
export { lineView as officerLineView } from "./graph/view.ts";

// What others rule of an officer's lines
export { effectOfOfficerRuling, keepOfficerRuling, officerLinesByKey } from "./ruling/ruling.ts";
export { sheetSuperior } from "./ruling/ruling.queries.ts";
export type { NewOfficerRuling } from "./ruling/ruling.queries.ts";

// Periods of sheets, and whose an account is
export { lockSheetPeriod, sheetPeriodById, sheetPeriodsByIds, sheetPeriodsWithin } from "./taking/period.queries.ts";
export type { SheetPeriod } from "./taking/period.queries.ts";
export { officerOfAccount, wordsOfCases } from "./taking/sheet.queries.ts";

// Sealed sheets, as a dossier of commendation rests on them
export { sealedSheets } from "./paper/sealed.ts";
export type { SealedSheet } from "./paper/sealed.ts";
export { ratioView as officerRatioView } from "./graph/view.ts";
export { OfficerRatio, OfficerSheet } from "./graph/sheet.types.ts";
export { PART_WORDS, percent, STATE_WORDS } from "./paper/paper-words.ts";
export type { SheetResult } from "./counting/result.ts";

// Its report
export { SHEETS_REPORT } from "./paper/sheets-report.ts";
