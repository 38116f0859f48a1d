declare module "pg-copy-streams" {
  import type { Writable } from "node:stream";
  import type { Submittable } from "pg";

  /** A stream that takes what `COPY … FROM STDIN` shall read. */
  export function from(sql: string): Writable & Submittable;
}
