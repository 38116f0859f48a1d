import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { ConnectorError } from "@dau-moi/connectors";
import type { Target } from "./session.ts";

const PORTS: Readonly<Record<string, number>> = { "postgresql:": 5432, "mariadb:": 3306 };

/**
 * Where a manifest's database is, and who comes: postgresql://host:port/database or mariadb://…, user and password under secrets. The connection is
 * encrypted and the server's certificate checked (by secrets.ca where it is given), unless the manifest says ?tls=off.
 * @throws {ConnectorError} config: what is missing; transient: the host's name cannot be looked up
 */
export async function targetOf(url: URL, secrets: Readonly<Record<string, string>>, zone: string): Promise<Target> {
  const { user, password, ca } = secrets;
  const refuse = (message: string): never => {
    throw new ConnectorError("config", message);
  };
  if (url.protocol === "sqlserver:") refuse("this hub has no driver for SQL Server; give it a view of the data in a database it can read");
  const port = PORTS[url.protocol] ?? refuse("baseUrl: expected postgresql://host:port/database or mariadb://host:port/database");
  const database = decodeURIComponent(url.pathname.slice(1));
  if (url.hostname === "" || database === "" || database.includes("/"))
    refuse("baseUrl: expected a host and one database, such as postgresql://10.1.2.3:5432/pakn");
  if (url.username !== "" || url.password !== "") refuse("baseUrl: expected neither user nor password; they stand under secrets");
  if (user === undefined || password === undefined) return refuse("secrets: expected the user and the password of an account that may only read");
  const tls = url.searchParams.get("tls") ?? "on";
  if (!["on", "off"].includes(tls) || [...url.searchParams.keys()].some((name) => name !== "tls"))
    refuse("baseUrl: expected ?tls=on or ?tls=off, and nothing else behind it");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return { host, address: await addressOf(host), port: Number(url.port || port), database, user, password, tls: tls === "off" ? null : { ca }, zone };
}

async function addressOf(host: string): Promise<string> {
  if (isIP(host) !== 0) return host;
  try {
    return (await lookup(host)).address;
  } catch (cause) {
    throw new ConnectorError("transient", "the name of the database's host is not known", { cause });
  }
}
