import type { Dice } from "../random.ts";
import type { Area } from "./places.ts";

/** The one who called or wrote, as the source keeps it, with what that person asked to keep confidential. */
export type Caller = {
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  hideName: boolean;
  hidePhone: boolean;
  hideContent: boolean;
};

const SURNAMES: Readonly<Record<string, number>> = {
  Nguyễn: 34,
  Trần: 13,
  Lê: 10,
  Phạm: 7,
  Hoàng: 5,
  Phan: 5,
  Vũ: 3,
  Võ: 4,
  Đặng: 4,
  Bùi: 3,
  Đỗ: 2,
  Hồ: 5,
  Ngô: 2,
  Dương: 2,
  Đinh: 2,
  Lương: 1,
  Cao: 2,
  Thái: 2,
};
const WOMEN_MIDDLE = ["Thị", "Thị Thu", "Thị Hồng", "Thị Thanh", "Thị Minh", "Khánh", "Ngọc", "Thùy"];
const WOMEN_GIVEN = [
  "Lan",
  "Hương",
  "Hoa",
  "Mai",
  "Nga",
  "Thủy",
  "Hạnh",
  "Phượng",
  "Tuyết",
  "Yến",
  "Nhung",
  "Oanh",
  "Liên",
  "Hiền",
  "Trang",
  "Vân",
  "Bích",
  "Thảo",
  "Quỳnh",
  "Lý",
];
const MEN_MIDDLE = ["Văn", "Đình", "Xuân", "Hữu", "Quang", "Đức", "Minh", "Công", "Trọng", "Bá", "Sỹ"];
const MEN_GIVEN = [
  "Hùng",
  "Dũng",
  "Tuấn",
  "Nam",
  "Sơn",
  "Hải",
  "Thắng",
  "Long",
  "Cường",
  "Bình",
  "Đạt",
  "Khoa",
  "Lộc",
  "Phúc",
  "Tài",
  "Vinh",
  "Hậu",
  "Nghĩa",
  "Quyết",
  "Thịnh",
  "Lâm",
  "Tiến",
];

function plainLetters(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
}

function fullName(dice: Dice): string {
  const surname = dice.weighted(SURNAMES);
  return dice.chance(0.46) ? `${surname} ${dice.pick(WOMEN_MIDDLE)} ${dice.pick(WOMEN_GIVEN)}` : `${surname} ${dice.pick(MEN_MIDDLE)} ${dice.pick(MEN_GIVEN)}`;
}

/** An officer as citizens name one: a title and an initial, never a full name. */
export function officerInitial(dice: Dice): string {
  return `${dice.pick(["chị", "anh", "ông", "bà", "cán bộ tên"])} ${dice.pick(["H", "T", "L", "N", "P", "Q", "V", "D", "M"])}.`;
}

/**
 * An invented citizen of the area: about one in twenty asks for confidentiality, one in twelve gives no name.
 * @param writes true where the channel asks for an address to write to
 */
export function inventCaller(area: Area, writes: boolean, dice: Dice): Caller {
  const name = dice.chance(0.08) ? null : fullName(dice);
  const phone = dice.chance(0.04) ? null : `09${dice.whole(0, 99_999_999).toString().padStart(8, "0")}`;
  const email = name !== null && writes && dice.chance(0.7) ? `${plainLetters(name).replaceAll(" ", ".")}${dice.whole(1, 99)}@example.vn` : null;
  const address = dice.chance(0.78) ? `Số ${dice.whole(1, 240)}, ${dice.pick(area.hamlets)}, ${area.name}` : null;
  const confidential = dice.chance(0.052);
  const hideName = confidential && dice.chance(0.8);
  const hidePhone = confidential && dice.chance(0.7);
  return { name, phone, email, address, hideName, hidePhone, hideContent: confidential && ((!hideName && !hidePhone) || dice.chance(0.2)) };
}
