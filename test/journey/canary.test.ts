import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROLES } from "@dau-moi/schema";
import type { GraphQLSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hubSchema } from "../../server/src/graph/index.ts";
import { asked, dataFolder, hubCommand, until } from "../hub.ts";
import type { TestHub, Watching } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { identity, leaksIn, leaksInDatabase, selfTold } from "./kit/canaries.ts";
import { idOf } from "./kit/reading.ts";
import { pairedScreen } from "./kit/screen.ts";
import { COMBINATIONS, REASON, argumentsOf, fullCase } from "./kit/told-everywhere.ts";
import { everyDocument, fieldsAsked, fieldsOf } from "./kit/whole-graph.ts";
import type { RootDocument } from "./kit/whole-graph.ts";

const AT_PROVINCE = ["LEADER", "INSPECTOR", "SYSTEM_OPERATOR", "EMULATION_SECRETARY"];
let world: World;
let schema: GraphQLSchema;
let documents: RootDocument[];
let ids: Record<string, string>;
const people = new Map<string, string | null>([["nobody", null]]);
const sockets: Watching<unknown>[] = [];
/** every answer that was given, by what was asked and as whom */
const answers: { to: string; body: string; query: string }[] = [];

async function prepared(): Promise<void> {
  world = await aProvince({ kept: true }).with(
    ...COMBINATIONS.map((confidential, n) => fullCase(`mix-${n}`, n, confidential)),
    fullCase("forgotten", 8, []),
    fullCase("held", 9, [], { row: { state: "trạng thái lạ" } }),
    fullCase("words", 10, ["name", "phone"], { row: { way: `${identity(10).name} ${identity(10).phone}` } }),
  );
  world.source.put(fullCase("nameless", 11, [], { row: { id: null, way: selfTold(identity(11), 89) } }));
  await world.hub.settled();
  schema = await hubSchema();
  documents = everyDocument(schema);
  for (const role of ROLES) people.set(role, await world.hub.account(role, AT_PROVINCE.includes(role) ? "TINH" : "SXD"));
  people.set("chief of the office", await world.hub.account("OFFICE_CHIEF", "VPUB", "chanh.vp"));
  for (const account of ["giu.cho", "quen.mat.khau"]) await world.hub.account("FOCAL_OFFICER", "SXD", account);
  const known = ["mix-0", "mix-1", "mix-3", "mix-7", "forgotten", "words"];
  ids = Object.fromEntries(await Promise.all(known.map(async (id) => [id, await idOf(world.hub, id)] as const)));
}

async function asksEverything(): Promise<void> {
  // who was forgotten is nobody's name any more: what is told of him comes before
  const last = ["eraseSubmitter", "signOut"];
  for (const { name, operation, text } of documents.toSorted((a, b) => last.indexOf(a.name) - last.indexOf(b.name))) {
    if (operation === "subscription") continue;
    for (const [role, who] of people) {
      for (const args of argumentsOf(name, ids)) {
        const cookie = who === null ? null : name === "signOut" ? await world.hub.signIn(who) : await world.hub.cookieOf(who);
        const { body } = await world.hub.post({ query: text(args) }, cookie === null ? {} : { cookie });
        answers.push({ to: `${name} as ${role}`, body, query: text(args) });
      }
    }
  }
}

