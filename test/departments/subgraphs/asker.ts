import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import type { JWTPayload } from "jose";
import type { SubgraphName } from "./subgraph-name.ts";

const ISSUER = "dau-moi";
/** Seconds that a header may hold. */
const LONGEST_S = 60;

/** Who asks, as the header tells; claims null: there is no readable header. `refused`: why he is not answered. */
export interface Asker {
  claims: JWTPayload | null;
  refused?: string;
}

/** Reads the header of one request. */
export type ReadAsker = (header: string | undefined) => Promise<Asker>;

/** @param hubKeys where the hub's public keys are; left out: anybody is answered */
export function askerReader(name: SubgraphName, hubKeys?: string): ReadAsker {
  if (hubKeys === undefined) return (header) => Promise.resolve({ claims: decoded(tokenIn(header)) });
  const keys = createRemoteJWKSet(new URL(hubKeys));
  return async (header) => {
    const token = tokenIn(header);
    if (token === null) return { claims: null, refused: "Thiếu tiêu đề Authorization." };
    try {
      const { payload } = await jwtVerify(token, keys, { issuer: ISSUER, audience: name, algorithms: ["EdDSA"], requiredClaims: ["iat", "exp"] });
      const isShort = (payload.exp ?? Infinity) - (payload.iat ?? 0) <= LONGEST_S;
      return isShort ? { claims: payload } : { claims: payload, refused: `Hạn của tiêu đề dài hơn ${LONGEST_S} giây.` };
    } catch (error) {
      return { claims: decoded(token), refused: `Tiêu đề không hợp lệ: ${error instanceof Error ? error.message : String(error)}` };
    }
  };
}

const tokenIn = (header: string | undefined): string | null => /^Bearer (\S+)$/.exec(header ?? "")?.[1] ?? null;

function decoded(token: string | null): JWTPayload | null {
  if (token === null) return null;
  try {
    return decodeJwt(token);
  } catch {
    return null; // told as a request without a readable header
  }
}
