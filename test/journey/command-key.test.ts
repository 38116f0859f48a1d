import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked, dataFolder, hubCommand } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";

interface ShownKey {
  id: string;
  state: string;
  unit: string;
  operations: string[];
  token?: string;
}

const OPEN = asked<{ board: { open: number } }>("query ($unit: String) { board(unit: $unit) { open } }");
const KEYS = asked<{ apiKeys: { id: string; state: string; name: string }[] }>("{ apiKeys { id state name } }");
const APPROVE = asked<{ approveApiKey: { __typename: string } }>("mutation ($input: ApiKeyInput!) { approveApiKey(input: $input) { __typename } }");
const OF_FIGURES = ["--name", "Trang số liệu", "--unit", "SXD", "--operations", "board,boardChanged"];

let world: World;
beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    aCase({ id: "ours", lead: "SXD" }),
    aCase({ id: "ours-too", lead: "SXD" }),
    aCase({ id: "theirs", lead: "SYT" }),
  );
}, 60_000);
afterAll(() => world?.leave());

async function command(...args: string[]): Promise<{ code: number | null | undefined; stdout: string; stderr: string }> {
  const { url, adminUrl, keyFile } = world.hub.database;
  const { ended, stdout, stderr } = await hubCommand(["key", ...args], {
    DATABASE_URL: url,
    DATABASE_ADMIN_URL: adminUrl,
    HUB_KEY_FILE: keyFile,
    DATA_DIR: dataFolder(),
  });
  return { code: ended?.code, stdout, stderr };
}

async function told<Told>(...args: string[]): Promise<Told> {
  const { code, stdout, stderr } = await command(...args, "--json");
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as Told;
}

/** The code of what stands against a question by this key; undefined: nothing. */
async function refusal(token: string): Promise<unknown> {
  const { errors } = await world.hub.post({ query: OPEN.text, variables: { unit: "SXD" } }, { authorization: `Bearer ${token}` });
  return errors[0]?.extensions?.["code"];
}

describe("a key made on the command line", () => {
  test("asks what it covers from then on, is listed without its secret, and ends when it is revoked", async () => {
    const { token = "", ...key } = await told<ShownKey>("new", ...OF_FIGURES);
    expect(key).toMatchObject({ state: "ACTIVE", unit: "SXD", operations: ["board", "boardChanged"] });
    const answer = await world.hub.post<{ board: { open: number } }>({ query: OPEN.text, variables: { unit: "SXD" } }, { authorization: `Bearer ${token}` });
    expect(answer.data).toEqual({ board: { open: 2 } });
    const listed = await command("list", "--json");
    expect(JSON.parse(listed.stdout)).toMatchObject([{ id: key.id, state: "ACTIVE" }]);
    expect(listed.stdout).not.toContain(token);
    expect((await command("list")).stdout).toMatch(new RegExp(`^${key.id}  ACTIVE +SXD  .* Trang số liệu$`, "m"));
    expect((await world.hub.ask(KEYS, {}, "cntt")).apiKeys).toMatchObject([{ id: key.id, state: "ACTIVE", name: "Trang số liệu" }]);
    expect((await told<ShownKey>("revoke", key.id)).state).toBe("REVOKED");
    expect(await refusal(token)).toBe("UNAUTHENTICATED");
    const acts = await world.hub.database.sql<{ act: string }>("select act from audit_entry where body::jsonb->'subject'->>'id' = $1 order by number", [
      key.id,
    ]);
    expect(acts.map(({ act }) => act)).toEqual(["createApiKey", "revokeApiKey"]);
  }, 60_000);

  test("that reads cases waits for a leader or the chief of office", async () => {
    const { token = "", id, state } = await told<ShownKey>("new", "--name", "Cổng hồ sơ", "--unit", "SXD", "--operations", "board,cases");
    expect(state).toBe("WAITING");
    expect(await refusal(token)).toBe("UNAUTHENTICATED");
    expect((await world.hub.ask(APPROVE, { input: { id } }, "lanhdao")).approveApiKey.__typename).toBe("ApiKey");
    expect(await refusal(token)).toBeUndefined();
  }, 60_000);

  test.each([
    ["a unit that the register does not know", ["new", ...OF_FIGURES.with(3, "KHONG-CO")], /the register has no unit KHONG-CO/],
    ["an operation that no key covers", ["new", ...OF_FIGURES.with(5, "board,signIn")], /--operations.*expected some of .*boardChanged/],
    ["a name of spaces", ["new", ...OF_FIGURES.with(1, "  ")], /name: /],
    ["more days than a year", ["new", ...OF_FIGURES, "--days", "400"], /expiresAt: /],
    ["days that are no number", ["new", ...OF_FIGURES, "--days", "mai"], /--days.*expected a whole number/],
    ["a key that does not exist", ["revoke", "khong-co"], /there is no key khong-co/],
  ])(
    "is refused for %s, says why, and nothing is written",
    async (_what, args, why) => {
      const count = async (): Promise<unknown> =>
        world.hub.database.sql("select (select count(*) from api_key) as keys, (select count(*) from audit_entry) as entries");
      const before = await count();
      const { code, stdout, stderr } = await command(...args);
      expect([code === 0, stdout, stderr]).toEqual([false, "", expect.stringMatching(why)]);
      expect(await count()).toEqual(before);
    },
    60_000,
  );
});
