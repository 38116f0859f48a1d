/** Twice the longest silence between two ticks, and a little for the way: longer means the numbers are old. */
export const STALE_AFTER_MS = 35_000;
/** A stream silent for so long is asked around: one read over HTTP. */
export const ASK_AFTER_MS = 20_000;

export type Socket = "idle" | "connecting" | "open" | "closed";
export type Connection = "connecting" | "live" | "again" | "lost";

/**
 * What the person is told about the connection.
 * @param silentMs milliseconds since the numbers last became newer; null: none came yet
 */
export function connectionOf(socket: Socket, silentMs: number | null): Connection {
  if (silentMs === null) return socket === "closed" ? "again" : "connecting";
  if (silentMs > STALE_AFTER_MS) return "lost";
  return socket === "closed" ? "again" : "live";
}
