/**
 * How the hub itself came to a fact: a SUCCESSION moved the case from a unit that ended to another; or a version that it had already was read again, RETOLD, since the register,
 * a manifest or a calendar became another.
 */
export type HubCause = "SUCCESSION" | "RETOLD";

/** SQL: a fact `e` of the journal was entered by somebody, and is not what the hub told by itself. */
export const wasEntered = (e: string): string => `${e}.cause is null`;
