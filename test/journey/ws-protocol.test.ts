import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestHub } from "../hub.ts";
import { until } from "../hub.ts";
import type { World } from "../world.ts";
import { aCase, aProvince } from "../world.ts";
import { acknowledged, rawSocket } from "./kit/raw-socket.ts";

const BOARD = "subscription { boardChanged { asOf { event } open } }";

let world: World;
let hub: TestHub;

beforeAll(async () => {
  world = await aProvince({ kept: true }).with(aCase({ id: "one" }));
  hub = world.hub;
});
afterAll(() => world.leave());

describe("a socket of graphql-transport-ws", () => {
  test("that says nothing within three seconds is closed with 4408", async () => {
    const socket = await rawSocket(hub, { cookie: await hub.cookieOf("lanhdao") });
    expect(await socket.ended(6_000)).toMatchObject({ code: 4408 });
  });

  test("that says its init twice is closed with 4429", async () => {
    const socket = await acknowledged(hub);
    socket.send({ type: "connection_init" });
    expect(await socket.ended()).toMatchObject({ code: 4429 });
  });

  test("that subscribes before its init was taken is closed with 4401", async () => {
    const socket = await rawSocket(hub, { cookie: await hub.cookieOf("lanhdao") });
    socket.send({ type: "subscribe", id: "1", payload: { query: BOARD } });
    expect(await socket.ended()).toMatchObject({ code: 4401 });
    expect(socket.received).toEqual([]);
  });

  test("of nobody who is signed in is closed with 4403", async () => {
    const socket = await rawSocket(hub);
    socket.send({ type: "connection_init" });
    expect(await socket.ended()).toMatchObject({ code: 4403 });
    expect(socket.received).toEqual([]);
  });

  test("that uses an id twice is closed with 4409", async () => {
    const socket = await acknowledged(hub);
    for (const id of ["twice", "twice"]) socket.send({ type: "subscribe", id, payload: { query: BOARD } });
    expect(await socket.ended()).toMatchObject({ code: 4409 });
  });

  test.each([
    ["no JSON", "{"],
    ["JSON that is no message", "[1]"],
    ["a type that the protocol does not have", '{"type":"start","id":"1"}'],
    ["a message without a type", '{"id":"1"}'],
    ["a subscription without a document", '{"type":"subscribe","id":"1","payload":{}}'],
    ["a subscription without an id", `{"type":"subscribe","payload":{"query":"${BOARD}"}}`],
  ])("that sends %s is closed with 4400", async (_, message) => {
    const socket = await acknowledged(hub);
    socket.send(message);
    expect(await socket.ended()).toMatchObject({ code: 4400 });
  });

  test("that sends more than 64 KiB at once is closed with 1009", async () => {
    const socket = await acknowledged(hub);
    socket.send({ type: "subscribe", id: "1", payload: { query: BOARD, variables: { long: "a".repeat(70_000) } } });
    expect(await socket.ended()).toMatchObject({ code: 1009 });
  });

  test("is answered a ping by a pong, and a pong that nobody asked for by nothing", async () => {
    const socket = await acknowledged(hub);
    socket.send({ type: "pong" });
    socket.send({ type: "ping", payload: { n: 1 } });
    expect(await socket.message("the pong", ({ type }) => type === "pong")).toEqual({ type: "pong", payload: { n: 1 } });
    expect(socket.received.map(({ type }) => type)).toEqual(["connection_ack", "pong"]);
    socket.close();
  });

  test("is answered a query by one result and its end", async () => {
    const socket = await acknowledged(hub);
    socket.send({ type: "subscribe", id: "q", payload: { query: "{ viewer { username } }" } });
    await socket.message("its end", ({ type }) => type === "complete");
    expect(socket.received.slice(1)).toEqual([
      { type: "next", id: "q", payload: { data: { viewer: { username: "lanhdao" } } } },
      { type: "complete", id: "q" },
    ]);
    socket.close();
  });

  test.each([
    ["cannot be parsed", { query: "subscription {" }, "GRAPHQL_PARSE_FAILED"],
    ["asks for what is not there", { query: "subscription { nothing }" }, "GRAPHQL_VALIDATION_FAILED"],
    ["has several operations and names none", { query: "query a { hub { sample } } query b { hub { sample } }" }, "OPERATION_RESOLUTION_FAILURE"],
    ["names an operation that is not there", { query: BOARD, operationName: "c" }, "OPERATION_RESOLUTION_FAILURE"],
    ["has an unfit variable", { query: "subscription ($u: String) { boardChanged(unit: $u) { open } }", variables: { u: 3 } }, "BAD_USER_INPUT"],
  ])("whose document %s is told by an error of that id alone, and goes on", async (_, document, code) => {
    const socket = await acknowledged(hub);
    socket.send({ type: "subscribe", id: "bad", payload: document });
    const answer = await socket.message("the error", ({ id }) => id === "bad");
    const errors = answer.type === "error" ? answer.payload : (answer.payload as { errors: unknown }).errors;
    expect((errors as { extensions: { code: string } }[]).map(({ extensions }) => extensions.code)).toEqual([code]);
    socket.send({ type: "subscribe", id: "good", payload: { query: BOARD } });
    await socket.message("the board", (message) => message.type === "next" && message.id === "good");
    socket.close();
  });

  test("is told nothing of a subscription that it completed, and may use its id again", async () => {
    const [socket, another] = [await acknowledged(hub), await acknowledged(hub)];
    for (const one of [socket, another]) one.send({ type: "subscribe", id: "b", payload: { query: BOARD } });
    for (const one of [socket, another]) await one.message("the board", ({ type }) => type === "next");
    socket.send({ type: "complete", id: "b" });
    socket.send({ type: "complete", id: "never there" });
    socket.send({ type: "ping" });
    await socket.message("what was said before the pong was heard", ({ type }) => type === "pong");
    const [before, othersBefore] = [socket.received.length, another.received.length];
    world.source.put({ id: "two" });
    await hub.settled();
    await until("the other one is told", () => another.received.length > othersBefore);
    expect(socket.received.length).toBe(before);
    socket.send({ type: "subscribe", id: "b", payload: { query: BOARD } });
    await until("the board again", () => socket.received.length > before);
    expect(socket.closed).toBeNull();
    for (const one of [socket, another]) one.close();
  });

  test("whose client speaks another protocol is not opened", async () => {
    const { WebSocket } = await import("ws");
    const old = new WebSocket(`${hub.url.replace(/^http/, "ws")}/graphql`, "graphql-ws", {
      headers: { origin: hub.url, cookie: await hub.cookieOf("lanhdao") },
    });
    const said = await new Promise<string>((resolve) => old.once("error", (error) => resolve(error.message)).once("open", () => resolve("open")));
    expect(said).toBe("Server sent no subprotocol");
  });
});
