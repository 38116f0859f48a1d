import type { CaseChange } from "@dau-moi/schema";
import type { ClockContext } from "../clock/index.ts";
import type { Database } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { Problem } from "../platform/problem.ts";
import { answeringFault } from "./answering.ts";
import { closingFault } from "./closing/index.ts";
import { extensionFault } from "./extension.ts";
import { pausingFault } from "./pausing.ts";

type Asked = { case: { id: number }; now: Instant; dueAt: Instant | null };
type RulesContext = Pick<ClockContext, "rules" | "clockLoader"> & { database: Database };

/** What the regulation in force, and the proofs it asks for, have against a change; undefined: nothing. */
export async function regulationFault(change: CaseChange, found: Asked, context: RulesContext): Promise<Problem | undefined> {
  switch (change.kind) {
    case "EXTEND":
      return extensionFault(change, found, context);
    case "PAUSE":
      return pausingFault(change, found, context);
    case "ANSWER":
      return answeringFault(change, found, context);
    case "CLOSE":
      return closingFault(found.case.id, found.now, context);
    case "ASSIGN":
    case "ACCEPT":
    case "COMMENT":
    case "RECORD_RESULT":
    case "TRANSFER":
    case "RETURN":
    case "REOPEN":
    case "PUBLISH":
    case "RESUME":
      return undefined;
  }
}
