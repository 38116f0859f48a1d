import type { Hub } from "./hub.ts";

/** Everything a run leaves behind that a person may come to see: logs, rejects, checkpoint, records, its fault with all its causes. */
export function tracesOf(hub: Hub<unknown>, fault: unknown): string[] {
  return [
    JSON.stringify(hub.context.logged),
    JSON.stringify([...hub.rejects]),
    ...hub.raws,
    JSON.stringify(hub.checkpoint),
    JSON.stringify([...hub.records.values()]),
    ...causesOf(fault),
  ];
}

function causesOf(fault: unknown): string[] {
  if (!(fault instanceof Error)) return [];
  return [`${fault.message} ${JSON.stringify(fault)}`, ...causesOf(fault.cause)];
}
