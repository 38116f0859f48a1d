/** What each part of the graph is told of a submitter. */
export { alertArguments } from "./things-of-alerts.ts";
export { appealArguments } from "./things-of-appeals.ts";
export { commendationArguments } from "./things-of-commendations.ts";
export { inspectionArguments } from "./things-of-inspections.ts";
export { officerArguments } from "./things-of-officers.ts";
export { reportArguments } from "./things-of-reports.ts";
export { scoreArguments } from "./things-of-scores.ts";
export { viewArguments } from "./things-of-views.ts";
