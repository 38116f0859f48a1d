export { ingest } from "./ingest.ts";
export { scheduleIngest } from "./schedule.ts";
