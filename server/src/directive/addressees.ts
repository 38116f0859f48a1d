import type { Act, Post, Viewer } from "../access/index.ts";
import type { Instant } from "../platform/instant.ts";
import type { Problem } from "../platform/problem.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";
import type { DirectiveKind } from "./directive.words.ts";

const MOST_ADDRESSEES = 200;

/** Whom a directive goes to, and the post by which it may. */
export interface Addressed {
  post: Post;
  units: Unit[];
}

interface Asked {
  kind: DirectiveKind;
  viewer: Viewer;
  units: UnitRegister;
  now: Instant;
}

/** The units of these codes in the register's order, each alive, below the issuer's own and not his own. */
export function addressedBy(codes: readonly string[], asked: Asked): Addressed | Problem {
  const { units, viewer, kind, now } = asked;
  const named = [...new Set(codes)];
  if (named.length === 0) return { at: "addressees", message: "Cần chọn ít nhất một đơn vị nhận." };
  if (named.length > MOST_ADDRESSEES) return { at: "addressees", message: `Một văn bản gửi tối đa ${MOST_ADDRESSEES} đơn vị.` };
  const found: Unit[] = [];
  for (const code of named) {
    const unit = units.byCode(code);
    if (unit === undefined) return { at: "addressees", message: `Danh mục không có đơn vị ${code.slice(0, 40)}.` };
    if (units.endOf(unit) <= now) return { at: "addressees", message: endedMessage(unit, units) };
    found.push(unit);
  }
  const posts = viewer.posts.filter((post) => post.acts.includes(actFor(kind)));
  const own = found.find((unit) => posts.every((post) => post.unitId === unit.id));
  if (own !== undefined && posts.length > 0) return { at: "addressees", message: `${own.name} là đơn vị của bạn; không thể gửi cho chính đơn vị mình.` };
  const post = posts.find((one) => found.every((unit) => reaches(one, unit, units)));
  if (post === undefined) return { at: "addressees", message: outOfReach(kind, posts, found, units) };
  return { post, units: found.toSorted((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1)) };
}

/** The units that a viewer may address, by words of their name or code; at most 20. */
export function addresseesFor(kind: DirectiveKind, find: string, { viewer, units, now }: Omit<Asked, "kind">): Unit[] {
  const posts = viewer.posts.filter((post) => post.acts.includes(actFor(kind)));
  const words = folded(find);
  return units.all
    .filter((unit) => units.endOf(unit) > now && folded(`${unit.code} ${unit.name}`).includes(words) && posts.some((post) => reaches(post, unit, units)))
    .slice(0, 20);
}

const actFor = (kind: DirectiveKind): Act => (kind === "DIRECTIVE" ? "directUnits" : "expediteUnits");

/** Below the post's unit; the office of the province urges every unit of the province on. */
function reaches(post: Post, unit: Unit, units: UnitRegister): boolean {
  const own = units.byId(post.unitId);
  const ofProvince = post.role === "OFFICE_CHIEF" && own.kind === "PROVINCE_OFFICE";
  const above = ofProvince ? units.province : own;
  return unit.id !== own.id && unit.id !== above.id && unit.path.startsWith(above.path);
}

function outOfReach(kind: DirectiveKind, posts: readonly Post[], found: readonly Unit[], units: UnitRegister): string {
  if (posts.length === 0) return "Bạn chỉ được đôn đốc; ý kiến chỉ đạo do lãnh đạo hoặc thủ trưởng đơn vị ban hành.";
  const first = found.find((unit) => !posts.some((post) => reaches(post, unit, units)));
  const verb = kind === "DIRECTIVE" ? "chỉ đạo" : "đôn đốc";
  return `${first?.name ?? "Có đơn vị"} không thuộc phạm vi bạn được ${verb}.`;
}

function endedMessage(unit: Unit, units: UnitRegister): string {
  const heirs = units.successorsOf(unit).map(({ name, code }) => `${name} (${code})`);
  const who = heirs.length === 0 ? "chưa có đơn vị kế thừa" : `đơn vị kế thừa: ${heirs.join(", ")}`;
  return `${unit.name} đã kết thúc hoạt động; ${who}.`;
}

/** Small letters without marks: "Sở Y tế" is found by "so y te". */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim();
}
