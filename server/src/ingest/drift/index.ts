export { DriftWatch } from "./drift.ts";
