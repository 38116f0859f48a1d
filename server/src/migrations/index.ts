import { First20261121 } from "./first.ts";
import { QuarantinePlace20261121 } from "./quarantine-place.ts";

/** Every migration, oldest first. */
export const migrations = [
  { name: "20261121-first", class: First20261121 },
  { name: "20261121-quarantine-place", class: QuarantinePlace20261121 },
];
