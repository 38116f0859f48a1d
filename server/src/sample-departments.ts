import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The sample province's department systems, each a process of its own. */
export interface SampleDepartments {
  /** department → base URL */
  addresses: Record<string, string>;
  stop(): Promise<void>;
}

interface Order {
  dir: string;
  seed: number;
  anchor: string;
  rate: number;
  scale: number;
  /** the sample's manifests read the fuller life only */
  richness: "full";
  withParent: true;
}
interface DepartmentsModule {
  startDepartments(order: Order): Promise<{ dept: string; baseUrl: string; stop(): Promise<void> }[]>;
}

/** Starts them from the checkout: they are no part of the hub, which only knows their addresses. */
export async function startSampleDepartments(checkout: string, order: Omit<Order, "richness" | "withParent">): Promise<SampleDepartments> {
  const module = (await import(pathToFileURL(join(checkout, "test", "departments", "index.ts")).href)) as DepartmentsModule;
  const running = await module.startDepartments({ ...order, richness: "full", withParent: true });
  return {
    addresses: Object.fromEntries(running.map((department) => [department.dept, department.baseUrl])),
    stop: async () => void (await Promise.all(running.map((department) => department.stop()))),
  };
}
