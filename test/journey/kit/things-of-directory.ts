import { createHash } from "node:crypto";
import type { Target } from "./matrix.ts";

/** What an entry's `seen` says of a part without rows, as every part of it. */
const NOTHING = createHash("sha256").update("[]").digest("hex").slice(0, 32);
export const NOTHING_SEEN = [NOTHING, NOTHING, NOTHING].join(".");

/** The directory of one's own unit and of another, and reviews of their entries. */
export function thingsOfDirectory(unit: Record<Target, string>): Record<string, Partial<Record<Target, () => string>>> {
  const both = (text: (target: Target) => string): Partial<Record<Target, () => string>> => ({ own: () => text("own"), other: () => text("other") });
  return {
    directory: both((target) => `filter: { unit: "${unit[target]}" }`),
    directoryFile: both((target) => `filter: { unit: "${unit[target]}" }`),
    changeDirectory: both(
      (target) =>
        `input: { key: "00000000-0000-4000-8011-00000000000${target === "own" ? 1 : 2}", unit: "${unit[target]}", from: "2026-03-20", basis: "Quyết định", seen: "${NOTHING_SEEN}", inCharge: [] }`,
    ),
    reviewDirectory: both((target) => `input: { unit: "${unit[target]}", wrong: [] }`),
  };
}
