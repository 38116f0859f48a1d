import type { Hub } from "./hub.ts";
import type { ScriptedSource, Subject } from "./scripted-source.ts";

/** A hub and the source it reads, both fresh; the source already holds 23 cases, each with a mark of its own. */
export interface World {
  hub: Hub<unknown>;
  source: ScriptedSource;
  subject: Subject<unknown>;
}
