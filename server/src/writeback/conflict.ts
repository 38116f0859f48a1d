import type { MapOutcome } from "@dau-moi/connectors";
import type { SourceCase } from "@dau-moi/schema";
import { identityHiderOf } from "../access/index.ts";

/** A field in which the source's record is another than the one that was seen. */
export interface Differing {
  field: "record" | "stage" | "unit" | "cooperating" | "title" | "content" | "result" | "closureReason" | "lastStep";
  /** null: there was none, or it is not to be shown */
  seen: string | null;
  now: string | null;
}

/** Longest piece of a text that is shown side by side. */
const SHOWN = 500;

/** What the source has now beside what the hub held when it was decided, without the submitter. @param now null: the record is gone */
export function differing(seen: SourceCase, now: MapOutcome | null): Differing[] {
  if (now === null) return [{ field: "record", seen: seen.reference, now: null }];
  if (!now.ok) return [{ field: "record", seen: seen.reference, now: `${now.at}: không đọc được` }];
  const [before, after] = [factsOf(seen), factsOf(now.case)];
  return FIELDS.flatMap((field) => (before[field] === after[field] ? [] : [{ field, seen: before[field], now: after[field] }]));
}

const FIELDS = ["stage", "unit", "cooperating", "title", "content", "result", "closureReason", "lastStep"] as const;

function factsOf(c: SourceCase): Record<(typeof FIELDS)[number], string | null> {
  const hidden = identityHiderOf(c.submitter);
  const open = (text: string | null): string | null => (text === null || text === "" || c.submitter.confidential.content ? null : hidden(text).slice(0, SHOWN));
  const last = c.steps.at(-1);
  return {
    stage: c.stage,
    unit: c.leadUnitCode,
    cooperating: c.cooperatingUnitCodes.join(", ") || null,
    title: open(c.title),
    content: open(c.content),
    result: open(c.result),
    closureReason: open(c.closureReason),
    lastStep: last === undefined ? null : [last.at, last.kind, last.unitCode].filter((part) => part !== null).join(" "),
  };
}
