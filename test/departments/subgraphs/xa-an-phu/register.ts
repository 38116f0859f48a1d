import { diceOf, fingerprint } from "../../random.ts";

export interface FieldVisit {
  id: string;
  visitedAt: string;
  outcome: "CONFIRMED" | "NOT_FOUND" | "FIXED_ON_SITE" | "NEEDS_MATERIAL";
  note: string;
  photos: number;
}

const VISITS = 120;
/** Visits before the newest one that still count as those of the last 30 days. */
const RECENT_MS = 30 * 86_400_000;
const NEWEST = Date.parse("2026-11-19T09:40:00Z");
const NOTES: Readonly<Record<FieldVisit["outcome"], readonly string[]>> = {
  CONFIRMED: ["Đúng như phản ánh, mặt đường hư hỏng khoảng 3 m².", "Rãnh thoát nước bị lấp, nước tràn ra đường.", "Cột điện nghiêng, đã báo điện lực."],
  NOT_FOUND: ["Tại vị trí phản ánh không còn hiện tượng nêu.", "Không xác định được vị trí, đề nghị bổ sung địa chỉ."],
  FIXED_ON_SITE: ["Đã dọn rác, khơi thông miệng cống trong buổi.", "Đã thay bóng đèn chiếu sáng tại chỗ."],
  NEEDS_MATERIAL: ["Cần 2 tấm đan cống mới, xã đã lập dự trù.", "Cần thảm lại mặt đường, chờ bố trí vật tư."],
};

/** The commune's own offset: it writes no UTC. */
function localInstant(at: number): string {
  return `${new Date(at + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
}

function inventVisit(index: number): FieldVisit {
  const dice = diceOf(`xa-an-phu:visit:${index}`);
  const outcome = dice.weighted({ CONFIRMED: 5, FIXED_ON_SITE: 3, NOT_FOUND: 1, NEEDS_MATERIAL: 2 });
  const age = index * 36 * 3_600_000 + dice.whole(0, 20) * 3_600_000;
  return {
    id: `KT-${String(VISITS - index).padStart(4, "0")}`,
    visitedAt: localInstant(NEWEST - age),
    outcome,
    note: dice.pick(NOTES[outcome]),
    photos: dice.whole(0, 6),
  };
}

/** The newest first. */
export const visits: readonly FieldVisit[] = Array.from({ length: VISITS }, (_none, index) => inventVisit(index)).toSorted((a, b) =>
  b.visitedAt.localeCompare(a.visitedAt),
);

/** The same visit for the same case in every process; about one case in four has none. */
export function visitOf(reference: string): FieldVisit | null {
  const drawn = fingerprint(`visit:${reference}`);
  return drawn % 4 === 0 ? null : (visits[Math.floor(drawn / 4) % visits.length] ?? null);
}

/** Counted back from the newest visit: the register is made up once and has no present day. */
export const recentVisits: number = visits.filter(({ visitedAt }) => Date.parse(visitedAt) > NEWEST - RECENT_MS).length;
