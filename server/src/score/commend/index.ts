export { CommendationResolver } from "./dossier.resolver.ts";
export { CommendationRoundResolver } from "./round.resolver.ts";
