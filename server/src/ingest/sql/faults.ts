import { ConnectorError } from "@dau-moi/connectors";
import type { Fault } from "@dau-moi/connectors";

/** Beginnings of a database's codes → what kind of failure it is; the first that fits counts. */
export type Faults = readonly (readonly [code: string, fault: Fault, what: string])[];

export const TOO_LATE = "the database did not answer in time";

/** Class or whole of SQLSTATE, and what sockets and TLS say. */
export const POSTGRES_FAULTS: Faults = [
  ["28", "auth", "the database refused our account"],
  ["42501", "auth", "the account may not read what the manifest names"],
  ["3D000", "config", "there is no such database"],
  ["42P01", "config", "there is no such table or view"],
  ["3F000", "config", "there is no such schema"],
  ["42703", "schema", "there is no such column"],
  ["42", "schema", "the database does not understand the statement"],
  ["22023", "config", "the database refused a setting"],
  ["22", "data", "the database could not compute a row"],
  ["57014", "transient", TOO_LATE], // its own limit of time, which is ours, was over first
];

/** Numbers of MariaDB's errors. */
export const MARIADB_FAULTS: Faults = [
  ["1045", "auth", "the database refused our account"],
  ["1698", "auth", "the database refused our account"],
  ["1044", "auth", "the account may not use the database"],
  ["1142", "auth", "the account may not read what the manifest names"],
  ["1143", "auth", "the account may not read what the manifest names"],
  ["1049", "config", "there is no such database"],
  ["1146", "config", "there is no such table or view"],
  ["1298", "config", "the database does not know the source's zone"],
  ["1054", "schema", "there is no such column"],
  ["1064", "schema", "the database does not understand the statement"],
  ["1305", "schema", "the database does not know a function"],
  ["129", "data", "the database could not compute a row"],
];

/** These messages name tables, columns and accounts; others may quote what stands in a row and are not told. */
const TELLING: ReadonlySet<Fault> = new Set(["auth", "config", "schema"]);

/** What a driver throws, told in our words. */
export function asConnectorError(error: unknown, faults: Faults): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const code = codeOf(error);
  const message = error instanceof Error ? error.message.split("\n")[0]?.slice(0, 160) : "";
  const [, fault, what] = faults.find(([beginning]) => code.startsWith(beginning)) ?? [];
  if (fault !== undefined) return new ConnectorError(fault, `${what}${TELLING.has(fault) ? `: ${message}` : ` (${code})`}`);
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO/.test(code)) return new ConnectorError("config", `the database's certificate is not to be trusted (${code})`);
  if (code === "ETIMEDOUT" || /connection timeout|timeout expired/i.test(message ?? "")) return new ConnectorError("transient", TOO_LATE, { cause: error });
  return new ConnectorError("transient", `the database cannot be reached or broke off (${code === "" ? message : code})`, { cause: error });
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (typeof error !== "object" || error === null) return "";
  if ("errno" in error && typeof error.errno === "number" && error.errno > 0) return String(error.errno);
  return "code" in error ? String(error.code) : "";
}