/** Everything that somebody could send and that must not come back from the log or the database. */
async function sendsNonsense(hub: TestHub): Promise<void> {
  const told = selfTold(identity(0), 95);
  const cookie = await hub.cookieOf("lanhdao");
  for (const query of [
    `{ case(id: ${JSON.stringify(told)}) { id } }`,
    `{ cases(after: ${JSON.stringify(Buffer.from(told).toString("base64url"))}) { totalCount } }`,
    `{ cases(asOf: ${JSON.stringify(told)}) { totalCount } }`,
    `{ unit(code: ${JSON.stringify(told)}) { code } }`,
    `{ ${told} }`,
    `mutation { signIn(input: { username: ${JSON.stringify(told)}, password: ${JSON.stringify(told)} }) { __typename } }`,
    `mutation { revealSubmitter(input: { caseId: ${JSON.stringify(told)}, items: [NAME], reason: ${REASON}, purpose: INSPECTION }) { __typename } }`,
  ])
    await hub.post({ query }, { cookie });
  await fetch(`${hub.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", cookie }, body: `{"query": ${told}` });
  await fetch(`${hub.url}/graphql?q=${encodeURIComponent(told)}`, { method: "POST", headers: { "content-type": "text/plain" }, body: told });
}

beforeAll(async () => {
  await prepared();
  const watched = documents.filter((one) => one.operation === "subscription");
  const ofScreens = (one: RootDocument): boolean => one.name === "wallChanged";
  world.hub.comesBy("a screen", (await pairedScreen(world.hub)).cookie);
  for (const one of watched.filter(ofScreens)) sockets.push(await world.hub.watch(asked<unknown>(one.text("")), {}, "a screen"));
  for (const who of ["lanhdao", "thanhtra", "giamdoc.sxd"])
    for (const one of watched.filter((any) => !ofScreens(any))) sockets.push(await world.hub.watch(asked<unknown>(one.text("")), {}, who));
  await asksEverything();
  await sendsNonsense(world.hub);
  world.clock.advance(60_000);
  for (const [n, confidential] of COMBINATIONS.entries()) world.source.put(fullCase(`mix-${n}`, n, confidential, { urgent: true }));
  await world.hub.settled();
  await until("the changes are told", () => sockets.filter((one) => JSON.stringify(one.frames).includes("CaseChange_case")).length >= 3, 20_000);
}, 600_000);
afterAll(() => world?.leave());

describe("who sent a case, told in every field a source can fill", () => {
  test("is asked for in every field of the graph, by a document made of the schema", () => {
    const askedFor = fieldsAsked(documents.map((one) => one.text("")));
    expect(fieldsOf(schema).filter((field) => !askedFor.has(field))).toEqual([]);
    expect(answers.filter(({ body }) => body.includes("VALIDATION_FAILED") || body.includes("DOCUMENT_TOO_LARGE")).map(({ to, body }) => [to, body])).toEqual(
      [],
    );
    expect(answers.length).toBeGreaterThan(documents.length * people.size);
  });

  test("is in no answer to anybody, but where an act with the right shows it", () => {
    // a view of one's own that one named so oneself is said back to nobody else
    const others = answers.filter(({ to }) => !to.startsWith("saveView as ") && !to.startsWith("saveBoard as "));
    const leaking = others.filter(({ body }) => leaksIn(body).length > 0).map(({ to, body }) => [to, ...leaksIn(body)]);
    expect(leaking.filter(([to]) => !to?.startsWith("revealSubmitter as "))).toEqual([]);
    // named one by one: who holds an open case, or says why
    expect([...new Set(leaking.map(([to]) => to))]).toEqual(
      [
        "LEADER",
        "UNIT_HEAD",
        "FOCAL_OFFICER",
        "DIVISION_HANDLER",
        "HOTLINE_HOLDER",
        "INTAKE_OPERATOR",
        "OFFICE_CHIEF",
        "CITIZEN_RECEPTION_BOARD",
        "chief of the office",
      ]
        .map((role) => `revealSubmitter as ${role}`)
        .toSorted((a, b) => [...people.keys()].indexOf(a.slice(19)) - [...people.keys()].indexOf(b.slice(19))),
    );
    expect(new Set(leaking.map(([to]) => to)).has("revealSubmitter as INSPECTOR")).toBe(false);
  });

  test("is in no frame of a socket", () => {
    const frames = sockets.flatMap((one) => one.frames.map((frame) => JSON.stringify(frame)));
    expect(frames.length).toBeGreaterThan(10);
    expect(frames.flatMap(leaksIn)).toEqual([]);
    expect(sockets.flatMap((one) => one.errors)).toEqual([]);
  });

  test("is in no line of the log, at any level", () => {
    expect(world.hub.log.length).toBeGreaterThan(0);
    expect(world.hub.log.flatMap(leaksIn)).toEqual([]);
  });

  test("is in no column of the whole database but sealed", async () => {
    const [{ n } = { n: 0 }] = await world.hub.database.sql<{ n: number }>("select count(*)::int as n from audit_text");
    expect(n).toBeGreaterThan(3);
    expect(await world.hub.database.sql("select from quarantine where resolved_at is null")).not.toHaveLength(0);
    expect(await world.hub.database.sql("select from urging")).not.toHaveLength(0);
    expect(await leaksInDatabase(world.hub.database)).toEqual([]);
  });

  test("is in nothing that the command line says or leaves behind", async () => {
    const folder = dataFolder();
    const environment = {
      DATABASE_URL: world.hub.database.url,
      DATABASE_ADMIN_URL: world.hub.database.adminUrl,
      HUB_KEY_FILE: world.hub.database.keyFile,
      DATA_DIR: folder,
      AUDIT_CHECKPOINT_DIRS: join(folder, "a"),
      LOG_LEVEL: "trace",
    };
    const said: string[] = [];
    for (const args of [
      "board",
      "board --json",
      "source list",
      "source list --json",
      "account list --json",
      "audit checkpoint",
      "audit verify --json",
      "audit public-key",
    ]) {
      const { ended, stdout, stderr } = await hubCommand(args.split(" "), environment);
      expect([args, ended?.code, stderr]).toEqual([args, 0, expect.anything()]);
      said.push(stdout, stderr);
    }
    const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(left.length).toBeGreaterThan(1);
    const files = left.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
    expect([...said, ...files].flatMap(leaksIn)).toEqual([]);
  }, 120_000);
});

describe("the search for canaries", () => {
  const own = identity(0);
  test.each([
    ["plain", own.name],
    ["in small letters without marks", "khuyech truong sam an"],
    ["decomposed", own.name.normalize("NFD")],
    ["a number in groups", "+84 (987) 651-200"],
    ["an identity number in groups", "079 185 001 200"],
    ["a plate in small letters", "29f1 98700"],
    ["Base64", Buffer.from(JSON.stringify({ name: own.name })).toString("base64")],
    ["Base64 of an address", Buffer.from(`xx ${own.email}`).toString("base64url")],
    ["hexadecimal", `\\x${Buffer.from(own.name).toString("hex")}`],
    ["in an address", `/tim?q=${encodeURIComponent(own.name)}`],
    ["escaped JSON", JSON.stringify(own.name).replaceAll(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)],
  ])("finds one that is %s", (_, text) => {
    expect(leaksIn(`trước ${text} sau`)).not.toEqual([]);
  });

  test("finds one that somebody put into a column", async () => {
    const { database } = world.hub;
    expect(await leaksInDatabase(database)).toEqual([]);
    await database.sql("update unit_version set name = name || $1 where unit_id = (select id from unit where code = 'SYT')", [` ${own.phone}`]);
    expect((await leaksInDatabase(database)).map((one) => one.split(":")[0])).toEqual(["public.unit_version"]);
    await database.sql("update unit_version set name = replace(name, $1, '') where unit_id = (select id from unit where code = 'SYT')", [` ${own.phone}`]);
  });
});
