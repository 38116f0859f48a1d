import { readFileSync } from "node:fs";
import { federateSubgraphs, ROUTER_COMPATIBILITY_VERSION_ONE } from "@wundergraph/composition";
import { isObjectType, parse } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSubgraphs } from "../departments/subgraphs/index.ts";
import type { RunningSubgraph } from "../departments/subgraphs/index.ts";

const HUB = readFileSync(new URL("../../schema/hub.subgraph.graphql", import.meta.url), "utf8");
let graphs: RunningSubgraph[];

beforeAll(async () => {
  graphs = await startSubgraphs({ withParent: true });
}, 60_000);
afterAll(() => Promise.all((graphs ?? []).map((one) => one.stop())));

async function toldSdl({ url }: RunningSubgraph): Promise<string> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ told: _service { sdl } }" }),
  });
  return ((await answer.json()) as { data: { told: { sdl: string } } }).data.told.sdl;
}

type Part = { name: string; sdl: string };
const joined = (parts: readonly Part[]): ReturnType<typeof federateSubgraphs> =>
  federateSubgraphs({
    subgraphs: parts.map(({ name, sdl }) => ({ name, url: `http://${name}.example`, definitions: parse(sdl) })),
    version: ROUTER_COMPATIBILITY_VERSION_ONE,
  });

const departments = (): Promise<Part[]> => Promise.all(graphs.map(async (one) => ({ name: one.name, sdl: await toldSdl(one) })));

test("another library than the hub's own joins the hub's graph and the departments', every field of a case in one type", async () => {
  const done = joined([{ name: "hub", sdl: HUB }, ...(await departments())]);
  if (!done.success) throw new AggregateError(done.errors);
  const type = done.federatedGraphClientSchema.getType("Case");
  expect(isObjectType(type) && Object.keys(type.getFields())).toEqual(
    expect.arrayContaining(["id", "reference", "sxdRoadSegment", "sxdLicence", "xaAnPhuFieldVisit"]),
  );
});

test("that library refuses what cannot be joined, and names it", () => {
  const strange = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
    type Query { strange: Int } type Case @key(fields: "id") { id: ID! reference: Int }`;
  const done = joined([
    { name: "hub", sdl: HUB },
    { name: "strange", sdl: strange },
  ]);
  expect(done.success ? "" : done.errors.map(({ message }) => message).join("\n")).toContain("Case.reference");
});
