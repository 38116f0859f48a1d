import type { Dice } from "../random.ts";

/** A commune, or an old ward of the dissolved district, with what people name when they say where. */
export type Area = {
  /** Commune code of the register, or the old ward's "W01" to "W12". */
  code: string;
  name: string;
  lat: number;
  long: number;
  streets: readonly string[];
  hamlets: readonly string[];
  schools: readonly string[];
  market: string;
  clinic: string;
};

export const COMMUNES: readonly Area[] = [
  {
    code: "P-TRUNGTAM",
    name: "phường Trung Tâm",
    lat: 18.6731,
    long: 105.6923,
    streets: [
      "đường Trần Phú",
      "đường Nguyễn Thị Minh Khai",
      "đường Lê Lợi",
      "đường Quang Trung",
      "đường Phan Đình Phùng",
      "đường Hồ Tùng Mậu",
      "đường Đinh Công Tráng",
      "phố Cửa Tiền",
      "đường Ngô Gia Tự",
      "hẻm 42 đường Lê Lợi",
    ],
    hamlets: ["khu phố 1", "khu phố 3", "khu phố 5", "khu phố Cửa Tiền", "khối Tân Vinh", "khối Vinh Lộc"],
    schools: ["Trường Tiểu học Lê Lợi", "Trường THCS Trung Tâm", "Trường Mầm non Hoa Sen", "Trường THPT Sông Lam"],
    market: "chợ Cửa Tiền",
    clinic: "Trạm Y tế phường Trung Tâm",
  },
  {
    code: "P-HAIAN",
    name: "phường Hải An",
    lat: 18.7912,
    long: 105.7431,
    streets: [
      "đường Bình Minh",
      "đường Ven Biển",
      "đường Mai Thúc Loan",
      "đường Nguyễn Sinh Cung",
      "đường Cầu Cảng",
      "đường Hải Thượng Lãn Ông",
      "ngõ 15 đường Mai Thúc Loan",
    ],
    hamlets: ["khu phố Hải Thanh", "khu phố Hải Bình", "khu phố Làng Chài", "khu tái định cư Cồn Dừa", "khối Đại Tân"],
    schools: ["Trường Tiểu học Hải An", "Trường THCS Hải Thanh", "Trường Mầm non Sao Biển"],
    market: "chợ Hải Sản",
    clinic: "Trạm Y tế phường Hải An",
  },
  {
    code: "P-DONGTHANH",
    name: "phường Đông Thành",
    lat: 18.7054,
    long: 105.6518,
    streets: ["đường Phan Bội Châu", "đường 30 Tháng 4", "đường Ga Cũ", "đường Nguyễn Trãi", "đường Đốc Thiết", "quốc lộ 46 đoạn qua chợ Đông"],
    hamlets: ["khu phố Ga", "khu phố Đông Tiến", "khu phố Thành Bắc", "tổ dân phố 7", "khối Yên Toàn"],
    schools: ["Trường Tiểu học Đông Thành", "Trường THCS Phan Bội Châu", "Trường THPT Đông Thành"],
    market: "chợ Đông",
    clinic: "Trạm Y tế phường Đông Thành",
  },
  {
    code: "X-ANPHU",
    name: "xã An Phú",
    lat: 18.6402,
    long: 105.6089,
    streets: ["đường liên xã An Phú – Bình Hòa", "tỉnh lộ 538", "đường Đê Tả Lam", "đường Kênh N2", "đường trục thôn Phú Thượng"],
    hamlets: ["thôn Phú Thượng", "thôn Phú Hạ", "thôn Đông An", "thôn Xuân Lâm", "xóm Đình"],
    schools: ["Trường Tiểu học An Phú", "Trường THCS An Phú", "Trường Mầm non Phú Thượng"],
    market: "chợ Phú",
    clinic: "Trạm Y tế xã An Phú",
  },
  {
    code: "X-BINHHOA",
    name: "xã Bình Hòa",
    lat: 18.6205,
    long: 105.5611,
    streets: ["tỉnh lộ 540", "đường Hòa Lạc – Bến Đò", "đường Kênh Chính", "đường trục xã Bình Hòa", "đường vào cụm công nghiệp Hòa Sơn"],
    hamlets: ["thôn Hòa Lạc", "thôn Bình Minh", "thôn Hòa Sơn", "thôn Bến Đò", "xóm Nương"],
    schools: ["Trường Tiểu học Bình Hòa", "Trường THCS Hòa Lạc"],
    market: "chợ Bến Đò",
    clinic: "Trạm Y tế xã Bình Hòa",
  },
  {
    code: "X-TANLOC",
    name: "xã Tân Lộc",
    lat: 18.5823,
    long: 105.6377,
    streets: ["đường Tân Sơn – Lộc Điền", "tỉnh lộ 542", "đường vào mỏ đá Rú Mượu", "đường Hồ Chứa", "đường liên thôn Tân Mỹ"],
    hamlets: ["thôn Tân Sơn", "thôn Lộc Điền", "thôn Tân Mỹ", "thôn Rú Mượu", "xóm Trại"],
    schools: ["Trường Tiểu học Tân Lộc", "Trường PTCS Lộc Điền", "Trường Mầm non Tân Mỹ"],
    market: "chợ Sơn",
    clinic: "Trạm Y tế xã Tân Lộc",
  },
];

