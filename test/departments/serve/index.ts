export { FAULT_MODES, type FaultMode, type FaultOrder } from "./faults.ts";
export { serveDepartment, type Serving } from "./server.ts";
