import type { Instant } from "../platform/instant.ts";
import { localDay, localTime } from "../platform/local-time.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";
import type { Letter } from "./letter-document.ts";

/** The issuing body and the one above it, as a letter's head names them. */
export function bodyOf(issuer: Unit, units: UnitRegister): Pick<Letter, "superior" | "body"> {
  if (issuer.parentId === null) return { superior: null, body: ["ỦY BAN NHÂN DÂN", issuer.name.toUpperCase()] };
  const superior = parentBody(issuer, units).toUpperCase();
  return issuer.kind === "COMMUNE" ? { superior: null, body: ["ỦY BAN NHÂN DÂN", issuer.name.toUpperCase()] } : { superior, body: [issuer.name.toUpperCase()] };
}

export function parentBody(issuer: Unit, units: UnitRegister): string {
  const parent = units.byId(issuer.parentId ?? issuer.id);
  return parent.kind === "PROVINCE" || parent.kind === "COMMUNE" ? `UBND ${parent.name.slice(0, 1).toLowerCase()}${parent.name.slice(1)}` : parent.name;
}

/** A province's own bodies date their letters from the province, a commune's from the commune. */
export function placeName(issuer: Unit, units: UnitRegister): string {
  const place = issuer.kind === "COMMUNE" ? issuer : units.province;
  return place.name.replace(/^(Tỉnh|Thành phố|Xã|Phường|Đặc khu) /, "");
}

/** 16/03/2026 */
export const vietnameseDay = (day: string): string => day.split("-").toReversed().join("/");

/** "09 giờ 00 phút ngày 16/03/2026" in the province */
export function momentWords(at: Instant): string {
  const [hours, minutes] = localTime(at).split(":");
  return `${hours} giờ ${minutes} phút ngày ${vietnameseDay(localDay(at))}`;
}
