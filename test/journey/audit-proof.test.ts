import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditProofOf, proofFaults, writeCheckpoint } from "../../server/src/audit/index.ts";
import { fixedClock } from "../../server/src/platform/now.ts";
import { asked, startHub } from "../hub.ts";
import type { TestHub } from "../hub.ts";

const clock = fixedClock(Date.parse("2026-03-16T02:00:00Z"));
const CHAIN = asked<{ auditChain: { streams: { stream: string; entries: number }[] } }>("{ auditChain { streams { stream entries } } }");
const LOOK = asked("{ auditEntries { totalCount } }");
let folder: string;
let hub: TestHub;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dau-moi-proof-"));
  hub = await startHub({ clock, auditFolders: [folder] });
  for (let look = 0; look < 6; look += 1) await hub.ask(LOOK, {}, "thanhtra");
}, 60_000);
afterAll(() => hub?.leave());

interface Proof {
  at?: string;
  base64?: string;
  entries?: number;
  checkpoints?: number;
}
const PROOF = asked<{ auditProof: Proof }>(
  "query ($input: AuditProofInput!) { auditProof(input: $input) { __typename ... on InspectionRefused { at } ... on AuditProof { base64 entries checkpoints } } }",
);

test("a proof of a range holds by itself with the key that signed its checkpoints, and breaks when anything of it is changed", async () => {
  await expect(hub.ask(PROOF, { input: { stream: "access", from: 1, to: 1 } }, "lanhdao")).rejects.toThrow("FORBIDDEN");
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const place = join(folder, "proof");
  mkdirSync(place);
  await writeCheckpoint({ database: hub.hub.database, clock, folders: [place], key: privateKey });
  const { streams } = (await hub.ask(CHAIN, {}, "thanhtra")).auditChain;
  const to = streams.find(({ stream }) => stream === "access")?.entries ?? 0;
  const proven = async (from: number): Promise<string> => {
    const proof = await hub.hub.database.read((tx) => auditProofOf(tx, "access", [from, to], [place]));
    return JSON.stringify(proof);
  };
  const text = await proven(3);
  expect(proofFaults(text, publicKey)).toEqual([]);
  expect(proofFaults(text.replace("readAudit", "readNothing"), publicKey)).not.toEqual([]);
  expect(proofFaults(text, generateKeyPairSync("ed25519").publicKey)).toEqual(["a checkpoint does not bear the signature of this key"]);
  expect(proofFaults("{}", publicKey)).toEqual(["this is no proof of the audit chain"]);
  const { auditProof } = await hub.ask(PROOF, { input: { stream: "access", from: 3, to } }, "thanhtra");
  expect(auditProof).toMatchObject({ entries: to - 2 });
  const file = Buffer.from(auditProof.base64 ?? "", "base64").toString("utf8");
  expect(JSON.parse(file)).toMatchObject({ stream: "access", entries: (JSON.parse(text) as { entries: unknown[] }).entries });
  const refusedAt = async (from: number, last: number) => (await hub.ask(PROOF, { input: { stream: "access", from, to: last } }, "thanhtra")).auditProof.at;
  expect([await refusedAt(0, 1), await refusedAt(2, 1), await refusedAt(1, 5001), await refusedAt(1, 4999)]).toEqual(["from", "from", "to", "to"]);
});
