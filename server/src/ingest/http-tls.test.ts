import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HTTP_LIMITS, hostHttp } from "./http.ts";
import { identityOf } from "./net/index.ts";

const folder = mkdtempSync(join(tmpdir(), "tls-"));
const pem = (name: string) => readFileSync(join(folder, name), "utf8");
const openssl = (...words: string[]) => execFileSync("openssl", words, { cwd: folder, stdio: "pipe" });

/** An authority of the province's own, a certificate of the source for 127.0.0.1 and one of the hub. */
function certify(): boolean {
  const ec = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  try {
    openssl("req", "-x509", ...ec, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=CA mau");
    for (const [name, subject, alternative] of [
      ["so", "/CN=so", "subjectAltName=IP:127.0.0.1"],
      ["hub", "/CN=hub", "subjectAltName=DNS:hub"],
    ] as const)
      openssl(
        "req",
        "-x509",
        ...ec,
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-keyout",
        `${name}.key`,
        "-out",
        `${name}.pem`,
        "-subj",
        subject,
        "-addext",
        alternative,
      );
    return true;
  } catch {
    return false; // no openssl here: the tests say so
  }
}
const certified = certify();

describe.skipIf(!certified)(`a source over TLS${certified ? "" : " (not run: no openssl 3 command on this machine)"}`, () => {
  let origin = "";
  const server = createServer({ requestCert: true, rejectUnauthorized: false }, (request, response) => {
    const socket = request.socket as TLSSocket;
    response.writeHead(socket.authorized ? 200 : 403).end(socket.authorized ? String(socket.getPeerCertificate().subject.CN) : "");
  });
  beforeAll(async () => {
    server.setSecureContext({ key: pem("so.key"), cert: pem("so.pem"), ca: pem("ca.pem") });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function asked(secrets: Record<string, string>): Promise<string> {
    const { http, close } = hostHttp({ ...HTTP_LIMITS, tries: 1, origin, identity: identityOf(secrets) }, { now: () => 0 }, new AbortController().signal);
    try {
      return Buffer.from((await http(origin)).body).toString();
    } finally {
      await close();
    }
  }

  test("is trusted by the authority its secret names, and knows the hub by its certificate", async () => {
    expect(await asked({ ca: pem("ca.pem"), clientCertificate: pem("hub.pem"), clientKey: pem("hub.key") })).toBe("hub");
  });

  test("is not trusted without it, and refuses a hub without a certificate", async () => {
    await expect(asked({})).rejects.toMatchObject({ fault: "config", message: expect.stringMatching(/secret ca/) });
    await expect(asked({ ca: pem("ca.pem") })).rejects.toMatchObject({ fault: "auth" });
  });

  test("with a broken certificate of ours is told as such", async () => {
    await expect(asked({ ca: pem("ca.pem"), clientCertificate: "x", clientKey: "y" })).rejects.toMatchObject({ fault: "config" });
  });
});
