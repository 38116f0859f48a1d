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
export { COMMENDATION_REPORT, CommendationResolver, CommendationRoundResolver, SheetCommendationsResolver } from "./commend/index.ts";

// Periods whose instant has come
export { scheduleScores, takeAllDue } from "./period/take.ts";

// Files of appeals, at the hub's one door for files
export { appealFiles } from "./appeal/files/owner.ts";

// Who is told of appeals, and by when
export { answerersAmong } from "./appeal/answerers.ts";
export type { AnsweredAppeal } from "./appeal/answerers.ts";
export { instantAfter } from "./appeal/wanted.ts";
export { movedUntilIn } from "./appeal/moved.ts";
