import type { AccessContext } from "../access/index.ts";
import type { CaseContext } from "../case/index.ts";
import type { ClockContext } from "../clock/index.ts";
import type { Log } from "../platform/log.ts";
import type { TallyContext } from "../tally/index.ts";

/** What the graph's scores need of a request. */
export type ScoreContext = TallyContext & CaseContext & Pick<ClockContext, "rules"> & Pick<AccessContext, "address" | "refusals"> & { ingestHub: { log: Log } };
