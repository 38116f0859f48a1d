import type { Target } from "./matrix.ts";

/** The directory of one's own unit and of another, and reviews of their entries. */
export function thingsOfDirectory(unit: Record<Target, string>): Record<string, Partial<Record<Target, () => string>>> {
  const both = (text: (target: Target) => string): Partial<Record<Target, () => string>> => ({ own: () => text("own"), other: () => text("other") });
  return {
    directory: both((target) => `filter: { unit: "${unit[target]}" }`),
    reviewDirectory: both((target) => `input: { unit: "${unit[target]}", wrong: [] }`),
  };
}
