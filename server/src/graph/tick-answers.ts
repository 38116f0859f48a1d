import { Kind } from "graphql";
import type { OperationDefinitionNode } from "graphql";
import type { Device, Viewer } from "../access/index.ts";
import type { AnswersQuery } from "./compiled.ts";
import type { AskingHub, GraphContext } from "./context.ts";
import { bytesOf, rightsKey, Shared, watched } from "./shared-answers.ts";
import type { AnswerBytes, Made } from "./shared-answers.ts";

/** Root fields that a tick alone may answer; whether it did is seen when they are answered. */
const OF_TICK: ReadonlySet<string> = new Set(["board"]);
/** What an answer may be made of and be kept: the tick, what is dated and held in memory, and the asker's rights. */
const KEPT_BY = ["viewer", "device", "tick", "units", "rules", "sourceRows", "hub"] as const satisfies readonly (keyof GraphContext)[];
const MOST_KEPT_BYTES = 32 * 2 ** 20;

/** A trusted query, and who asks it. */
export interface TickQuestion {
  /** document and variables, as one text */
  asked: string;
  answers: AnswersQuery;
  variables: Readonly<Record<string, unknown>>;
  viewer: Viewer | null;
  device: Device | null;
  /** the context to answer in; made only when nothing is kept */
  context(this: void): GraphContext;
}

/** What kept answers stand on: when one of these moves, they are thrown away. */
type Ground = readonly [tick: unknown, units: unknown, rules: unknown, sources: unknown];

/**
 * Answers made of a tick, kept as bytes until it moves: one for all of equal rights who ask the same document with the same variables. One that looked at anything
 * else while it was made is its asker's alone.
 */
export class TickAnswers {
  readonly #hub: AskingHub;
  #ground: Ground = [null, null, null, null];
  #kept = new Map<string, Shared>();
  #bytes = 0;
  readonly #rights = new WeakMap<Viewer, string>();

  constructor(hub: AskingHub) {
    this.#hub = hub;
  }

  /** @returns the masked result as JSON in UTF-8 */
  to(question: TickQuestion): Promise<AnswerBytes> {
    this.#standOn([this.#hub.live.tick(), this.#hub.units(), this.#hub.rules(), this.#hub.sources()]);
    const key = `${question.asked}${this.#rightsOf(question)}`;
    const own = async (): Promise<AnswerBytes> => bytesOf(await question.answers(question.context(), question.variables), this.#hub);
    if (this.#bytes > MOST_KEPT_BYTES && !this.#kept.has(key)) return own();
    const kept = this.#kept;
    return new Promise((answered, failed) => {
      const listener = { answered, failed, leftAlone: () => void own().then(answered, failed) };
      const known = kept.get(key);
      if (known !== undefined) return known.tell(listener);
      kept.set(
        key,
        new Shared(
          this.#first(question, () => kept.delete(key)),
          listener,
        ),
      );
    });
  }

  /** @param forget what went wrong is not kept */
  async #first(question: TickQuestion, forget: () => void): Promise<Made> {
    try {
      const [whole, ground] = [question.context(), this.#ground];
      let isPersonal = false;
      const further = (Object.keys(whole) as (keyof GraphContext)[]).filter((name) => !KEPT_BY.some((one) => one === name));
      const seen = watched(whole, further, () => (isPersonal = true));
      const result = await question.answers(seen, question.variables);
      const bytes = bytesOf(result, this.#hub);
      if (this.#ground === ground) this.#bytes += bytes.length;
      return { bytes, isPersonal: isPersonal || result.errors !== undefined };
    } catch (error) {
      forget();
      throw error;
    }
  }

  #standOn(ground: Ground): void {
    if (ground.every((part, place) => part === this.#ground[place])) return;
    this.#ground = ground;
    this.#kept = new Map();
    this.#bytes = 0;
  }

  /** A session looked up for many requests is one object: its rights are written out once. */
  #rightsOf({ viewer, device }: TickQuestion): string {
    if (viewer === null || device !== null) return rightsKey({ viewer, device });
    const known = this.#rights.get(viewer) ?? rightsKey({ viewer, device });
    this.#rights.set(viewer, known);
    return known;
  }
}

/** Whether a tick alone may answer a query. */
export function mayBeOfTick({ selectionSet }: OperationDefinitionNode): boolean {
  return selectionSet.selections.every((field) => field.kind === Kind.FIELD && OF_TICK.has(field.name.value));
}
