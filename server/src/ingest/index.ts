export { ingest } from "./ingest.ts";
export type { IngestHub, IngestReport } from "./report.ts";
export { scheduleIngest } from "./schedule.ts";
