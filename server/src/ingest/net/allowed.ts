import { ConnectorError } from "@dau-moi/connectors";
import { refuseAddress } from "./addresses.ts";

/**
 * An address the source may be asked at: its own origin, or a host:port of its manifest's allow list, never in clear text where its own is not.
 * @throws {ConnectorError} config
 */
export function allowedUrl(url: string, origin: string, allow: readonly string[]): URL {
  const target = new URL(url);
  const own = new URL(origin);
  const isOwn = target.origin === own.origin;
  const isListed = allow.includes(hostAndPort(target)) && (target.protocol === "https:" || target.protocol === own.protocol);
  if (!isOwn && !isListed)
    throw new ConnectorError("config", `${target.origin} is not the address this source may be asked at (${[own.origin, ...allow].join(", ")})`);
  refuseAddress(target.hostname.replace(/^\[|\]$/g, ""));
  return target;
}

function hostAndPort({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port === "" ? (protocol === "https:" ? "443" : "80") : port}`;
}
