import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aRow, HEADERS, REGISTER } from "../../connectors/src/sheet/register.fixture.ts";
import { csv } from "../../connectors/src/sheet/write.fixture.ts";
import type { Written } from "../../connectors/src/sheet/write.fixture.ts";
import type { Manifest } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { findOpenSsh, startSftp } from "./kit/openssh.ts";
import type { SftpServer } from "./kit/openssh.ts";
import { boardOf, sourceOf, theCase } from "./kit/reading.ts";

const openSsh = await findOpenSsh();
const missing = "missing" in openSsh ? openSsh.missing : null;
const SETTLE_MS = 30_000;
const register = (...rows: Written[][]) => csv([HEADERS, ...rows] as string[][]);

describe.skipIf(missing !== null)(`registers on an SFTP server of OpenSSH${missing === null ? "" : ` (did not run: ${missing})`}`, () => {
  let server: SftpServer;
  let world: World;
  beforeAll(async () => {
    if ("missing" in openSsh) throw new Error(openSsh.missing);
    server = await startSftp(openSsh);
    world = await aProvince({ kept: true }).with();
  }, 180_000);
  afterAll(async () => {
    await world.leave();
    await server.leave();
  }, 60_000);

  const manifestOf = (id: string, secrets: Record<string, string>): Manifest => ({
    id,
    name: { vi: "Sổ tiếp công dân", en: "Register of visitors" },
    kind: "sheet",
    owner: "X-ANPHU",
    zone: "Asia/Ho_Chi_Minh",
    baseUrl: server.url,
    allow: [],
    everySeconds: 5,
    staleAfterSeconds: 600,
    frozen: false,
    secrets,
    config: { ...REGISTER, files: { pattern: `${id}*` } },
  });
  const read = async (): Promise<void> => {
    await world.hub.settled();
    await world.hub.now(SETTLE_MS);
    await world.hub.settled();
  };

  test("are read, and read again when they were replaced; while the server is away nothing is lost, and it is told", async () => {
    const { hub } = world;
    await hub.connect(manifestOf("so", { hostKey: server.hostKey, privateKey: server.privateKey }));
    writeFileSync(join(server.folder, "so.csv"), register(aRow("1"), aRow("2")));
    await read();
    expect(await sourceOf(hub, "so")).toMatchObject({ cases: 2, quarantined: 0, lastProblem: null });
    expect(await boardOf(hub)).toMatchObject({ open: 2 });

    await server.stop();
    writeFileSync(join(server.folder, "so.csv"), register(aRow("1", { "Ngày trả lời": "13/03/2026" }), aRow("2"), aRow("3")));
    await read();
    expect(await sourceOf(hub, "so")).toMatchObject({ cases: 2, lastProblem: expect.stringContaining("SFTP server cannot be reached") });
    expect(await theCase(hub, "1")).toMatchObject({ stage: "ASSIGNED" });

    await server.start();
    await read();
    expect(await sourceOf(hub, "so")).toMatchObject({ cases: 3, lastProblem: null, consecutiveFailures: 0 });
    expect(await theCase(hub, "1")).toMatchObject({ stage: "ANSWERED" });
  }, 120_000);

  test.each<[string, () => Record<string, string>, () => RegExp]>([
    [
      "no key was pinned",
      () => ({ privateKey: server.privateKey }),
      () => new RegExp(`the server shows the key ${literally(server.hostKey)}; secrets.hostKey names none`),
    ],
    ["another key was pinned", () => ({ hostKey: "SHA256:abc", privateKey: server.privateKey }), () => /secrets.hostKey pins another/],
    ["our key is a stranger's", () => ({ hostKey: server.hostKey, privateKey: server.strangersKey }), () => /refused our credentials/],
    ["there is no key of ours", () => ({ hostKey: server.hostKey }), () => /expected a password or a privateKey/],
  ])(
    "are not read when %s",
    async (name, secrets, problem) => {
      const id = name.replaceAll(/[^a-z]/g, "-");
      await world.hub.connect(manifestOf(id, secrets()));
      await world.hub.settled();
      const source = await sourceOf(world.hub, id);
      expect(source).toMatchObject({ cases: 0, lastProblem: expect.stringMatching(problem()) });
      expect(source.lastProblem).not.toContain("PRIVATE KEY");
    },
    60_000,
  );
});

function literally(text: string): string {
  return text.replaceAll(/[^\w:]/g, "\\$&");
}
