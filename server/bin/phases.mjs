/** What the person at the keyboard sees while a command prepares itself: one line per phase, on stderr, so that stdout belongs to the command. */

/** An end that is explained to a person: `message` says what to do, `output` is what the failing tool printed. */
export class Stopped extends Error {
  constructor(message, { exitCode = 1, output = "" } = {}) {
    super(message);
    this.exitCode = exitCode;
    this.output = output;
  }
}

/** Seconds since `start` (milliseconds of performance.now), as people read them: "4.2 s". */
export const secondsSince = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/** Runs `work` and prints one line: the phase's name at once, the seconds when it is over. */
export async function phase(name, work) {
  const start = performance.now();
  process.stderr.write(`· ${name} … `);
  try {
    const answer = await work();
    process.stderr.write(`${secondsSince(start)}\n`);
    return answer;
  } catch (cause) {
    process.stderr.write(`failed after ${secondsSince(start)}\n`);
    throw cause;
  }
}

/** The last lines of a tool's output, which is where tools say why they failed. */
export const lastLines = (output, count) => output.trimEnd().split("\n").slice(-count).join("\n");
