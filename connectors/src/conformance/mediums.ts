import type { Mishap } from "./script.ts";

/** What can befall a source, by its medium. */
export const MEDIUM = {
  http: ["too often", "down", "login", "missing", "page", "silent", "trickle", "reset", "cut", "bomb", "echo", "unheard", "unanswered"],
  folder: ["down", "missing", "reset", "cut", "bomb"],
  database: ["down", "login", "missing", "silent", "reset"],
} as const satisfies Record<string, readonly Mishap["kind"][]>;
