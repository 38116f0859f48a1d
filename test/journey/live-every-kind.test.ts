import { expect, test } from "vitest";
import { EVENT_KINDS } from "../../server/src/journal/journal.queries.ts";
import { asked } from "../hub.ts";
import type { TestHub } from "../hub.ts";
import { aCase, instantOf } from "../world.ts";
import { diceOf } from "./kit/dice.ts";
import type { Dice } from "./kit/dice.ts";
import { directs, does, obligationsOf } from "./kit/directing.ts";
import { gives, says } from "./kit/inside.ts";
import { idOf } from "./kit/reading.ts";
import { adopted, calendarOff, previewed, proposed } from "./kit/rules.ts";
import { sweep } from "./kit/sweeping.ts";
import { until } from "./kit/until.ts";
import { WholeScreen } from "./kit/whole-screen.ts";
import { aWritingProvince, request, seenOf, sends } from "./kit/writing.ts";
import type { WritingWorld } from "./kit/writing.ts";

const SEED = Number(process.env["LIVE_SEED"] ?? 20_261_122);
const ROUNDS = 3;
/** What a course met by no luck comes in one of the rounds after. */
const MOST_ROUNDS = 10;
const HEAD = "giamdoc.sxd";
const LEADER = "lanhdao";
const A_MINUTE = 60_000;
/** From the evening to here a session lasts: at midnight some cases are late, and in the morning some soon will be. */
const [EVENING, MORNING] = ["2026-03-16 23:15", "2026-03-17 07:00"];

const URGE = asked<{ urgeCase: { __typename: string } }>("mutation ($input: UrgeCaseInput!) { urgeCase(input: $input) { __typename } }");
const CORRECT = asked<{ correctBacklogClass: { __typename: string } }>(
  "mutation ($input: CorrectBacklogClassInput!) { correctBacklogClass(input: $input) { __typename } }",
);

/** A course of the province's work. What a rule refuses where it stands just now is refused, and told to nobody. */
class Course {
  readonly #world: WritingWorld;
  readonly #dice: Dice;
  readonly #names: string[];
  screens: readonly WholeScreen[] = [];
  #daysOff = 0;
  #words = 0;

  constructor(world: WritingWorld, dice: Dice, names: readonly string[]) {
    [this.#world, this.#dice, this.#names] = [world, dice, [...names]];
  }

  get #hub(): TestHub {
    return this.#world.hub;
  }

