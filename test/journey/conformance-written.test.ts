import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HostName, Subject } from "../../connectors/src/conformance/index.ts";
import { caseOf } from "./kit/reading.ts";
import { aHub, connected } from "./kit/scripted-hub.ts";
import type { ScriptedHub } from "./kit/scripted-hub.ts";
import { WRITTEN } from "./kit/subjects.ts";
import { changesOf, request, seenOf, sends } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
const HOUR_MS = 3_600_000;
let made: Awaited<ReturnType<typeof aHub>>;
beforeAll(async () => {
  made = await aHub();
});
afterAll(() => made?.hub.leave());

/** A case of the scripted source that its hub holds, by an id that no other source has. */
async function aCaseIn(at: ScriptedHub): Promise<string> {
  const id = `${at.code}-ghi`;
  at.source.script.rows.push({ id, title: "vụ được ghi lại", tick: 40 });
  await at.read();
  expect(await caseOf(at.hub, id)).toMatchObject({ stage: "RECEIVED" });
  return id;
}

const states = async (at: ScriptedHub, id: string): Promise<string[]> => (await changesOf(at.hub, id)).map(({ state }) => state);

/** The row of a case, as the source itself holds it. */
function rowOf({ source }: ScriptedHub, id: string): { title: string; tick: number } {
  return source.script.rows.find((row) => row.id === id) ?? expect.unreachable(`no row ${id}`);
}

const tests: Partial<Record<HostName, (at: ScriptedHub) => Promise<void>>> = {
  async "W04 own_echo_not_treated_as_external_change"(at) {
    const id = await aCaseIn(at);
    const page = { seen: await seenOf(at.hub, id) };
    await request(at.hub, id, { kind: "COMMENT", words: "Đã khảo sát", ...page }, HEAD);
    await sends(at.hub);
    expect(await states(at, id)).toEqual(["APPLIED"]);
    await at.read(); // our own change comes back as another version of the record
    expect(await states(at, id)).toEqual(["VERIFIED"]);
    expect(await at.hub.database.sql("select echo from case_change where case_id = (select id from feedback_case where source_case_id = $1)", [id])).toEqual([
      { echo: true },
    ]);
    // a decision on the page from before it is taken, sent on that version, and no conflict
    expect(await request(at.hub, id, { kind: "COMMENT", words: "Hẹn thứ Hai", ...page }, HEAD)).toMatchObject({ __typename: "CaseChangeQueued" });
    await sends(at.hub);
    expect(await states(at, id)).toEqual(["VERIFIED", "APPLIED"]);
    await at.read();
    Object.assign(rowOf(at, id), { title: "vụ được ghi lại, người khác sửa", tick: 2_000 });
    await at.read(); // now it is somebody else's
    expect(await request(at.hub, id, { kind: "COMMENT", words: "Lần ba", ...page }, HEAD)).toMatchObject({ __typename: "CaseMovedOn" });
    expect(at.source.script.effects.filter((effect) => effect.id === id).map(({ kind }) => kind)).toEqual(["COMMENT", "COMMENT"]);
  },

  async "W05 verification_pull_confirms_or_alarms"(at) {
    const id = await aCaseIn(at);
    await request(at.hub, id, { kind: "COMMENT", words: "Đã khảo sát" }, HEAD);
    await sends(at.hub);
    expect(await states(at, id), "the source's word alone confirms nothing").toEqual(["APPLIED"]);
    await at.read();
    expect(await changesOf(at.hub, id)).toMatchObject([{ state: "VERIFIED", unconfirmed: false }]);
    const before = { ...rowOf(at, id) };
    await request(at.hub, id, { kind: "COMMENT", words: "Hẹn thứ Hai" }, HEAD);
    await sends(at.hub);
    Object.assign(rowOf(at, id), before); // the source said yes and took it back
    await at.read();
    expect((await changesOf(at.hub, id))[1]).toMatchObject({ state: "APPLIED", unconfirmed: false });
    at.pass(HOUR_MS + 60_000);
    await at.read();
    expect((await changesOf(at.hub, id))[1]).toMatchObject({ state: "APPLIED", unconfirmed: true });
  },
};

for (const subject of WRITTEN) {
  describe(`${subject.name}, asked for changes by a real hub`, () => {
    test.for(Object.entries(tests))("%s", { timeout: 60_000 }, async ([_name, run]) => {
      expect.hasAssertions();
      await judged(subject, run);
    });
  });
}

async function judged(subject: Subject<unknown>, run: (at: ScriptedHub) => Promise<void>): Promise<void> {
  const at = await connected(made.hub, subject, made.clock);
  try {
    await run(at);
  } finally {
    await at.source.close();
  }
}
