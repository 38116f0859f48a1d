export { beginSweep, closeSweep, tellSweep } from "./sweep.ts";
export { takeTombstones } from "./tombstones.ts";
export { carryOutConfirmed, decideSweep } from "./confirm.ts";
