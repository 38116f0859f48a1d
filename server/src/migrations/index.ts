import { First20261121 } from "./first.ts";

/** Every migration, oldest first. */
export const migrations = [{ name: "20261121-first", class: First20261121 }];
