import type { Channel, Field, Stage } from "@dau-moi/schema";

/** Words of a case on paper and in files, as the screens have them. */
export const FIELD_WORDS: Readonly<Record<Field, string>> = {
  URBAN_INFRASTRUCTURE: "Hạ tầng đô thị",
  TRANSPORT: "Giao thông",
  CONSTRUCTION: "Xây dựng",
  LAND: "Đất đai",
  ENVIRONMENT: "Môi trường",
  PUBLIC_ORDER: "An ninh trật tự",
  ADMINISTRATIVE_PROCEDURE: "Thủ tục hành chính",
  CIVIL_SERVANT_CONDUCT: "Thái độ cán bộ",
  HEALTH: "Y tế",
  EDUCATION: "Giáo dục",
  SOCIAL_POLICY: "Chính sách xã hội",
  PROPOSAL: "Kiến nghị, đề xuất",
};

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  RECEIVED: "Mới tiếp nhận",
  ASSIGNED: "Đã giao",
  IN_PROGRESS: "Đang xử lý",
  RESOLVED: "Có kết quả",
  ANSWERED: "Đã trả lời",
  CLOSED: "Kết thúc",
  DECLINED: "Từ chối tiếp nhận",
  REDIRECTED: "Chuyển cơ quan khác",
};

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  PHONE: "Điện thoại",
  SMS: "Tin nhắn",
  WEB: "Cổng thông tin",
  APP: "Ứng dụng",
  CHATBOT: "Trợ lý ảo",
  EMAIL: "Thư điện tử",
  POST: "Bưu điện",
  IN_PERSON: "Trực tiếp",
  OTHER_SYSTEM: "Hệ thống khác",
};
