export { applyChange } from "./apply.ts";
export { probeChange } from "./probe.ts";
