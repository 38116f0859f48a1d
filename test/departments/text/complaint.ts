import type { Field } from "@dau-moi/schema";
import type { Dice } from "../random.ts";
import { dayMonth } from "../vietnam-time.ts";
import { capitalised, fillSlots, type Scene, type Shape } from "./shape.ts";
import { INCIDENTS } from "./shapes-incidents.ts";
import { ENVIRONMENT, LAND, PUBLIC_ORDER } from "./shapes-land.ts";
import { ADMINISTRATIVE_PROCEDURE, CIVIL_SERVANT_CONDUCT, PROPOSAL } from "./shapes-office.ts";
import { EDUCATION, HEALTH, SOCIAL_POLICY } from "./shapes-people.ts";
import { CONSTRUCTION, TRANSPORT, URBAN_INFRASTRUCTURE, VEHICLES } from "./shapes-works.ts";

/** What can be complained about: the fields, and what Sở Xây dựng keeps apart as "Vận tải". */
export type Topic = Field | "VEHICLES";

const SHAPES: Readonly<Record<Topic, readonly Shape[]>> = {
  URBAN_INFRASTRUCTURE,
  TRANSPORT,
  VEHICLES,
  CONSTRUCTION,
  LAND,
  ENVIRONMENT,
  PUBLIC_ORDER,
  ADMINISTRATIVE_PROCEDURE,
  CIVIL_SERVANT_CONDUCT,
  HEALTH,
  EDUCATION,
  SOCIAL_POLICY,
  PROPOSAL,
};

const OPENINGS = [
  "",
  "",
  "",
  "Kính gửi đường dây nóng. ",
  "Tôi là người dân ở {hamlet}, {area}. ",
  "Gia đình tôi ở {hamlet}, {area} xin phản ánh như sau: ",
  "Thay mặt bà con {hamlet}, tôi xin phản ánh: ",
  "Tôi xin phản ánh đến lãnh đạo tỉnh việc sau. ",
  "Người dân {area} rất mong được quan tâm: ",
  "Tôi thường đi làm qua đây nên xin báo: ",
];
const DETAILS = [
  "",
  "",
  "",
  " Bà con đã góp ý nhiều lần nhưng chưa chuyển biến.",
  " Tôi đã báo trưởng {hamlet} từ {date} mà chưa thấy ai xuống.",
  " Có khoảng {many} hộ bị ảnh hưởng.",
  " Tôi có chụp ảnh, quay phim làm bằng chứng.",
  " Sự việc diễn ra {since}, càng ngày càng nghiêm trọng.",
  " Nhiều người già và trẻ nhỏ bị ảnh hưởng nhất.",
  " Trước đây đã xử lý một lần nhưng nay lại tái diễn.",
  " Tôi từng gọi cho {area}, được hẹn giải quyết nhưng chưa thấy gì.",
];
const CLOSINGS = [
  "",
  "",
  " Kính đề nghị cơ quan chức năng kiểm tra, xử lý.",
  " Rất mong được giải quyết sớm.",
  " Đề nghị trả lời cho tôi qua số điện thoại đã đăng ký.",
  " Xin cảm ơn.",
  " Mong lãnh đạo quan tâm chỉ đạo dứt điểm.",
  " Đề nghị làm rõ trách nhiệm của đơn vị liên quan.",
  " Nếu không xử lý được, xin cho biết lý do.",
  " Trân trọng cảm ơn đường dây nóng.",
];
const REPEATS = [
  "Phản ánh lần thứ {times}: ngày {before} tôi đã gọi về việc này nhưng đến nay chưa thấy xử lý. ",
  "Tôi gọi lại lần {times}. Vụ việc đã phản ánh ngày {before} vẫn còn nguyên. ",
  "Đơn vị trả lời đã khắc phục nhưng thực tế chỉ được vài hôm, sau lần báo ngày {before} sự việc lại tái diễn (lần {times}). ",
];

export type Complaint = { title: string; content: string; shape: Shape };

/** One complaint on the topic at the scene. */
export function inventComplaint(topic: Topic, scene: Scene, dice: Dice): Complaint {
  const chosen = dice.pick(SHAPES[topic]);
  const content =
    capitalised(fillSlots(dice.pick(OPENINGS), scene)) +
    capitalised(fillSlots(chosen.content, scene)) +
    fillSlots(dice.pick(DETAILS) + dice.pick(CLOSINGS), scene);
  return { title: fillSlots(chosen.title, scene), content, shape: chosen };
}

/** One report of an urban incident. @param service service code of the incidents' system */
export function inventIncident(service: string, scene: Scene, dice: Dice): Complaint {
  const chosen = dice.pick(INCIDENTS[service] ?? []);
  return { title: chosen.title, content: capitalised(fillSlots(chosen.content, scene)), shape: chosen };
}

/** How somebody begins who reports the same thing again. @param times 2, 3 … @param before instant of the earlier report */
export function repeatOpening(times: number, before: number, dice: Dice): string {
  return dice.pick(REPEATS).replace("{times}", String(times)).replace("{before}", dayMonth(before));
}

/** Number of distinct sentence shapes for complaints, over all fields and services. */
export function countShapes(): number {
  return [...Object.values(SHAPES), ...Object.values(INCIDENTS)].reduce((sum, shapes) => sum + shapes.length, 0);
}
