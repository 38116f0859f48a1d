import { apiSuite } from "./api/index.ts";
import { auditSuite } from "./audit.ts";
import { boardSuite } from "./board.ts";
import { bulkSuite } from "./bulk.ts";
import { federationSuite } from "./federation/index.ts";
import { ingestSuite } from "./ingest.ts";
import { liveSuite } from "./live/index.ts";
import { pageSuite } from "./page.ts";
import { queueSuite } from "./queue.ts";
import { reportSuite } from "./report.ts";
import { scoreSuite } from "./score.ts";
import { sourcesSuite } from "./sources/index.ts";
import { startSuite } from "./start.ts";
import { wallSuite } from "./wall.ts";
import type { Suite } from "./suite.ts";

/** Every suite by its name on the command line. */
export const SUITES: Readonly<Record<string, Suite>> = {
  ingest: ingestSuite,
  board: boardSuite,
  live: liveSuite,
  sources: sourcesSuite,
  start: startSuite,
  audit: auditSuite,
  bulk: bulkSuite,
  queue: queueSuite,
  api: apiSuite,
  page: pageSuite,
  wall: wallSuite,
  federation: federationSuite,
  score: scoreSuite,
  report: reportSuite,
};
