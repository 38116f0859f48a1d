import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";

const { resolve } = createRequire(import.meta.url);

const NEVER = ["**/node_modules/**", "**/dist/**", "**/dist.*/**"];

export default defineConfig({
  resolve: {
    // One copy of graphql, else "another module or realm".
    alias: [{ find: /^graphql$/, replacement: resolve("graphql") }],
  },
  // Legacy decorators and field definitions as in tsconfig.json, which the transform reads.
  test: {
    globalSetup: "server/bin/test-postgres.ts",
    projects: [
      {
        extends: true,
        test: {
          name: "hub",
          include: [
            "server/src/**/*.test.ts",
            "server/bin/**/*.test.ts",
            "connectors/**/*.test.ts",
            "dashboard/src/**/*.test.{ts,tsx}",
            "schema/**/*.test.ts",
            "test/**/*.test.ts",
          ],
          exclude: [...NEVER, "test/browser/**"],
          // Most of a file is waiting: two at a time also where vitest would run one.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          exclude: NEVER,
          // After the others and one file at a time: hub, departments, PostgreSQL and browser are processes enough for a small machine.
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
          maxConcurrency: 3,
          // A page waits for people's time-outs. What passed only at a later try is told at the end of the run.
          retry: 2,
        },
      },
    ],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
