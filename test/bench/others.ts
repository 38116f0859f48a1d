import { setTimeout as pause } from "node:timers/promises";

const QUESTIONS = [
  "{ board { open overdue dueSoon units { unit { code } open overdue dueSoon } } }",
  "{ cases(first: 20, filter: { lateness: OVERDUE }) { totalCount edges { node { id reference title stage dueAt unit { code } } } } }",
];

/** Asks at a steady pace, whether what was asked before was answered or not, until the work is done. @param work told to call back at its end @returns milliseconds of each answer */
export async function probed(url: string, cookie: string, everyMs: number, work: (until: () => void) => Promise<void>): Promise<number[]> {
  const ended = new AbortController();
  const working = work(() => ended.abort());
  const answers: Promise<number>[] = [];
  for (let i = 0; !ended.signal.aborted; i += 1) {
    answers.push(timed(() => asked(url, cookie, QUESTIONS[i % QUESTIONS.length] as string)));
    await pause(everyMs);
  }
  await working;
  return Promise.all(answers);
}

/** A hub that just began first writes down what passed since the cases were taken in. */
export async function settled(url: string, cookie: string, tickMs: number): Promise<void> {
  const last = async (): Promise<number> => (await asked<{ board: { asOf: { event: number } } }>(url, cookie, "{ board { asOf { event } } }")).board.asOf.event;
  for (let [before, now] = [-1, await last()]; before !== now; [before, now] = [now, await last()]) await pause(3 * tickMs);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export async function asked<Data>(url: string, cookie: string, query: string, variables: object = {}): Promise<Data> {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, cookie },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data?: Data; errors?: unknown };
  if (data == null || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}
