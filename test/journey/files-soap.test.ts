import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { aScan } from "../../server/src/platform/files/made.fixture.ts";
import { manifestOf } from "../../server/src/source/index.ts";
import { aDepartment } from "../departments/a-department.ts";
import { SAMPLE_FOLDER, asked, startHub, until } from "../hub.ts";
import { upload } from "./kit/files.ts";
import { overhearing } from "./kit/overhearing.ts";
import { sends } from "./kit/writing.ts";

const CASE = asked<{
  case: { learnedAt: string; stage: string; unit: { code: string }; possibleChanges: { kind: string; files: object | null }[]; changes: { state: string }[] };
}>("query ($id: ID!) { case(id: $id) { learnedAt stage unit { code } possibleChanges { kind files { most mostBytes } } changes { state } } }");
const REQUEST = asked<{ requestCaseChange: { __typename: string } }>(
  "mutation ($input: RequestCaseChangeInput!) { requestCaseChange(input: $input) { __typename ... on Problem { message } } }",
);
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

test("a file goes to the provincial document system in its SOAP message byte for byte, and is confirmed when that shows the result", async () => {
  const { department, leave } = await aDepartment("eoffice", { scale: 0.6, richness: "full" });
  const way = await overhearing(department.baseUrl);
  const hub = await startHub();
  onTestFinished(async () => {
    await hub.leave();
    await way.close();
    await leave();
  }, 30_000);
  const manifest = manifestOf(readFileSync(join(SAMPLE_FOLDER, "sources", "eoffice.yaml"), "utf8"));
  await hub.connect({ ...manifest, baseUrl: way.baseUrl });
  await hub.settled();
  const [found] = await hub.database.sql<{ id: string; reference: string; unit: string }>(
    `select c.id, c.reference, u.code as unit from feedback_case c join unit u on u.id = c.unit_id where c.stage = 'IN_PROGRESS' and c.open order by c.id limit 1`,
  );
  if (found === undefined) throw new Error("the sample has no case under way");
  const head = await hub.account("UNIT_HEAD", found.unit);
  const before = (await hub.ask(CASE, { id: found.id }, head)).case;
  expect(before.possibleChanges.find(({ kind }) => kind === "RECORD_RESULT")).toMatchObject({ files: { most: 1, mostBytes: 10 * 2 ** 20 } });
  const scan = { name: "Công văn trả lời.pdf", bytes: aScan(1_500_000) };
  const taken = await upload(hub, { id: found.id }, scan, head);
  expect(taken).toMatchObject({ status: 201 });
  const input = {
    caseId: found.id,
    key: randomUUID(),
    seen: before.learnedAt,
    kind: "RECORD_RESULT",
    words: "Đã trả lời công dân bằng văn bản",
    files: [taken.id],
  };
  expect((await hub.ask(REQUEST, { input }, head)).requestCaseChange).toMatchObject({ __typename: "CaseChangeQueued" });
  await sends(hub);
  const message = way.bodies.find((body) => body.includes("KyVanBan")) ?? "";
  const sent = Buffer.from(/<[\w:]*noiDung>([^<]+)</.exec(message)?.[1] ?? "", "base64");
  expect([message.includes("Công văn trả lời.pdf"), sent.length, hashOf(sent)]).toEqual([true, scan.bytes.length, hashOf(scan.bytes)]);
  await until(
    "the source shows it",
    async () => {
      await hub.settled();
      return (await hub.ask(CASE, { id: found.id }, head)).case.changes[0]?.state === "VERIFIED";
    },
    30_000,
  );
  expect((await hub.ask(CASE, { id: found.id }, head)).case.stage).toBe("RESOLVED");
}, 120_000);
