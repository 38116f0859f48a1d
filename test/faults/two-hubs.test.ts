import { expect, test } from "vitest";
import { asked, startHubProcess, until } from "../hub.ts";
import type { HubProcess } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import { BOARD, CASE_CHANGED } from "../journey/kit/documents.ts";
import type { CaseChange } from "../journey/kit/documents.ts";

type Changed = { caseChanged: CaseChange };
const LIMIT_MS = 90_000;

test("two hubs on one database tell the same changes; one is killed, the other goes on, and who lost his comes back to it with what he missed", async () => {
  const { hub, source } = await aProvince().with(aCase({ id: "one", lead: "SXD" }), aCase({ id: "two", lead: "SXD" }));
  const { database } = hub;
  await hub.close();
  await database.sql("update source set every_seconds = 1");
  const environment = { DATABASE_URL: database.url, HUB_KEY_FILE: database.keyFile, SAMPLE: "off", TICK_MS: "200", LOG_LEVEL: "error" };
  const start = (): Promise<HubProcess> => startHubProcess(environment, LIMIT_MS);
  const [first, second] = await Promise.all([start(), start()]);
  try {
    const [atFirst, atSecond] = [await first.watch(CASE_CHANGED), await second.watch(CASE_CHANGED)];
    source.change("one", { urgent: true });
    for (const watching of [atFirst, atSecond]) await watching.frame("the change", ({ caseChanged }) => caseChanged.case?.urgent === true, LIMIT_MS);
    const last = atFirst.frames.at(-1)?.caseChanged.seq;
    expect(atSecond.frames.at(-1)?.caseChanged).toEqual(atFirst.frames.at(-1)?.caseChanged);
    await first.program.end("SIGKILL");
    source.change("two", { urgent: true });
    await atSecond.frame(
      "what comes after the other is gone",
      ({ caseChanged }) => caseChanged.case?.urgent === true && caseChanged.seq > (last ?? 0),
      LIMIT_MS,
    );
    const again = await second.watch(asked<Changed>(CASE_CHANGED.text.replace("caseChanged(", `caseChanged(afterSeq: ${last}, `)));
    const missed = await again.frame("what he missed", () => true, LIMIT_MS);
    expect(missed.caseChanged).toEqual(atSecond.frames.at(-1)?.caseChanged);
    const third = await start();
    try {
      const boards = async (): Promise<string[]> => Promise.all([second, third].map(async (one) => JSON.stringify((await one.ask(BOARD, {})).board.units)));
      await until("both show the same board", async () => new Set(await boards()).size === 1, LIMIT_MS);
    } finally {
      await third.program.end("SIGTERM");
    }
  } finally {
    await second.program.end("SIGTERM");
    await first.program.end("SIGKILL");
  }
}, 400_000);