  #some(): string {
    return this.#dice.pick(this.#names);
  }

  #said(what: string): string {
    return `${what}, lần ${(this.#words += 1)}`;
  }

  ids(): Promise<string[]> {
    return Promise.all(this.#names.map((name) => idOf(this.#hub, name)));
  }

  readonly steps: Readonly<Record<string, () => Promise<unknown>>> = {
    "a new case comes": async () => {
      if (this.#names.length >= 12) return;
      const name = `new-${this.#names.length}`;
      this.#world.writable.cases.put(aCase({ id: name, lead: "SXD", stage: "IN_PROGRESS", received: "2026-03-16 16:00" }));
      await this.#read();
      this.#names.push(name);
    },
    "its words are other ones": () => this.#changed({ content: this.#said("Ngập nước") }),
    "it is done": () => this.#changed({ stage: "RESOLVED", result: this.#said("Đã khắc phục") }),
    "it is done, and turns out to have come long before": () =>
      this.#changed({
        received: "2026-02-02 09:00",
        assigned: "2026-02-02 10:00",
        stage: "RESOLVED",
        resolved: "2026-03-13 09:00",
        result: this.#said("Đã khắc phục, hồ sơ nhận từ đầu tháng Hai"),
      }),
    "it is closed": () => this.#changed({ stage: "CLOSED" }),
    "it is taken up again": () => this.#changed({ stage: "IN_PROGRESS" }),
    "it is handed over": () => this.#changed({ lead: this.#dice.pick(["SXD", "SYT", "SXD-HTGT"]), stage: "IN_PROGRESS" }),
    "its source has it no more": async () => {
      const name = this.#some();
      const { spec } = this.#world.writable.cases.shown(name);
      this.#world.writable.cases.remove(name);
      await sweep(this.#hub, "ghi");
      this.#world.writable.cases.put(spec);
      await this.#read();
    },
    "part of the night passes, and nobody falls asleep": async () => {
      for (let hop = 0; hop < 8 && this.#hub.instant < instantOf(MORNING); hop += 1) {
        await this.#hub.now(Math.min(20 * A_MINUTE, instantOf(MORNING) - this.#hub.instant));
        for (const screen of this.screens) await screen.awake();
      }
    },
    "a holiday is proclaimed": async () => {
      if (this.#daysOff === 3) return; // the week has no other day that is worked
      const version = await proposed(this.#hub, calendarOff(`2026-03-${18 + this.#daysOff}`));
      this.#daysOff += 1;
      await adopted(this.#hub, version, (await previewed(this.#hub, version)).id);
    },
    "its holder is urged on": async () =>
      this.#hub.ask(URGE, { input: { caseId: await idOf(this.#hub, this.#some()), reason: this.#said("Đề nghị xử lý sớm") } }, "chanhvp"),
    "a change is asked for": () => request(this.#hub, this.#some(), { kind: "COMMENT", words: this.#said("Đề nghị báo cáo") }, HEAD),
    "what was asked for is sent, and seen": async () => {
      await sends(this.#hub);
      await this.#read();
    },
    "it is submitted to a leader": async () =>
      does(this.#hub, "submitToLeader", { caseId: await idOf(this.#hub, this.#some()), urgency: "URGENT", proposal: this.#said("Đề nghị chỉ đạo") }, HEAD),
    "a leader directs": async () => directs(this.#hub, this.#some(), { addressees: ["SXD"] }).catch(notNow),
    "a directive is acknowledged": async () => {
      const { rows } = await obligationsOf(this.#hub, { side: "ADDRESSED" }, HEAD);
      const open = rows.find(({ mayAcknowledge }) => mayAcknowledge);
      if (open !== undefined) await does(this.#hub, "acknowledgeDirective", { obligation: open.id }, HEAD);
    },
    "its class is corrected": async () => {
      const name = this.#some();
      const input = { caseId: await idOf(this.#hub, name), seen: await seenOf(this.#hub, name), class: this.#dice.pick(["B1", "B2", "B4"]) };
      await this.#hub.ask(CORRECT, { input: { ...input, reason: this.#said("Đã kiểm tra hồ sơ") } }, HEAD);
    },
    "it is given to a division": () => gives(this.#hub, this.#some(), { division: this.#dice.pick(["SXD-HTGT", "SXD-QLN"]), note: "Xử lý" }, HEAD),
    "somebody inside says something": () => says(this.#hub, this.#some(), { words: this.#said("Đề nghị xem lại") }, HEAD),
  };

  async #changed(changes: Parameters<WritingWorld["source"]["change"]>[1]): Promise<void> {
    this.#world.writable.cases.change(this.#some(), changes);
    await this.#read();
  }

  #read(): Promise<void> {
    return this.#hub.settled();
  }
}

function notNow(error: unknown): void {
  if (!(error instanceof Error)) throw error;
}

test(`state and what was told since are what a fresh look gives, for every kind of event (LIVE_SEED=${SEED})`, async () => {
  const names = Array.from({ length: 8 }, (_none, at) => `c-${at}`);
  const received = (at: number): string => ["2026-03-09 09:00", "2026-03-10 09:00", "2026-03-12 09:00"][at % 3] as string;
  const cases = names.map((id, at) => aCase({ id, lead: "SXD", stage: "IN_PROGRESS", received: received(at) }));
  const world = await aWritingProvince(cases, undefined, { at: EVENING });
  const { hub } = world;
  const [dice, stranger] = [diceOf(SEED), await hub.account("UNIT_HEAD", "SYT")];
  const course = new Course(world, dice, names);
  const screens = await Promise.all([LEADER, HEAD, stranger].map(async (who) => WholeScreen.open(hub, who, await course.ids())));
  course.screens = screens;
  const kinds = async (): Promise<string[]> => (await hub.database.sql<{ kind: string }>("select distinct kind from event")).map(({ kind }) => kind).toSorted();
  for (let round = 1; round <= ROUNDS || (round <= MOST_ROUNDS && (await kinds()).length < EVENT_KINDS.length); round += 1)
    for (const step of shuffled(Object.keys(course.steps), dice)) {
      await course.steps[step]?.();
      await hub.shown();
      const ids = await course.ids();
      for (const screen of screens) await agrees(screen, ids, `round ${round}, ${step}`);
    }
  expect(await kinds()).toEqual([...EVENT_KINDS].toSorted());
  for (const screen of screens) {
    expect(screen.errors).toEqual([]);
    await screen.close();
  }
}, 240_000);

async function agrees(screen: WholeScreen, ids: readonly string[], after: string): Promise<void> {
  const fresh = await screen.fetched(ids);
  const same = async (): Promise<boolean> => {
    const held = await screen.held(ids);
    return [...fresh].every(([id, whole]) => held.get(id) === whole);
  };
  await until(`${screen.who}'s screen is a fresh look`, same, 8_000).catch(async () => {
    const held = await screen.held(ids);
    for (const [id, whole] of fresh) expect(JSON.parse(held.get(id) ?? "null"), `${screen.who} after ${after}`).toEqual(JSON.parse(whole));
  });
}

function shuffled<Item>(items: readonly Item[], dice: Dice): Item[] {
  return items
    .map((item) => ({ item, at: dice.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