const OLD_WARDS: readonly (readonly [string, string, string])[] = [
  ["W01", "xã Phú Lâm", "X-ANPHU"],
  ["W02", "xã An Sơn", "X-ANPHU"],
  ["W03", "xã Đông Phú", "X-ANPHU"],
  ["W04", "xã Hòa Lạc", "X-BINHHOA"],
  ["W05", "xã Bình Minh", "X-BINHHOA"],
  ["W06", "xã Hòa Sơn", "X-BINHHOA"],
  ["W07", "xã Tân Sơn", "X-TANLOC"],
  ["W08", "xã Lộc Điền", "X-TANLOC"],
  ["W09", "xã Tân Mỹ", "X-TANLOC"],
  ["W10", "thị trấn Đông Thành", "P-DONGTHANH"],
  ["W11", "xã Thành Công", "P-DONGTHANH"],
  ["W12", "xã Đông Hải", "P-DONGTHANH"],
];

/** @throws a code without a commune is a fault of the simulator */
export function commune(code: string): Area {
  const found = COMMUNES.find((area) => area.code === code);
  if (found === undefined) throw new Error(`no commune has the code ${code}`);
  return found;
}

/** The wards of the district that ended on 2025-06-30; each has the streets and hamlets of the commune it went into. */
export const DISTRICT_WARDS: readonly Area[] = OLD_WARDS.map(([code, name, successor], index) => {
  const area = commune(successor);
  return { ...area, code, name, clinic: `Trạm Y tế ${name}`, lat: area.lat + (index % 3) * 0.011, long: area.long - (index % 3) * 0.009 };
});

/** An exact spot on that street of the area, in the words of somebody on the phone; begins with a small letter. */
export function spotOn(street: string, hamlet: string, area: Area, dice: Dice): string {
  const number = dice.whole(3, 286);
  const other = dice.pick(area.streets.filter((name) => name !== street));
  return dice.pick([
    `trước số nhà ${number} ${street}`,
    `khu vực số ${number} ${street}`,
    `đoạn từ số ${number} đến số ${number + dice.whole(6, 40)} ${street}`,
    `${street}, đoạn qua cổng ${dice.pick(area.schools)}`,
    `ngã ba ${street} giao ${other}`,
    `${street}, đối diện ${area.market}`,
    `${hamlet}, gần ${street}`,
    `cuối ${street}, giáp ${hamlet}`,
  ]);
}
