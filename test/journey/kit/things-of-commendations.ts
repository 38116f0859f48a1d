import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import { identity, selfTold } from "./canaries.ts";
import type { Target } from "./matrix.ts";

type Asked = Partial<Record<Target, (role: Role | null) => string>>;

const PAPER = 'documentNumber: "12/QĐ-UBND", documentDay: "2026-03-01"';
const ROUND = 'form: "GIAY_KHEN_CHUYEN_DE", scheme: "DDN-DON-VI", kind: MONTH, from: "2026-02-01", to: "2026-02-28"';

/** What each act on a dossier takes beside a key and the dossier. @param words what is said */
const ACTS: Readonly<Record<string, (words: string) => string>> = {
  reportAchievements: (words) => `words: ${words}, earlier: []`,
  reportOwnAchievements: (words) => `words: ${words}, earlier: []`,
  stateCommendation: (words) => `check: PRESS, result: CLEAR, words: ${words}, ${PAPER}`,
  checkCommendation: () => "",
  proposeCommendation: (words) => `words: ${words}`,
  decideCommendation: (words) => `verdict: REFUSED, reason: ${words}, ${PAPER}, waivers: []`,
  revokeCommendation: (words) => `reason: ${words}, ${PAPER}`,
};

/** What the matrix asks commendation for: a dossier that there is not; keys are one a role. */
export function thingsOfCommendations(unit: Readonly<Record<Target, string>>): Record<string, Asked> {
  const key = (n: number, role: Role | null): string =>
    `key: "00000000-0000-4000-8012-${String(n).padStart(6, "0")}${String(role === null ? 0 : ROLES.indexOf(role) + 1).padStart(6, "0")}"`;
  const none: Asked = { other: () => 'id: "999999"' };
  const both = (text: (target: Target, role: Role | null) => string): Asked => ({ own: (role) => text("own", role), other: (role) => text("other", role) });
  const acts = Object.entries(ACTS).map(([act, rest], n): [string, Asked] => [
    act,
    { other: (role) => `input: { ${key(n + 1, role)}, id: "999999", ${rest('"Đã xem"')} }` },
  ]);
  return {
    commendationRounds: { own: () => "first: 10" },
    commendationRound: none,
    commendation: none,
    commendationPaper: { other: () => 'round: "999999"' },
    openCommendationRound: both(
      (target, role) => `input: { ${key(target === "own" ? 20 : 21, role)}, ${ROUND}, unit: "${unit[target]}", title: "Đợt xét", legalBasis: "Kế hoạch 12" }`,
    ),
    addCommendationCandidate: both(
      (target, role) => `input: { ${key(target === "own" ? 22 : 23, role)}, round: "999999", unit: "${unit[target]}", reason: "Sáng kiến" }`,
    ),
    ...Object.fromEntries(acts),
  };
}

/** Commending, in words that name a submitter. */
export function commendationArguments(): Record<string, string[]> {
  const key = (n: number): string => `key: "00000000-0000-4000-8013-${String(n).padStart(12, "0")}"`;
  const words = JSON.stringify(`Đã gọi lại. ${selfTold(identity(0), 86)}`);
  const acts = Object.entries(ACTS).map(([act, rest], n): [string, string[]] => [act, [`input: { ${key(n + 1)}, id: "1", ${rest(words)} }`]]);
  return {
    commendationRounds: ["first: 100"],
    commendationRound: ['id: "1"'],
    commendation: ['id: "1"'],
    commendationPaper: ['round: "1"'],
    openCommendationRound: [`input: { ${key(20)}, ${ROUND}, title: ${JSON.stringify(selfTold(identity(0), 86).slice(0, 190))}, legalBasis: ${words} }`],
    addCommendationCandidate: [`input: { ${key(21)}, round: "1", unit: "SXD-HTGT", reason: ${words} }`],
    ...Object.fromEntries(acts),
  };
}
