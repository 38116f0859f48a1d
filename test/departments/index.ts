export { CREDENTIALS, DEPARTMENTS, type DepartmentCode } from "./departments.ts";
export type { LedgerLine, PoisonKind } from "./ledger-line.ts";
export type { Richness } from "./richness.ts";
export type { FaultMode, FaultOrder } from "./serve/index.ts";
export { startDepartments, stopDepartments, type RunningDepartment, type StartOrder } from "./start.ts";
