import { expect } from "vitest";
import type { WriteCommand, WriteOutcome } from "../connector.ts";
import { changeOf } from "./changes.ts";
import { tracesOf } from "./traces.ts";
import type { World } from "./world.ts";

/** What was decided has one effect at the source, or a clear reason. */
export const writing = {
  async "W01 apply_twice_same_key_one_effect"(world: World) {
    const { hub, source } = world;
    await hub.run();
    for (const [at, kind] of kindsOf(world).entries()) {
      const command = hub.command(changeOf(kind), idOf(at), keyOf(at));
      expect(await apply(world, command), `with ${kind}`).toMatchObject({ status: "applied" });
      expect((await apply(world, command)).status, `with ${kind}`).toMatch(/^(applied|already_applied)$/);
      expect(source.script.effects.filter(({ id }) => id === idOf(at)).map((effect) => effect.kind)).toEqual([kind]);
    }
  },

  async "W02 timeout_after_commit_resolved_by_probe"(world: World) {
    const {
      hub,
      source: { script },
    } = world;
    await hub.run();
    for (const [at, kind] of kindsOf(world).entries()) {
      const command = hub.command(changeOf(kind), idOf(at), keyOf(at));
      script.effects.length = 0;
      script.mishaps = [{ kind: "unheard" }];
      expect(await apply(world, command), `${kind}, not heard`).toMatchObject({ status: "unknown" });
      expect((await probe(world, command)).status, `${kind}, not heard`).toMatch(/^(refused|unknown)$/);
      expect(script.effects).toEqual([]);
      script.mishaps = [{ kind: "unanswered" }];
      expect(await apply(world, command), `${kind}, not answered`).toMatchObject({ status: "unknown" });
      expect(script.mishaps).toEqual([]);
      expect((await probe(world, command)).status, `${kind}, not answered`).toMatch(/^(applied|already_applied)$/);
      expect(script.effects.map((effect) => effect.kind)).toEqual([kind]);
    }
  },

  async "W03 stale_version_gives_conflict_not_overwrite"(world: World) {
    const {
      hub,
      source: { script },
      subject: { connector, config },
    } = world;
    await hub.run();
    expect(connector.capabilities(config).version, "without versions nobody can tell: then the reason is to be written").not.toBe("none");
    for (const [at, kind] of kindsOf(world).entries()) {
      const command = hub.command(changeOf(kind), idOf(at), keyOf(at));
      const row = script.rows[at];
      if (row !== undefined) Object.assign(row, { title: `${row.title}, người khác sửa`, tick: 500 + at });
      const outcome = await apply(world, command);
      expect(outcome, `with ${kind}`).toMatchObject({ status: "conflict" });
      expect(outcome.status === "conflict" && outcome.current?.version, `with ${kind}`).not.toBe(command.expectedVersion);
      expect(script.effects, `with ${kind}`).toEqual([]);
    }
  },

  async "W06 out_of_order_commands_same_case_serialised"(world: World) {
    const {
      hub,
      source: { script },
    } = world;
    await hub.run();
    const [first, second = first] = kindsOf(world);
    if (first === undefined || second === undefined) throw new Error("it writes nothing");
    const early = hub.command(changeOf(first), idOf(0), keyOf(1));
    const done = await apply(world, early);
    expect(done).toMatchObject({ status: "applied" });
    await hub.run();
    const late = hub.command(changeOf(second), idOf(0), keyOf(2));
    expect(await apply(world, late)).toMatchObject({ status: "applied" });
    // the first comes once more, behind the second
    expect((await apply(world, early)).status).toMatch(/^(applied|already_applied|conflict)$/);
    expect(script.effects.map(({ kind }) => kind)).toEqual([first, second]);
  },

  async "W07 refused_is_terminal_and_visible"(world: World) {
    const {
      hub,
      source: { script },
      subject: { secrets },
    } = world;
    await hub.run();
    script.refusal = "Hồ sơ đã khóa sổ";
    for (const [at, kind] of kindsOf(world).entries()) {
      const command = hub.command(changeOf(kind), idOf(at), keyOf(at));
      const outcome = await apply(world, command);
      expect(outcome, `with ${kind}`).toMatchObject({ status: "refused", reason: expect.stringContaining("Hồ sơ đã khóa sổ") });
      expect(await apply(world, command), `with ${kind}`).toMatchObject({ status: "refused" });
      const said = [...tracesOf(hub, null), JSON.stringify(outcome)].join("\n");
      for (const secret of Object.values(secrets)) expect(said).not.toContain(secret);
    }
    expect(script.effects).toEqual([]);
  },
};

function kindsOf({ subject: { connector, config } }: World): readonly WriteCommand["change"]["kind"][] {
  const { write } = connector.capabilities(config);
  expect(write, "it writes nothing: then the reason is to be written").not.toEqual([]);
  return write;
}

const idOf = (at: number): string => `A-${String(at + 1).padStart(3, "0")}`;
const keyOf = (at: number): string => `6f9619ff-8b86-5011-b42d-${String(at).padStart(12, "0")}`;

async function apply({ hub, subject: { connector } }: World, command: WriteCommand): Promise<WriteOutcome> {
  const outcome = await connector.apply?.(hub.newContext(), command);
  return outcome ?? expect.unreachable("the kind cannot write");
}

async function probe({ hub, subject: { connector } }: World, command: WriteCommand): Promise<WriteOutcome> {
  const outcome = await connector.probe?.(hub.newContext(), command);
  return outcome ?? expect.unreachable("the kind cannot probe");
}
