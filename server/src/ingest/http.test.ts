import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTcp, type AddressInfo, type Server as TcpServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { HTTP_LIMITS, hostHttp, type HttpLimits } from "./http.ts";

const NOW = Date.parse("2026-11-20T02:00:00Z");
const clock = { now: () => NOW };
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function listening(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  open.push({ close: () => (server.close(), "closeAllConnections" in server && server.closeAllConnections()) });
  return (server.address() as AddressInfo).port;
}
const source = async (answer: RequestListener): Promise<string> => `http://127.0.0.1:${await listening(createServer(answer))}`;

function host(origin: string, limits: Partial<HttpLimits> = {}) {
  const made = hostHttp({ ...HTTP_LIMITS, timeoutMs: 400, origin, ...limits }, clock, new AbortController().signal);
  open.push(made);
  return made.http;
}
const textOf = ({ body }: { body: Uint8Array }) => Buffer.from(body).toString();

describe("a source is asked", () => {
  test("at its own address and at those its manifest allows, nowhere else", async () => {
    const [own, token, other] = [await source((_q, a) => a.end("hồ sơ")), await source((_q, a) => a.end("token")), await source((_q, a) => a.end("lạ"))];
    const http = host(own, { allow: [new URL(token).host] });
    expect([textOf(await http(`${own}/a`)), textOf(await http(`${token}/b`))]).toEqual(["hồ sơ", "token"]);
    for (const url of [other, "https://evil.example/", own.replace("http:", "https:")]) await expect(http(url)).rejects.toMatchObject({ fault: "config" });
    await expect(host("https://so.example", { allow: [new URL(token).host] })(token)).rejects.toMatchObject({ fault: "config" });
  });

  test.each(["169.254.169.254", "[fe80::1]", "[fd00:ec2::254]", "0.0.0.0", "[::ffff:169.254.169.254]", "0xa9fea9fe"])("never at %s", async (address) => {
    await expect(host(`http://${address}`)(`http://${address}/latest/meta-data`)).rejects.toMatchObject({
      fault: "config",
      message: expect.stringMatching(/link-local/),
    });
  });

  test("where its name led when the run began, though the name is turned to another machine meanwhile", async () => {
    const hosts: (string | undefined)[] = [];
    const { port } = new URL(await source((q, a) => (hosts.push(q.headers.host), a.setHeader("connection", "close"), a.end("đúng"))));
    const answers = [[{ address: "127.0.0.1", family: 4 }], [{ address: "127.0.0.99", family: 4 }]];
    let asked = 0;
    const http = host(`http://so.example:${port}`, { resolve: async () => answers[asked++] ?? [] });
    for (let time = 0; time < 3; time += 1) expect(textOf(await http(`http://so.example:${port}/`))).toBe("đúng");
    expect([asked, hosts]).toEqual([1, Array(3).fill(`so.example:${port}`)]);
  });

  test("not at all where its name leads to a metadata service, even beside a good address", async () => {
    const { port } = new URL(await source((_q, a) => a.end("đúng")));
    const resolve = async () => ["127.0.0.1", "169.254.169.254"].map((address) => ({ address, family: 4 }));
    await expect(host(`http://so.example:${port}`, { resolve, tries: 1 })(`http://so.example:${port}/`)).rejects.toMatchObject({ fault: "config" });
  });

  test("and a redirect is told without what signed the request", async () => {
    const origin = await source((_q, a) => a.writeHead(302, { location: "https://khac.example/x?key=mat" }).end());
    await expect(host(origin)(origin)).rejects.toMatchObject({ fault: "config", message: expect.not.stringContaining("mat") });
  });
});

describe("a source that asks to wait", () => {
  test.each([
    ["in seconds", "120", 120_000],
    ["as a date", new Date(NOW + 90_000).toUTCString(), 90_000],
    ["with a date gone by", new Date(NOW - 90_000).toUTCString(), 0],
  ])("%s is left alone for so long", async (_how, wish, waited) => {
    const origin = await source((_q, a) => a.writeHead(429, { "retry-after": wish }).end());
    await expect(host(origin)(origin)).rejects.toMatchObject({ fault: "rate_limited", retryAfterMs: waited });
  });

  test("for a moment is asked again within the run, but a change is sent once", async () => {
    let asked = 0;
    const origin = await source((_q, a) => ((asked += 1) % 2 === 1 ? a.writeHead(429, { "retry-after": "0" }).end() : a.end("xong")));
    expect(textOf(await host(origin)(origin))).toBe("xong");
    await expect(host(origin)(origin, { method: "POST", once: true })).rejects.toMatchObject({ fault: "rate_limited" });
    expect(asked).toBe(3);
  });
});

describe("an answer", () => {
  test("that trickles is given up, though every piece comes in time", async () => {
    const origin = await source((_q, a) => {
      const timer = setInterval(() => a.write("."), 50);
      a.on("close", () => clearInterval(timer));
    });
    await expect(host(origin, { tries: 1 })(origin)).rejects.toMatchObject({ fault: "transient", message: expect.stringMatching(/too slowly/) });
  });

  test("whose headers trickle is given up", async () => {
    const tcp = createTcp((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const timer = setInterval(() => socket.write("X-A: b\r\n"), 50);
      socket.on("close", () => clearInterval(timer)).on("error", () => undefined);
    });
    const origin = `http://127.0.0.1:${await listening(tcp)}`;
    await expect(host(origin, { tries: 1, longestMs: 3_000 })(origin)).rejects.toMatchObject({ fault: "transient" });
  });

  test("that comes fast and never ends is given up in the end", async () => {
    const origin = await source((_q, a) => {
      const timer = setInterval(() => a.write("x".repeat(4000)), 20);
      a.on("close", () => clearInterval(timer));
    });
    await expect(host(origin, { tries: 1, longestMs: 700 })(origin)).rejects.toMatchObject({
      fault: "transient",
      message: expect.stringMatching(/longer than any may/),
    });
  });

  test.each<[string, RequestListener, string]>([
    ["cut off before its length", (_q, a) => (a.writeHead(200, { "content-length": "100" }), a.write("{"), setTimeout(() => a.destroy(), 20)), "transient"],
    ["cut off between chunks", (_q, a) => (a.write("{"), setTimeout(() => a.destroy(), 20)), "transient"],
    ["larger than it may be by its own word", (_q, a) => a.writeHead(200, { "content-length": "2000" }).end("x".repeat(2000)), "data"],
    ["larger than it may be", (_q, a) => (a.write("x".repeat(900)), a.end("x".repeat(900))), "data"],
    ["packed though nobody asked", (_q, a) => a.writeHead(200, { "content-encoding": "gzip" }).end("x"), "data"],
  ])("%s is no answer", async (_what, answer, fault) => {
    const origin = await source(answer);
    await expect(host(origin, { tries: 1, maxBytes: 1000 })(origin)).rejects.toMatchObject({ fault });
  });
});
