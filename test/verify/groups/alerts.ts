import {
  alertsNow,
  alertRulesNow,
  alertsLooked,
  heldNow,
  silentNow,
  type AlertNow,
  type AlertRuleNow,
  type LookedRow,
  type SilentNow,
} from "../alerts.queries.ts";
import type { Countable } from "../figures.ts";
import type { Findings } from "../findings.ts";
import { latenessAt } from "../recount.ts";
import type { Register } from "../register.ts";
import type { Tables } from "../tables.ts";

interface Counted {
  cases: readonly Countable[];
  register: Register;
}

/** What must ring for a unit: its key, and its number by the ledgers. */
type Owed = Map<string, number>;

/**
 * Alerts that have not ended, against the ledgers at the instant the hub last held its rules against them: each that must ring is there once with its number, by
 * itself or inside that of a silent source, and no other.
 */
export async function compareAlerts(tables: Tables, counted: Counted, findings: Findings): Promise<void> {
  const [looked] = await tables.rows<LookedRow>(alertsLooked);
  if (looked === undefined || looked.event < looked.last) return findings.leaveOut("alerts: the hub has not looked since its last event");
  const instant = looked.at.getTime();
  const rules = await tables.rows<AlertRuleNow>(alertRulesNow, [looked.at]);
  const alerts = await tables.rows<AlertNow>(alertsNow);
  const held = await tables.rows<AlertNow>(heldNow);
  compareUnits(owedBy(rules, counted, instant), { alerts: alerts.filter(({ kind }) => kind !== "SOURCE_SILENT"), held }, findings);
  compareSilent(await tables.rows<SilentNow>(silentNow), rules, { alerts, instant }, findings);
}

const keyOf = ({ kind, unit, unit_only, source }: Pick<AlertNow, "kind" | "unit" | "unit_only" | "source">): string =>
  [kind, unit, ...(unit_only ? ["itself"] : []), ...(source === null ? [] : [source])].join(" ");

function owedBy(rules: readonly AlertRuleNow[], { cases, register }: Counted, instant: number): Owed {
  const owed: Owed = new Map();
  for (const rule of rules) {
    if (rule.kind === "SOURCE_SILENT" || rule.threshold === null) continue;
    const exact = rules.filter((other) => other.kind === rule.kind && other.source === rule.source && other.unit !== null).map(({ unit }) => unit);
    const below = register.childrenOf(register.province).filter((code) => !exact.includes(code));
    const subjects =
      rule.unit === null ? [{ unit: register.province, own: true }, ...below.map((unit) => ({ unit, own: false }))] : [{ unit: rule.unit, own: false }];
    for (const { unit, own } of subjects) {
      const inside = (code: string): boolean => (own ? code === unit : register.isWithin(code, unit));
      const n = cases.filter(({ one }) => inside(one.holder) && (rule.source === null || one.dept === rule.source) && isBehind(rule, one, instant)).length;
      if (n > rule.threshold) owed.set(keyOf({ kind: rule.kind, unit, unit_only: own, source: rule.source }), n);
    }
  }
  return owed;
}

function isBehind({ kind }: AlertRuleNow, one: Countable["one"], instant: number): boolean {
  const late = one.open && latenessAt(one, instant) === "OVERDUE";
  return kind === "URGENT_UNASSIGNED" ? late && one.line.urgent && one.stage === "RECEIVED" : late;
}

function compareUnits(owed: Owed, { alerts, held }: { alerts: readonly AlertNow[]; held: readonly AlertNow[] }, findings: Findings): void {
  const there = Map.groupBy([...alerts, ...held], keyOf);
  for (const [key, n] of owed) {
    const found = there.get(key) ?? [];
    if (found.length === 0) findings.lost("alerts: rings", key, n);
    if (found.length > 1 && found.some(({ held: inside }) => !inside)) findings.doubled("alerts: rings", key, "once", found.length);
    for (const { cases } of found) findings.same("alerts: cases", key, n, cases);
  }
  for (const key of there.keys()) {
    findings.count("alerts");
    if (!owed.has(key)) findings.doubled("alerts: rings", key, "nothing to ring for", there.get(key)?.[0]?.cases);
  }
}

/** A source read again after the hub looked may have been silent then: it is left out. */
function compareSilent(
  sources: readonly SilentNow[],
  rules: readonly AlertRuleNow[],
  { alerts, instant }: { alerts: readonly AlertNow[]; instant: number },
  findings: Findings,
): void {
  const narrowed = rules.some(({ kind, unit, source }) => kind === "SOURCE_SILENT" && (unit !== null || source !== null));
  const threshold = rules.find(({ kind }) => kind === "SOURCE_SILENT")?.threshold ?? null;
  if (narrowed || threshold === null) return findings.leaveOut("alerts: silent sources by narrowed rules");
  for (const { code, read_up_to: readUpTo, frozen, stale_after_seconds: allowed } of sources) {
    if (readUpTo !== null && readUpTo.getTime() > instant) continue;
    const silentFor = readUpTo === null || frozen ? -Infinity : instant - readUpTo.getTime() - allowed * 1000;
    const found = alerts.filter(({ kind, source }) => kind === "SOURCE_SILENT" && source === code).length;
    findings.same("alerts: silent source", code, silentFor > 0 && silentFor >= threshold * 60_000 ? 1 : 0, found);
  }
}
