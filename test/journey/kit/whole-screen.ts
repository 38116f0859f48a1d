import { asked } from "./asking.ts";
import type { Asking } from "./asking.ts";
import type { Watching } from "./watching.ts";

/** All of a case that a page shows and that moves only when something happens; what follows from the hour alone is not in it. */
const WHOLE = `id reference stage open dueAt originalDueAt paused extended merged urgent content result closureReason urgedTimes unit { code }
  steps { kind at } custody { unit { code } from to reason } clocks { stage unit { code } startedAt stoppedAt dueAt } urgings { at reason }
  changes { id kind state } backlogCorrections { class ruleClass } insideAssignments { id ended current } comments { id words }
  submissions { id settlement } directives { id obligations { id state } }`;

interface Whole {
  id: string;
}
type Told = { caseChanged: { seq: number; resync: boolean; case: Whole | null } };

const ONE = asked<{ case: Whole | null }>(`query ($id: ID!) { case(id: $id) { ${WHOLE} } }`);
const AWAKE = asked<{ viewer: { username: string } | null }>("{ viewer { username } }");
const TOLD = asked<Told>(`subscription { caseChanged { seq resync case { ${WHOLE} } } }`);

/** A screen of everything its viewer sees: fetched once, and from then on kept by what the hub tells alone. */
export class WholeScreen {
  readonly who: string;
  readonly #hub: Asking;
  readonly #watching: Watching<Told>;
  #cases = new Map<string, string>();
  #taken = 0;

  private constructor(hub: Asking, who: string, watching: Watching<Told>) {
    [this.#hub, this.who, this.#watching] = [hub, who, watching];
  }

  /** Its session is its own and is not opened anew. */
  static async open(hub: Asking, username: string, ids: readonly string[]): Promise<WholeScreen> {
    const who = `screen of ${username}`;
    hub.comesBy(who, await hub.signIn(username));
    const screen = new WholeScreen(hub, who, await hub.watch(TOLD, {}, who));
    screen.#cases = await screen.fetched(ids);
    return screen;
  }

  /** What a fresh look gives, by the hub's number of the case; those out of sight are not among them. */
  async fetched(ids: readonly string[]): Promise<Map<string, string>> {
    const answers = await Promise.all(ids.map((id) => this.#hub.ask(ONE, { id }, this.who)));
    return new Map(answers.flatMap((answer) => (answer.case === null ? [] : [[answer.case.id, JSON.stringify(answer.case)] as const])));
  }

  /** What the screen holds after all that was told by now. */
  async held(ids: readonly string[]): Promise<Map<string, string>> {
    for (; this.#taken < this.#watching.frames.length; this.#taken += 1) {
      const { caseChanged } = this.#watching.frames[this.#taken] as Told;
      if (caseChanged.case === null) this.#cases = await this.fetched(ids);
      else this.#cases.set(caseChanged.case.id, JSON.stringify(caseChanged.case));
    }
    return this.#cases;
  }

  /** Lets its session not fall asleep. */
  async awake(): Promise<void> {
    await this.#hub.ask(AWAKE, {}, this.who);
  }

  get errors(): readonly unknown[] {
    return this.#watching.errors;
  }

  close(): Promise<void> {
    return this.#watching.stop();
  }
}
