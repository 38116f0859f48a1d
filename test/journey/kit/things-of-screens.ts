import type { Role } from "@dau-moi/schema";
import type { Target } from "./matrix.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;

const pairing = (unit: string): string =>
  `input: { code: "AAAA-AAAA", name: "Sảnh", unit: "${unit}", boards: [OVERVIEW], rotateSeconds: 20, theme: DARK, language: VI }`;

const calls = (unit: string): string => `period: { kind: MONTH }, unit: "${unit}"`;

/** A screen that asks for a code, one with a code that was never given, and one that there is not; what a period's panel of calls asks. */
export const thingsOfScreens: Record<string, Asked> = {
  hotlineFigures: { own: () => calls("SXD"), other: () => calls("SYT") },
  askPairing: { own: () => 'input: { screen: "1920×1080" }' },
  pairDevice: { own: () => pairing("SXD"), other: () => pairing("SYT") },
  revokeDevice: { other: () => 'input: { id: "999999" }' },
};
