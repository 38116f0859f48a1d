export { fresh } from "./streams.ts";
export { enrich } from "./enrich.ts";
export { dueOf } from "./candidate.ts";
