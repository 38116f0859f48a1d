import type { Role } from "@dau-moi/schema";
import type { Target } from "./matrix.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;

/** A key of figures for one's own unit, and for another's. One that is not there is approved and revoked by nobody. */
export function thingsOfKeys(unit: Record<Target, string>): Record<string, Asked> {
  const create = (target: Target) => (): string =>
    `input: { name: "Phần mềm thử", unit: "${unit[target]}", operations: [board], expiresAt: "2026-06-30T00:00:00.000Z" }`;
  return {
    createApiKey: { own: create("own"), other: create("other") },
    approveApiKey: { other: () => 'input: { id: "aaaaaaaaaa" }' },
    revokeApiKey: { other: () => 'input: { id: "aaaaaaaaaa" }' },
  };
}
