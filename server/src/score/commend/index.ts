export { CommendationResolver } from "./dossier.resolver.ts";
export { CommendationRoundResolver } from "./round.resolver.ts";
export { COMMENDATION_REPORT } from "./commend-report.ts";
export { SheetCommendationsResolver } from "./own.resolver.ts";
