import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import type { LookupFunction } from "node:net";

/** Addresses no department's system has: of this machine's own link, of clouds' metadata, of nobody, of many. Loopback is allowed, since systems may run beside the hub. */
const nobodys = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["169.254.0.0", 16],
  ["100.100.100.200", 32],
  ["224.0.0.0", 3],
] as const)
  nobodys.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of [
  ["::", 128],
  ["fe80::", 10],
  ["fd00:ec2::254", 128],
  ["ff00::", 8],
] as const)
  nobodys.addSubnet(net, prefix, "ipv6");

/** Whether no department's system can be at this IP address; a name is judged once it is resolved. */
export function isNobodysAddress(host: string): boolean {
  const version = isIP(host);
  return version !== 0 && nobodys.check(host, version === 4 ? "ipv4" : "ipv6");
}

/** All addresses of a name, in the resolver's order. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

const bySystem: Resolve = (host) => lookup(host, { all: true, order: "verbatim" });

/**
 * Resolves each name once and keeps to what it was then, so that a name which changes meanwhile leads nowhere else. Certificates and the Host header
 * still go by the name.
 * @param judge throws for an address that nothing may be asked at: the whole name is then refused
 */
export function pinnedLookup(judge: (address: string) => void, resolve: Resolve = bySystem): LookupFunction {
  const known = new Map<string, Promise<LookupAddress[]>>();
  const judged = async (host: string): Promise<LookupAddress[]> => {
    const addresses = await resolve(host);
    for (const { address } of addresses) judge(address);
    return addresses;
  };
  return (host, options, callback) => {
    const found = known.get(host) ?? judged(host);
    known.set(host, found);
    found.then(
      (addresses) => {
        const wanted = addresses.filter(({ family }) => options.family === 0 || options.family === undefined || options.family === family);
        const [first] = wanted;
        if (options.all === true) callback(null, wanted);
        else if (first === undefined) callback(Object.assign(new Error(`${host} has no such address`), { code: "ENOTFOUND" }), "", 0);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => {
        known.delete(host); // a resolver that was down for a moment may be asked again
        callback(error, "", 0);
      },
    );
  };
}
