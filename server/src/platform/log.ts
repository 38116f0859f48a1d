import { pino } from "pino";

/** What the stations may say: JSON lines for the IT officer, on standard error (stdout belongs to commands). */
export type Log = Pick<pino.Logger, "debug" | "info" | "warn" | "error">;

/** Never in a log: what opens a door, and what a citizen entrusted to the province. */
const SECRET_NAMES = ["password", "secret", "token", "authorization", "cookie", "apiKey", "databaseUrl", "payload", "submitter", "phone", "email"];
const WITH_LEVELS_BELOW = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/**
 * Opens the log of this process.
 * @param level pino's level, e.g. "info"; "silent" for none
 * @param write where a line goes; standard error when left out
 */
export function openLog(level: string, write?: (line: string) => void): Log {
  const options: pino.LoggerOptions = {
    level,
    redact: { paths: [...WITH_LEVELS_BELOW, "headers", "*.headers"], remove: true },
    serializers: { err: shownError, error: shownError },
  };
  return pino(options, write === undefined ? pino.destination({ fd: 2, sync: true }) : { write });
}

/** Type, message, stack and cause; passwords in URLs (drivers quote their connection string) are covered. */
function shownError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const covered = (text: string | undefined) => text?.replaceAll(/(\w+:\/\/[^\s/:@]*):[^\s/]*@/g, "$1:***@");
  const code = "code" in error ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: shownError(error.cause) };
  return { type: error.name, message: covered(error.message), ...code, stack: covered(error.stack), ...cause };
}
