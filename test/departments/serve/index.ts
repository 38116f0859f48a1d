export { type FaultMode, type FaultOrder } from "./faults.ts";
export { serveDepartment } from "./server.ts";
