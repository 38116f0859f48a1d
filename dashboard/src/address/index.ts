export { type AuditSearch, readAuditSearch } from "./audit-log.ts";
export { type CasesSearch, filterOf, readCasesSearch } from "./cases.ts";
export { type ListedFigure, listOf } from "./figures.ts";
export { readOverviewSearch } from "./overview.ts";
export { returnPath } from "./return-path.ts";
export { readAddress, writeAddress } from "./text.ts";
export { readUnitSearch } from "./unit.ts";
export { readUnitsAdminSearch } from "./units-admin.ts";
