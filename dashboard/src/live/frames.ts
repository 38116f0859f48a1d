/** The point a board was counted at: journal event number and RFC 3339 instant in UTC. */
export interface Point {
  event: number;
  instant: string;
}

/** A later point: neither event nor instant goes back, and one of them goes on. */
export function isNewer(shown: Point, frame: Point): boolean {
  const event = frame.event - shown.event;
  const time = Date.parse(frame.instant) - Date.parse(shown.instant);
  return event >= 0 && time >= 0 && (event > 0 || time > 0);
}

/** The board to keep: what comes late, or twice, never replaces what is shown. Fields of the same point complete each other. */
export function newerBoard<B extends { asOf: Point }>(shown: B | undefined, frame: B): B {
  if (!shown || isNewer(shown.asOf, frame.asOf)) return frame;
  const samePoint = shown.asOf.event === frame.asOf.event && shown.asOf.instant === frame.asOf.instant;
  return samePoint ? { ...shown, ...frame } : shown;
}
