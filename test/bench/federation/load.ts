import { setTimeout as pause } from "node:timers/promises";
import { GRAPHS } from "./joined-graphs.ts";
import { ask, HUB_ONLY, idsOf, isPartial, isWhole, joined } from "./questions.ts";
import type { SubgraphName } from "../../departments/subgraphs/index.ts";
import type { Answer } from "./questions.ts";

/** Questions a second: of the hub alone, and of each department's graph. */
export const HUB_RATE = 30;
export const JOINED_RATE = 5;
/** A wait for what hangs is as long as the hub has patience. */
const SETTLES_WITHIN_MS = 20_000;

/** What a window came to. */
export interface Window {
  /** of the hub alone, milliseconds from the instant each question was due */
  millis: number[];
  /** of departments' graphs */
  joined: number;
  /** of these, answered as they must be: whole where the graph is well, else partial with one error */
  asTheyMust: number;
  /** the first that was not, in words */
  firstWrong: string | null;
}

interface Asking {
  url: string;
  cookie: string;
  seconds: number;
  /** the graph that something befell; null: none */
  struck: SubgraphName | null;
}

/** Asks the hub alone and both graphs at a steady pace, whoever is slow. Questions are sent when they are due, not when the one before is answered. */
export async function windowOf({ url, cookie, seconds, struck }: Asking): Promise<Window> {
  const found: Window = { millis: [], joined: 0, asTheyMust: 0, firstWrong: null };
  const wanted = idsOf(await ask(url, cookie, HUB_ONLY));
  const hubOnly = paced(HUB_RATE, seconds, async (due) => {
    const answer = await ask(url, cookie, HUB_ONLY);
    found.millis.push(performance.now() - due);
    if (!isWhole(answer, wanted)) found.firstWrong ??= `the hub alone: ${JSON.stringify(answer).slice(0, 400)}`;
  });
  const others = GRAPHS.map((name) =>
    paced(JOINED_RATE, seconds, async () => {
      const answer = await ask(url, cookie, joined(name));
      found.joined += 1;
      const isRight = name === struck ? isPartial(answer, name, wanted) : isWhole(answer, wanted);
      if (isRight) found.asTheyMust += 1;
      else found.firstWrong ??= `${name}: ${told(answer)}`;
    }),
  );
  await Promise.race([Promise.all([hubOnly, ...others]), pause(seconds * 1_000 + SETTLES_WITHIN_MS, undefined, { ref: false }).then(gaveUp)]);
  return found;
}

/** Whether a graph answers as it should. */
export async function isWell(url: string, cookie: string, name: SubgraphName): Promise<boolean> {
  const wanted = idsOf(await ask(url, cookie, HUB_ONLY));
  return isWhole(await ask(url, cookie, joined(name)), wanted);
}

async function paced(rate: number, seconds: number, one: (due: number) => Promise<void>): Promise<void> {
  const began = performance.now();
  const under: Promise<void>[] = [];
  for (let n = 0; n < Math.max(1, Math.round(rate * seconds)); n += 1) {
    const due = began + ((n + 1) * 1_000) / rate;
    await pause(Math.max(0, due - performance.now()));
    under.push(one(due));
  }
  await Promise.all(under);
}

function gaveUp(): never {
  throw new Error("questions are still without an answer");
}

const told = ({ data, errors }: Answer): string => `${errors?.length ?? 0} errors, ${JSON.stringify(errors ?? data).slice(0, 400)}`;
