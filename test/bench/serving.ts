import type { ServeOptions } from "../../server/src/serve.ts";

/** How a bench has a hub of its own answer: on some port of the loopback, reading no sources. */
export const ANSWERING = {
  host: "127.0.0.1",
  port: 0,
  tickMs: 1_000,
  role: "api",
  dashboard: null,
  about: { sample: false, provinceName: "", sampleAccounts: [] },
} as const satisfies Partial<ServeOptions>;
