// The register, and what a case passes on by
export { beginDay, loadRegister } from "./load-register.ts";
export { pathsDownTo } from "./paths.ts";
export { UnitRegister, UnknownUnit } from "./register.ts";
export type { CaseScope } from "./succession.ts";
export { Unit, UnitKindEnum, UnitSuccession } from "./unit.entity.ts";

export { namedAreas } from "./areas.queries.ts";
export type { NamedArea } from "./areas.queries.ts";

// Bringing it in
export { fromNationalList, importAreas, importOldWards, TWO_LEVELS } from "./import-areas.ts";
export { fromYaml, importUnits } from "./import-units.ts";
export { importOfficers } from "./import-officers.ts";
export { importMap } from "./map.ts";
export { MAPS_PATH, mapsRoute } from "./map-route.ts";
export { unitsImported } from "./units-imported.ts";

// The graph
export { AccountOfficerViewResolver } from "./account-officer.resolver.ts";
export { AdoptUnitsResolver } from "./adopt-units.resolver.ts";
export type { AdoptUnitsContext } from "./adopt-units.resolver.ts";
export { UnitHistoryResolver, unitLoaders } from "./unit-history.resolver.ts";
export type { UnitPeopleContext } from "./unit-history.resolver.ts";
export { AccountPostUnitResolver, ApiKeyUnitResolver, DelegationUnitResolver, DeviceUnitResolver, ViewerPostUnitResolver } from "./post-unit.resolver.ts";
export { UnitResolver, ViewerScopeResolver } from "./unit.resolver.ts";
export type { UnitContext } from "./unit.resolver.ts";

// Who is in charge
export { unitCharges } from "./charges.queries.ts";
export type { ChargeRow } from "./charges.queries.ts";
export { unitsInCharge } from "./charges.ts";
export { ChargesResolver } from "./charges.resolver.ts";

// The directory of hotlines, on a day
export { mailboxesOn } from "./mailboxes.queries.ts";
export { hotlinesOn, postsOn, rosterOn } from "./officers.queries.ts";
// Changing an entry of the directory by hand
export { comingAfter, lockEntries, restateEntry, standInsLeft } from "./entry-change.queries.ts";
export { ENTRY_PART_NAMES } from "./entry-parts.ts";
export type { EntryPartName } from "./entry-parts.ts";
export { entryStands, movedSince } from "./entry-stands.queries.ts";
export type { ComingRow } from "./entry-stands.queries.ts";
export type { StatedEntry } from "./entry-change.queries.ts";
export { dialled } from "./phone-number.ts";
export { MailboxKindEnum, WeekdayEnum } from "./unit.types.ts";
export { officerCodes } from "./officers.queries.ts";
export type { DutySpan } from "./officers-file.ts";
export type { MailboxKind } from "./mailboxes.queries.ts";
