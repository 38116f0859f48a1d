export { importUnits, unitFileOf } from "./import-units.ts";
export { loadRegister, UnitRegister, UnknownUnit } from "./register.ts";
export { Unit, UnitSuccession } from "./unit.entity.ts";
export { UnitResolver, ViewerScopeResolver } from "./unit.resolver.ts";
export type { UnitContext } from "./unit.resolver.ts";
