export { ingest } from "./ingest.ts";
export type { IngestHub, IngestReport } from "./ingest.ts";
export { scheduleIngest } from "./schedule.ts";
