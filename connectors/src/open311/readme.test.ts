import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { configSchema } from "./config.ts";
import { open311 } from "./index.ts";

test("a manifest as the README writes it is accepted, and can ask for what it says", () => {
  const readme = readFileSync(new URL("README.md", import.meta.url), "utf8");
  const { kind, config } = parse(/```yaml\n([^]*?)```/.exec(readme)?.[1] ?? "") as { kind: string; config: object };
  const parsed = configSchema.safeParse(config);
  expect([kind, parsed.error?.issues ?? []]).toEqual(["open311", []]);
  expect(open311.capabilities(configSchema.parse(config))).toMatchObject({ deletes: "none", write: ["COMMENT", "CLOSE"] });
});
