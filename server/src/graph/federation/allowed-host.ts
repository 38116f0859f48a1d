import { isIP } from "node:net";
import { isNobodysAddress } from "../../platform/addresses.ts";
import type { GraphProblem } from "./joined/messages.ts";

/**
 * Whether the hub may ask at an address at all: whoever runs the hub named it (GRAPH_HOSTS), whoever registers a graph cannot.
 * @param hosts host:port, or host:* for every port
 */
export function addressProblems(url: string, hosts: readonly string[]): GraphProblem[] {
  if (!URL.canParse(url)) return [{ at: "url", message: "expected https://host:port/path" }];
  const { protocol, hostname, port, username, password, hash } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  const at = `${host}:${port === "" ? (protocol === "https:" ? "443" : "80") : port}`;
  if (protocol !== "https:" && !(protocol === "http:" && isLoopback(host)))
    return [{ at: "url", message: `${protocol}//${host}: expected https; http only on this machine itself` }];
  if (username !== "" || password !== "" || hash !== "")
    return [{ at: "url", message: "expected no user, password or # in it: the hub proves itself by its header" }];
  if (isNobodysAddress(host)) return [{ at: "url", message: `${host} is a link-local, metadata or group address` }];
  if (hosts.includes(at) || hosts.includes(`${host}:*`)) return [];
  return [
    {
      at: "url",
      message: `${at} is not among the hosts that graphs may be asked at (${hosts.join(", ") || "none"}): add it to GRAPH_HOSTS and start the hub anew`,
    },
  ];
}

const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
