import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hubCommand } from "../hub.ts";
import type { Program } from "../hub.ts";
import { aHub, connected } from "../journey/kit/scripted-hub.ts";
import { SUBJECTS } from "../journey/kit/subjects.ts";

/** Requests of one read at which it is killed; what came by then is committed. A read of 23 rows in pages of 5 has fewer. */
const MOST = 12;

let made: Awaited<ReturnType<typeof aHub>>;
beforeAll(async () => {
  made = await aHub();
});
afterAll(() => made?.hub.leave());

const overHttp = Object.values(SUBJECTS).flatMap(([first]) => (first === undefined || first.mishaps !== undefined ? [] : [first]));

describe("a hub's process that is killed at every request of a read", () => {
  test.each(overHttp.map((subject) => [subject.name, subject] as const))(
    "%s: the next read leaves the same table as one nobody disturbed",
    async (_name, subject) => {
      let kills = 0;
      for (let at = 1; at <= MOST; at += 1) {
        const source = await connected(made.hub, subject, made.clock);
        let program: Program | null = null;
        source.source.script.before = (request) => void (request === at && program?.end("SIGKILL"));
        const { database } = made.hub;
        const environment = { DATABASE_URL: database.url, HUB_KEY_FILE: database.keyFile };
        const { ended } = await hubCommand(["source", "sync", source.code], environment, async (started) => void (program = started));
        source.source.script.before = () => {};
        kills += ended?.signal === "SIGKILL" ? 1 : 0;
        await source.read();
        expect(await source.ids(), `killed at request ${at}`).toEqual(source.truth());
        expect(await source.versions(), `killed at request ${at}`).toBe(source.truth().length);
        await source.source.close();
        if (ended?.signal !== "SIGKILL") break;
      }
      expect(kills).toBeGreaterThan(2);
    },
    180_000,
  );
});
