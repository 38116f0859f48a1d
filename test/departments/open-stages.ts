import type { Stage } from "@dau-moi/schema";

/** Stages in which a case is still somebody's work. */
export const OPEN: ReadonlySet<Stage> = new Set<Stage>(["RECEIVED", "ASSIGNED", "IN_PROGRESS", "RESOLVED", "ANSWERED"]);
