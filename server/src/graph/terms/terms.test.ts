import { expect, test } from "vitest";
import { hubSchema } from "../schema.ts";
import { typesWithoutTerm } from "./index.ts";

test("every kind of thing in the graph says what the administration calls it", async () => {
  const schema = await hubSchema();
  expect(typesWithoutTerm(schema)).toEqual([]);
  expect(schema.getType("Directive")?.description).toBe("A direction or expedite notice to units about cases. Tiếng Việt: văn bản chỉ đạo, đôn đốc.");
  expect((await hubSchema()).getType("Directive")?.description?.match(/Tiếng Việt/g)).toHaveLength(1);
});
