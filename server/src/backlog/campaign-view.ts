import { asOfView } from "../tally/index.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";
import { targetLeft } from "./campaign-line.ts";
import type { Drafted } from "./campaign-open.ts";
import type { CampaignTermsInput } from "./campaign.inputs.ts";
import type { CampaignCaseRow, CampaignRow, CaseWords } from "./campaign.queries.ts";
import { CampaignPreview } from "./campaign.results.ts";
import type { CampaignUnitCases } from "./campaign.results.ts";
import { CampaignCase, CampaignView } from "./campaign.types.ts";

/** A campaign as the graph shows it. @param seen the part of its scope that the viewer reads */
export function campaignView(row: CampaignRow, seen: Unit | null, units: UnitRegister): CampaignView {
  const { startDay, targetDay, workingDays, daysOff, calendarVersion, leftPercent, openedAt, byName, onBehalfOf } = row;
  return Object.assign(new CampaignView(), {
    row,
    id: String(row.id),
    name: row.name,
    state: row.outcome ?? "OPEN",
    scope: units.byId(row.unitId),
    seen,
    caseStream: row.caseStream,
    classes: row.classes ?? [],
    severities: row.severities ?? [],
    frozenAt: asOfView({ event: row.asOfEvent, instant: row.asOfInstant }),
    span: { startDay, targetDay, workingDays, daysOff, calendarVersion },
    leftPercent,
    cases: row.opening,
    openedAt,
    by: units.byId(row.byUnitId),
    byName,
    onBehalfOf,
    endedAt: row.endedAt,
    endedByName: row.endedByName,
    reason: row.reason,
  } satisfies Omit<CampaignView, "figures" | "mayClose">);
}

/** What a campaign would be, by the unit that holds the cases. */
export function previewView({ unit, span, asOf, cases }: Drafted, { leftPercent }: CampaignTermsInput, units: UnitRegister): CampaignPreview {
  const oldest = cases.reduce((a, b) => (b.receivedAt < a.receivedAt ? b : a));
  const of = (path: string): number => cases.filter(({ unitId }) => units.byId(unitId).path.startsWith(path)).length;
  const own: CampaignUnitCases = { unit, unitOnly: true, cases: cases.filter(({ unitId }) => unitId === unit.id).length };
  const below = units.childrenOf(unit).map((child): CampaignUnitCases => ({ unit: child, unitOnly: false, cases: of(child.path) }));
  return Object.assign(new CampaignPreview(), {
    asOf: asOfView(asOf),
    cases: cases.length,
    target: targetLeft(cases.length, leftPercent),
    oldestId: String(oldest.id),
    oldestReceivedAt: oldest.receivedAt,
    span,
    units: [own, ...below].filter((one) => one.cases > 0),
  });
}

/** A row of a number's list as the graph shows it: a paused clock has no due instant. @param words null: the viewer sees the case no more */
export function caseView({ openedUnitId, unitId, caseId, dueAt, stage, open }: CampaignCaseRow, words: CaseWords | null, units: UnitRegister): CampaignCase {
  const unitOf = (id: number | null): Unit | null => (id === null ? null : units.byId(id));
  const told = { reference: words?.reference ?? null, title: words?.title ?? null, receivedAt: words?.receivedAt ?? null };
  const places = { openedIn: unitOf(openedUnitId), holder: unitOf(unitId), dueAt: dueAt === Infinity ? null : dueAt };
  return Object.assign(new CampaignCase(), { caseId: String(caseId), stage, open, ...told, ...places });
}
