import type { Field, Stage, StepKind } from "@dau-moi/schema";
import { instantOf } from "../../world.ts";
import type { CaseSpec } from "../../world.ts";

export const INTAKE = "VPUB";

export interface Step {
  at: number;
  kind: StepKind;
  unit: string | null;
  /** EXTENDED: the new last day, YYYY-MM-DD */
  until: string | null;
  /** PAUSED: the regulation's code */
  why: string | null;
}

/** What a source says of a case. */
export interface Told {
  received: number;
  field: Field;
  /** another agency works on it too */
  several: boolean;
  stage: Stage;
  lead: string;
  steps: readonly Step[];
  result: string | null;
  /** name of the case it reports once more */
  repeatOf: string | null;
  /** another one with every writing */
  version: string;
}

/** What the test's own source says now. */
export function toldOf({ spec, row }: { spec: Partial<CaseSpec>; row: Record<string, unknown> }): Told {
  return {
    received: instantOf(spec.received ?? ""),
    field: spec.field ?? "TRANSPORT",
    several: (spec.cooperating ?? []).length > 0,
    stage: spec.stage ?? "RECEIVED",
    lead: spec.lead ?? INTAKE,
    steps: (spec.steps ?? []).map((step) => ({
      at: instantOf(step.at),
      kind: step.kind,
      unit: step.unit ?? null,
      until: step.terms?.until ?? null,
      why: step.terms?.why ?? null,
    })),
    result: spec.result ?? null,
    repeatOf: spec.repeatOf ?? null,
    version: String(row["changed"]),
  };
}

export const OPEN: readonly Stage[] = ["RECEIVED", "ASSIGNED", "IN_PROGRESS", "RESOLVED", "ANSWERED"];
const ENDINGS: readonly StepKind[] = ["CLOSED", "DECLINED", "REDIRECTED", "MERGED"];
export const isEnding = (kind: StepKind): boolean => ENDINGS.includes(kind);

/** Whether its last end was a merger. */
export function isMerged({ steps }: Told): boolean {
  return steps.findLast(({ kind }) => isEnding(kind) || kind === "REOPENED")?.kind === "MERGED";
}

export const isOpen = (told: Told): boolean => OPEN.includes(told.stage) && !isMerged(told);
