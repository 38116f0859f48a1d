/** Why a case waits, in the neutral words of the ledger. Whether a regulation accepts them is not the departments' affair. */
export const PAUSE_REASONS = [
  "chờ công dân bổ sung",
  "chờ ý kiến chuyên môn",
  "chờ giám định, đo đạc",
  "chờ lãnh đạo",
  "chờ kinh phí",
  "cán bộ nghỉ phép",
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** How often each is given. */
export const PAUSE_REASON_WEIGHTS: Readonly<Record<PauseReason, number>> = {
  "chờ công dân bổ sung": 42,
  "chờ ý kiến chuyên môn": 24,
  "chờ giám định, đo đạc": 12,
  "chờ lãnh đạo": 12,
  "chờ kinh phí": 6,
  "cán bộ nghỉ phép": 4,
};

export const EXTENSION_REASONS: readonly string[] = [
  "Vụ việc phức tạp, cần xác minh thêm tại thực địa",
  "Chờ vật tư thay thế, nhà cung cấp giao chậm",
  "Liên quan nhiều đơn vị, chưa thống nhất hướng xử lý",
  "Mưa lũ, chưa thi công được",
];

export const NO_RESULT_REASONS: readonly string[] = [
  "Đơn vị phối hợp chưa gửi ý kiến",
  "Đang chờ bố trí kinh phí sửa chữa",
  "Đang lập phương án, chưa được thẩm định",
  "Các hộ dân chưa thống nhất, phải tổ chức đối thoại lại",
  "Nhà thầu chưa hoàn thành phần việc được giao",
];

export const URGINGS: readonly string[] = [
  "Đôn đốc: đề nghị khẩn trương xử lý, báo cáo trước ngày làm việc kế tiếp",
  "Đôn đốc lần nữa, công dân đã gọi lại",
  "Lãnh đạo yêu cầu báo cáo tiến độ",
];

/** Who may grant an extension, by department's product. */
export const APPROVERS: Readonly<Record<"tinh" | "sxd", readonly string[]>> = {
  tinh: ["Chánh Văn phòng UBND tỉnh", "Phó Chủ tịch UBND tỉnh"],
  sxd: ["Giám đốc Sở", "Phó Giám đốc Sở"],
};

export const WITHDRAWN = "Công dân xin rút phản ánh";
export const MERGED_NOTE = "Trùng nội dung, gộp vào hồ sơ đang xử lý";

type Proposal = { title: string; content: string };

export const ON_REGULATIONS: readonly Proposal[] = [
  {
    title: "Kiến nghị bỏ giấy xác nhận tình trạng nhà ở trong thủ tục cấp phép",
    content: "Thành phần hồ sơ còn đòi giấy xác nhận tình trạng nhà ở dù dữ liệu đã có trên hệ thống. Kiến nghị bỏ giấy này cho dân đỡ đi lại.",
  },
  {
    title: "Thời gian giải quyết thủ tục đổi giấy phép quá dài so với quy định chung",
    content: "Quyết định công bố thủ tục ghi 15 ngày, trong khi nghị định chỉ quy định 10 ngày. Đề nghị rà soát và sửa cho thống nhất.",
  },
  {
    title: "Mẫu đơn của thủ tục đăng ký hộ kinh doanh chồng chéo",
    content: "Hai mẫu đơn cùng hỏi một nội dung, phải khai hai lần. Kiến nghị gộp thành một mẫu và cho nộp bản điện tử.",
  },
  {
    title: "Quy định nộp bản sao chứng thực không còn phù hợp",
    content: "Thủ tục vẫn bắt buộc bản sao chứng thực dù đã có giấy tờ trên VNeID. Đề nghị sửa quy định để chấp nhận bản điện tử.",
  },
];

export const ON_DOCUMENTS: readonly Proposal[] = [
  {
    title: "Quyết định của tỉnh về hạn mức đất ở mâu thuẫn với luật",
    content: "Khoản 2 quyết định quy phạm của tỉnh về hạn mức đất ở không thống nhất với luật mới, gây khó khi làm thủ tục. Kiến nghị sửa đổi.",
  },
  {
    title: "Nghị quyết về mức thu dịch vụ rác chưa rõ đối tượng",
    content: "Nghị quyết của HĐND tỉnh không nói rõ hộ thuê nhà thuộc nhóm nào, mỗi nơi thu một kiểu. Đề nghị hướng dẫn hoặc sửa văn bản.",
  },
  {
    title: "Quy định phân cấp quản lý vỉa hè còn khoảng trống",
    content: "Văn bản phân cấp không nêu cơ quan quản lý vỉa hè các tuyến mới bàn giao. Kiến nghị bổ sung vào văn bản quy phạm pháp luật.",
  },
];
