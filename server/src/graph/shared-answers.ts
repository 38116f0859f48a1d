import type { ExecutionArgs, ExecutionResult } from "graphql";
import type { Viewer } from "../access/index.ts";
import type { AskingHub, GraphContext } from "./context.ts";
import { answersOf } from "./compiled.ts";
import { contextAgain } from "./context.ts";

/** One subscription: what it asks, and whoever of equal rights asks the same has the same key. */
export interface Subscribed {
  args: ExecutionArgs;
  /** document, operation, variables and rights */
  group: string;
}

/** A masked result, as JSON in UTF-8. */
export type AnswerBytes = Buffer;

/** Who waits for an answer; he throws nothing. */
export interface Listener {
  answered(bytes: AnswerBytes): void;
  /** What was made is its first asker's alone: this one is to be answered for himself. */
  leftAlone(): void;
  failed(error: unknown): void;
}

/** isPersonal: it is for who asked first alone */
export interface Made {
  bytes: AnswerBytes;
  isPersonal: boolean;
}

/**
 * The answer of a group, in the making or made. What the first is told is told to all, unless it is his alone. Who comes after it was made is told at once, and no
 * promise is made for anybody: what is told to thousands is paid for by each of them.
 */
export class Shared {
  #made: Made | null = null;
  #failure: { error: unknown } | null = null;
  #waiting: Listener[] = [];

  /** @param first for whom it is made */
  constructor(making: Promise<Made>, first: Listener) {
    making.then(
      (made) => {
        this.#made = made;
        first.answered(made.bytes);
        this.#tellAll();
      },
      (error: unknown) => {
        this.#failure = { error };
        first.failed(error);
        this.#tellAll();
      },
    );
  }

  tell(listener: Listener): void {
    if (this.#made !== null && !this.#made.isPersonal) listener.answered(this.#made.bytes);
    else if (this.#made !== null) listener.leftAlone();
    else if (this.#failure !== null) listener.failed(this.#failure.error);
    else this.#waiting.push(listener);
  }

  #tellAll(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const listener of waiting) this.tell(listener);
  }
}

/**
 * The answers to what subscribers are told. One piece of news is answered once for all of a group: for the first who asks, as an account nobody has; an answer that
 * looked at who asks beyond his rights is his alone, and the others are answered each for himself.
 */
export class SharedAnswers {
  readonly #hub: AskingHub;
  /** by piece of news */
  readonly #answers = new WeakMap<object, Map<string, Shared>>();

  constructor(hub: AskingHub) {
    this.#hub = hub;
  }

  /** @param told what the mailbox gave: a message, or a call to fetch anew */
  tell(subscribed: Subscribed, told: unknown, listener: Listener): void {
    const news = newsIn(told);
    if (news === null) return this.tellAlone(subscribed, told, listener);
    const groups = this.#answers.get(news) ?? new Map<string, Shared>();
    const known = groups.get(subscribed.group);
    if (known !== undefined) return known.tell(listener);
    groups.set(subscribed.group, new Shared(this.#first(subscribed, told), listener));
    this.#answers.set(news, groups);
  }

  /** An answer for nobody else. */
  tellAlone(subscribed: Subscribed, told: unknown, listener: Pick<Listener, "answered" | "failed">): void {
    this.#own(subscribed, told).then(
      (bytes) => listener.answered(bytes),
      (error: unknown) => listener.failed(error),
    );
  }

  async #own(subscribed: Subscribed, told: unknown): Promise<AnswerBytes> {
    return this.#answered(subscribed.args, told, contextAgain(this.#hub, contextIn(subscribed), told));
  }

  async #first(subscribed: Subscribed, told: unknown): Promise<Made> {
    let isPersonal = false;
    const context = watched(contextAgain(this.#hub, contextIn(subscribed), told), OF_ACCOUNT, () => (isPersonal = true));
    const bytes = await this.#answered(subscribed.args, told, context);
    return { bytes, isPersonal };
  }

  async #answered(args: ExecutionArgs, told: unknown, context: GraphContext): Promise<AnswerBytes> {
    return bytesOf(await answersOf(args)(context, args.variableValues ?? {}, told), this.#hub);
  }
}

/** A result as it is sent, what a client may not see masked. */
export function bytesOf({ data, errors }: ExecutionResult, hub: Pick<AskingHub, "shownError">): AnswerBytes {
  const shown = errors?.map((error) => hub.shownError(error.toJSON(), error));
  return Buffer.from(JSON.stringify(shown === undefined ? { data } : { data: data ?? null, errors: shown }));
}

const contextIn = ({ args }: Subscribed): GraphContext => args.contextValue as GraphContext;

function newsIn(told: unknown): object | null {
  const news = told !== null && typeof told === "object" && "message" in told ? told.message : null;
  return typeof news === "object" ? news : null;
}

/** What of a viewer all of equal rights have in common. */
const OF_RIGHTS: ReadonlySet<PropertyKey> = new Set<keyof Viewer>(["role", "unitId", "unitPath", "posts", "mustChangePassword", "key"]);
/** What reads as the very account that asks, or is of its request. */
const OF_ACCOUNT = ["database", "unitLoaders", "address", "sessionToken", "refusals"] as const satisfies readonly (keyof GraphContext)[];

/** What equal rights mean: what a shared answer may depend on. */
export function rightsKey({ viewer, device }: Pick<GraphContext, "viewer" | "device">): string {
  if (viewer === null) return JSON.stringify([null, device]);
  const { role, unitId, unitPath, posts, mustChangePassword, key } = viewer;
  return JSON.stringify([role, unitId, unitPath, posts, mustChangePassword, key ?? null, device]);
}

/** The same context, telling when something looks at who asks beyond his rights, or at any of the parts named. */
export function watched(context: GraphContext, parts: readonly (keyof GraphContext)[], personal: () => void): GraphContext {
  const seen: GraphContext = { ...context, viewer: context.viewer === null ? null : watchedViewer(context.viewer, personal) };
  for (const name of parts) {
    const value = context[name];
    Object.defineProperty(seen, name, {
      enumerable: true,
      get: () => {
        personal();
        return value;
      },
    });
  }
  return seen;
}

function watchedViewer(viewer: Viewer, personal: () => void): Viewer {
  return new Proxy(viewer, {
    get: (target, name) => {
      if (!OF_RIGHTS.has(name)) personal();
      return Reflect.get(target, name) as unknown;
    },
    ownKeys: (target) => {
      personal();
      return Reflect.ownKeys(target);
    },
  });
}
