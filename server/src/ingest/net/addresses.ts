import { BlockList, isIP } from "node:net";
import { ConnectorError } from "@dau-moi/connectors";

/** Addresses no department's system has: of this machine's own link, of clouds' metadata, of nobody, of many. Loopback is allowed, since systems may run beside the hub. */
const refused = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["169.254.0.0", 16],
  ["100.100.100.200", 32],
  ["224.0.0.0", 3],
] as const)
  refused.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of [
  ["::", 128],
  ["fe80::", 10],
  ["fd00:ec2::254", 128],
  ["ff00::", 8],
] as const)
  refused.addSubnet(net, prefix, "ipv6");

/**
 * @param host an IP address; a name passes, to be judged once it is resolved
 * @throws {ConnectorError} config
 */
export function refuseAddress(host: string): void {
  const version = isIP(host);
  if (version !== 0 && refused.check(host, version === 4 ? "ipv4" : "ipv6"))
    throw new ConnectorError("config", `${host} is a link-local, metadata or group address; no source is asked there`);
}
