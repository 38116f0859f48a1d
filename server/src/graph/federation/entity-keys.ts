/** The hub's entities and the keys that other graphs may name them by; no more of an entity than these is ever told to another graph. */
export const ENTITY_KEYS: Readonly<Record<string, readonly string[]>> = { Case: ["id", "reference"], Unit: ["code"], Source: ["code"] };
