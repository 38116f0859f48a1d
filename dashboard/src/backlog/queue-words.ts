import type { QueueRowFragment, Severity } from "../gql/graphql.ts";
import type { Say } from "../language/index.ts";
import type { ShapeName } from "../ui/index.ts";

/** Groups in the order of the queue. */
export const GROUPS: readonly Severity[] = ["SEVERE", "OVERDUE", "DUE_SOON", "ON_TIME", "PAUSED", "NO_CLOCK"];

export const SIGN: Record<Severity, { tone: "late" | "soon" | "good" | "idle"; shape: ShapeName }> = {
  SEVERE: { tone: "late", shape: "square" },
  OVERDUE: { tone: "late", shape: "triangle" },
  DUE_SOON: { tone: "soon", shape: "diamond" },
  ON_TIME: { tone: "good", shape: "circle" },
  PAUSED: { tone: "idle", shape: "ring" },
  NO_CLOCK: { tone: "idle", shape: "dash" },
};

type Backlog = NonNullable<QueueRowFragment["backlog"]>;

/** What puts a case into its class, in words. */
export function factWords(facts: Backlog["facts"], say: Say): string {
  return facts.map((fact) => say(`backlog.fact.${fact.kind}`, { days: fact.days ?? 0, threshold: fact.thresholdDays ?? 0 })).join("; ");
}

/** How the case should leave the backlog, in words. */
export function dispositionWords({ disposition, competent }: Backlog, say: Say): string {
  const words = say(`backlog.disposition.${disposition}`);
  return competent.length === 0 ? words : say("backlog.toUnits", { disposition: words, units: competent.map((unit) => unit.name).join(", ") });
}
