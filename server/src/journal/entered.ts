/**
 * How the hub itself came to a fact: a SUCCESSION moved the case from a unit that ended to another; or it was RETOLD, since the register, a manifest or a calendar became another:
 * a version that the hub had was read again, or what was told of a unit that had ended is told of who took over from it.
 */
export type HubCause = "SUCCESSION" | "RETOLD";

/** SQL: a fact `e` of the journal was entered by somebody, and is not what the hub told by itself. */
export const wasEntered = (e: string): string => `${e}.cause is null`;
