import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";

const { resolve } = createRequire(import.meta.url);

export default defineConfig({
  resolve: {
    // One copy of graphql, else "another module or realm".
    alias: [{ find: /^graphql$/, replacement: resolve("graphql") }],
  },
  // Legacy decorators and field definitions as in tsconfig.json, which the transform reads.
  test: {
    globalSetup: "server/bin/test-postgres.ts",
    include: [
      "server/src/**/*.test.ts",
      "server/bin/**/*.test.ts",
      "connectors/**/*.test.ts",
      "dashboard/src/**/*.test.{ts,tsx}",
      "schema/**/*.test.ts",
      "test/**/*.test.ts",
    ],
    exclude: ["**/node_modules/**", "**/dist/**", "**/dist.*/**"],
    // Most of a file is waiting: two at a time also where vitest would run one.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
