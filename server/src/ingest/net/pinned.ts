import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { refuseAddress } from "./addresses.ts";

/** All addresses of a name, in the resolver's order. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

const bySystem: Resolve = (host) => lookup(host, { all: true, order: "verbatim" });

/**
 * Resolves each name once and keeps to what it was then, so that a name which changes meanwhile leads nowhere else. Certificates and the Host header
 * still go by the name. A name one of whose addresses no source may have is refused.
 */
export function pinnedLookup(resolve: Resolve = bySystem): LookupFunction {
  const known = new Map<string, Promise<LookupAddress[]>>();
  const judged = async (host: string): Promise<LookupAddress[]> => {
    const addresses = await resolve(host);
    for (const { address } of addresses) refuseAddress(address);
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
