import { spawn } from "node:child_process";
import { once } from "node:events";

/** A program under way that said it is ready. */
export interface Program {
  /** what stands behind "ready" */
  url: string;
  /** its process */
  pid: number;
  /** seconds from its start to that line */
  readyAfter: number;
  /** Tells it to end and waits until it has. */
  stop(): Promise<void>;
}

/**
 * Starts a program and waits for its line `ready http://…`.
 * @throws when it ends before that, or needs more than `patienceSeconds`, with what it said
 */
export async function startProgram(
  command: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; patienceSeconds: number },
): Promise<Program> {
  const began = performance.now();
  const child = spawn(command, [...args], { cwd: options.cwd, env: options.env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close");
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
  };
  let said = "";
  const url = await new Promise<string | null>((resolve) => {
    const listen = (text: string): void => {
      said += text;
      const ready = /^ready (http:\S+)$/m.exec(said)?.[1];
      if (ready !== undefined) resolve(ready);
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
    child.once("error", (error) => listen(String(error)));
    void ended.then(() => resolve(null));
    setTimeout(() => resolve(null), options.patienceSeconds * 1000).unref();
  });
  if (url === null) {
    await stop();
    throw new Error(`${command} ${args.join(" ")} did not become ready:\n${said.slice(-4_000)}`);
  }
  return { url, pid: child.pid ?? 0, readyAfter: (performance.now() - began) / 1000, stop };
}
