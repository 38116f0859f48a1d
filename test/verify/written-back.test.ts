import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DepartmentCode } from "../departments/index.ts";
import { type Graph, signIn } from "./graph.ts";
import { aSmallProvince, type SmallProvince } from "./province.fixture.ts";
import { verify } from "./verify.ts";

const OFFICE = { username: "chanhvp", password: "mau-chanh-vp" };
const LIMIT = 120_000;

let province: SmallProvince;
let office: Graph;

beforeAll(async () => {
  province = await aSmallProvince(0.05);
  office = await signIn(province.place, OFFICE);
}, 90_000);
afterAll(() => province?.leave());

interface Asked {
  id: string;
  learnedAt: string;
  possibleChanges: { kind: string; onWorklist: boolean }[];
}

/** An open case of the department whose system can be asked for a comment. */
async function aCaseOf(source: DepartmentCode): Promise<Asked> {
  const { cases } = await office.ask<{ cases: { edges: { node: { rowId: string } }[] } }>(
    `query($source: [String!]) { cases(filter: { open: true, source: $source }, first: 50) { edges { node { rowId: id } } } }`,
    { source },
  );
  for (const { node } of cases.edges) {
    const { case: one } = await office.ask<{ case: Asked }>(`query($id: ID!) { case(id: $id) { id learnedAt possibleChanges { kind onWorklist } } }`, {
      id: node.rowId,
    });
    if (one.possibleChanges.some(({ kind }) => kind === "COMMENT")) return one;
  }
  throw new Error(`${source} has no case to comment on`);
}

async function comment({ id, learnedAt }: Asked, words: string): Promise<void> {
  const { requestCaseChange } = await office.ask<{ requestCaseChange: { __typename: string } }>(
    `mutation($input: RequestCaseChangeInput!) { requestCaseChange(input: $input) { __typename } }`,
    { input: { caseId: id, key: randomUUID(), seen: learnedAt, kind: "COMMENT", words } },
  );
  expect(requestCaseChange.__typename).toBe("CaseChangeQueued");
}

/** How the newest change of a case stands once it is settled, or after a while. */
async function settled(id: string): Promise<string | undefined> {
  for (let look = 0; ; look += 1) {
    const { case: one } = await office.ask<{ case: { changes: { state: string }[] } }>(`query($id: ID!) { case(id: $id) { changes { state } } }`, { id });
    const state = one.changes.at(-1)?.state;
    if (look === 120 || ["VERIFIED", "REFUSED", "CONFLICT", "WORKLIST"].includes(state ?? "")) return state;
    await wait(500);
  }
}

test.each(["tinh", "sxd", "hatang", "eoffice"] as const)(
  "what the office says on a case of %s is entered there and shown by its system",
  { timeout: LIMIT },
  async (source) => {
    const one = await aCaseOf(source);
    await comment(one, "Đề nghị kiểm tra lại hiện trường.");
    expect(await settled(one.id)).toBe("VERIFIED");
  },
);

test.each(["syt", "so-tiepdan"] as const)("what the office says on a case of %s waits on the worklist of its officers", { timeout: LIMIT }, async (source) => {
  const one = await aCaseOf(source);
  expect(one.possibleChanges.every(({ onWorklist }) => onWorklist)).toBe(true);
  await comment(one, "Đề nghị kiểm tra lại hiện trường.");
  expect(await settled(one.id)).toBe("WORKLIST");
});

test("a department that acts and never answers is asked what happened, and acts no second time", { timeout: LIMIT }, async () => {
  await province.department("tinh").control("fault", { mode: "write_timeout", times: 1 });
  const one = await aCaseOf("tinh");
  await comment(one, "Chỉ ghi một lần.");
  expect(await settled(one.id)).toBe("VERIFIED");
});

test("after all of it every number is the one the departments' ledgers tell", { timeout: LIMIT }, async () => {
  expect(await verify(province.place, { hold: false, account: null })).toMatchObject({ differences: 0, lost: 0, doubled: 0, details: [] });
});
