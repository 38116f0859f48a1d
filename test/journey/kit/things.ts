/** What the matrix asks each part of the graph for. */
export { thingsOfAppeals } from "./things-of-appeals.ts";
export { thingsOfCampaigns } from "./things-of-campaigns.ts";
export { thingsOfCommendations } from "./things-of-commendations.ts";
export { thingsOfGraphs } from "./things-of-graphs.ts";
export { thingsOfInspections } from "./things-of-inspections.ts";
export { thingsOfKeys } from "./things-of-keys.ts";
export { thingsOfOfficers } from "./things-of-officers.ts";
export { thingsOfNotices } from "./things-of-notices.ts";
export { thingsOfScores } from "./things-of-scores.ts";
export { thingsOfScreens } from "./things-of-screens.ts";
export { thingsOfViews } from "./things-of-views.ts";
