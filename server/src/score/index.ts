// Schemes from files
export { importScheme } from "./scheme/keep-scheme.ts";

// The graph
export type { ScoreContext } from "./context.ts";
export { SchemeResolver } from "./scheme/scheme.resolver.ts";
export { ScorePeriodResolver } from "./period/period.resolver.ts";
export { ScoreCardResolver } from "./card/card.resolver.ts";
export { SCORE_REPORT } from "./card/score-report.ts";
export { OfficerSheetResolver, SHEETS_REPORT } from "./officer/index.ts";
export { ScoreAppealResolver } from "./appeal/appeal.resolver.ts";
export { COMMENDATION_REPORT, CommendationResolver, CommendationRoundResolver } from "./commend/index.ts";

// Periods whose instant has come
export { scheduleScores, takeAllDue } from "./period/take.ts";
