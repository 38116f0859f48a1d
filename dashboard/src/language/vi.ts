import { viAccounts } from "./vi-accounts.ts";
import type { viAudit } from "./vi-audit.ts";
import type { viBacklog } from "./vi-backlog.ts";
import type { viCampaigns } from "./vi-campaigns.ts";
import type { viInside } from "./vi-inside.ts";
import { viChanges } from "./vi-changes.ts";
import { viDetail } from "./vi-detail.ts";
import { viDirectives } from "./vi-directives.ts";
import type { viNotices } from "./vi-notices.ts";
import { viUnits } from "./vi-units.ts";
import { viSources } from "./vi-sources.ts";
import { viProposals } from "./vi-proposals.ts";
import type { viMatter } from "./vi-matter.ts";
import { viRules } from "./vi-rules.ts";
import { viWords } from "./vi-words.ts";

/** Every text of the dashboard in Vietnamese. English has the same messages: its type holds it to that. */
export const vi = {
  ...viWords,
  ...viDetail,
  ...viDirectives,
  ...viChanges,
  ...viUnits,
  ...viAccounts,
  ...viRules,
  ...viProposals,
  ...viSources,

  "app.name": "Đầu Mối",
  "app.sample": "Dữ liệu mẫu",
  "app.sampleWhy": "Dữ liệu do hệ thống tự tạo để dùng thử, không phải phản ánh có thật.",
  "app.skip": "Đến nội dung chính",
  "app.navigation": "Các trang",

  "nav.overview": "Tổng quan",
  "nav.cases": "Phản ánh",
  "nav.backlog": "Tồn đọng",
  "nav.audit": "Nhật ký kiểm toán",
  "nav.inside": "Nội bộ",
  "nav.campaigns": "Chiến dịch",
  "nav.more": "Thêm",
  "nav.admin": "Quản trị",
  "nav.sources": "Kết nối",

  "bell.none": "Thông báo: không có thông báo mới",
  "bell.unread": "{n, plural, other {Thông báo: # chưa đọc}}",

  "menu.language": "Ngôn ngữ",
  "menu.theme": "Giao diện sáng, tối",
  "menu.light": "Sáng",
  "menu.dark": "Tối",
  "menu.auto": "Theo thiết bị",
  "menu.user": "Tài khoản",
  "menu.own": "Mật khẩu, ủy quyền",
  "menu.signOut": "Đăng xuất",

  "time.at": "{time} ngày {day}",
  "time.ago": "{span} trước",

  "due.endOfDay": "hết ngày {day}",
  "due.before": "trước {time} ngày {day}",
  "due.left": "còn {span}",
  "due.late": "trễ {span}",

  "signIn.showPassword": "Hiện hoặc ẩn mật khẩu",
  "state.loading": "Đang tải…",
  "state.retry": "Thử lại",
  "state.failed": "Chưa tải được phần này.",
  "state.failedWhy": "Máy chủ chưa trả lời được. Số liệu không mất; hãy thử lại sau ít phút.",
  "state.failedOld": "Chưa đọc lại được; đang hiện số liệu cũ.",
  "state.notReady": "Đang chuẩn bị số liệu",
  "state.notReadyWhy": "Hệ thống vừa khởi động và đang đọc các nguồn. Trang sẽ tự hiện khi có số liệu.",
  "state.badAsOf": "Không mở được số liệu tại thời điểm này",
  "state.badAsOfWhy": "Đường dẫn ghi một thời điểm mà hệ thống không có.",
  "state.forbidden": "Bạn không có quyền xem trang này",
  "state.forbiddenWhy": "Vai trò và đơn vị của bạn không bao gồm nội dung này. Nếu cần, hãy liên hệ người quản trị hệ thống.",
  "state.unknownUnit": "Không có đơn vị này",
  "state.unknownUnitWhy": "Đường dẫn ghi một mã đơn vị không có trong danh mục.",
  "state.notFound": "Không có trang này",
  "state.notFoundWhy": "Đường dẫn có thể đã cũ hoặc gõ nhầm.",
  "state.home": "Về trang đầu",
  "state.unknown": "chưa rõ",
  "state.newest": "Xem số liệu mới nhất",

  "connection.connecting": "Đang kết nối…",
  "connection.live": "Trực tiếp · {time}",
  "connection.again": "Đang nối lại…",
  "connection.lost": "Mất kết nối từ {time} — số liệu cũ",
  "connection.liveWhy": "Số liệu tự cập nhật. Lần cập nhật gần nhất: {at}.",
  "connection.lostWhy": "Chưa nhận được số liệu mới từ {at}. Hệ thống đang tự nối lại.",

  "signIn.title": "Đăng nhập",
  "signIn.lead": "Nơi lãnh đạo và các cơ quan cùng theo dõi phản ánh, kiến nghị của người dân từ mọi đường dây nóng.",
  "signIn.username": "Tên đăng nhập",
  "signIn.password": "Mật khẩu",
  "signIn.submit": "Đăng nhập",
  "signIn.busy": "Đang đăng nhập…",
  "signIn.sample": "Vào xem với tài khoản mẫu",
  "signIn.sampleLead": "Chọn một vai trò, không cần mật khẩu.",
  "signIn.own": "Hoặc đăng nhập bằng tài khoản khác",
  "signIn.wrong": "Tên đăng nhập hoặc mật khẩu không đúng.",
  "signIn.tooMany": "Đã sai quá nhiều lần. Hãy thử lại sau {span}.",
  "signIn.failed": "Chưa đăng nhập được vì máy chủ chưa trả lời. Hãy thử lại.",
  "signIn.missing": "Hãy nhập tên đăng nhập và mật khẩu.",

  "definition.of": "Định nghĩa: {name}",
  "definition.basis": "Theo {regulation}, có hiệu lực từ {day}, và lịch làm việc đang áp dụng.",

  "board.title": "Tổng quan",
  "board.asOf": "Số liệu tính đến",
  "board.old": "số liệu cũ {span}",
  "board.readUpTo": "Nguồn đọc đến",
  "board.readNever": "có nguồn chưa đọc lần nào",
  "board.coverage": "{fresh}/{total} nguồn",
  "board.coveragePartial": "Chưa đủ: {fresh}/{total} nguồn có số liệu mới",
  "board.figures": "Các con số chính",
  "board.open": "Đang mở",
  "board.overdue": "Quá hạn",
  "board.dueSoon": "Sắp đến hạn",
  "board.receivedToday": "Tiếp nhận hôm nay",
  "board.closedToday": "Kết thúc hôm nay",
  "board.inherited": "Quá hạn bàn giao",
  "board.inheritedWhy": "Đã quá hạn từ đơn vị trước, trước khi giao cho đơn vị đang giữ. Tính riêng để không quy lỗi cho đơn vị nhận.",
  "board.shareOfOpen": "{share} số đang mở",
  "board.noteOpen": "chưa kết thúc",
  "board.paused": "{n} đang tạm dừng",
  "board.noteInherited": "trong số quá hạn",
  "board.noteDueSoon": "theo ngưỡng quy chế",
  "board.noteDay": "ngày {day}",
  "board.supervised": "Được giám sát",
  "board.openList": "Mở danh sách {n} phản ánh: {figure}",
  "board.pause": "Tạm dừng",
  "board.resume": "Tiếp tục",
  "board.pausedAt": "Tạm dừng lúc {time}",
  "board.waiting": "{n, plural, other {# thay đổi chờ}}",
  "board.waitingUnknown": "đã có số liệu mới hơn",
  "board.waitingNone": "chưa có thay đổi",

  "change.title": "Thay đổi gần nhất",
  "change.none": "Chưa có thay đổi từ khi mở trang",
  "change.why": "Vì sao con số đổi?",
  "change.again": "đọc lại sau khi nối lại",
  "change.log": "Các lần thay đổi từ khi mở trang",
  "change.figures": "Số đổi",
  "change.causes": "Nguyên nhân",

  "units.title": "Đơn vị cần chú ý",
  "units.why": "Xếp theo tỷ lệ quá hạn trên số đang mở, cao nhất trước.",
  "units.rank": "Thứ hạng",
  "units.unit": "Đơn vị",
  "units.share": "Tỷ lệ quá hạn",
  "units.overdue": "Quá hạn",
  "units.open": "Đang mở",
  "units.dueSoon": "Sắp đến hạn",
  "units.tooFew": "Chưa đủ mẫu, không xếp hạng",
  "units.tooFewShort": "chưa đủ mẫu",
  "units.ownOf": "{unit} (trực tiếp)",
  "units.total": "Tổng cộng",
  "units.sort": "Sắp xếp lại",
  "units.heldWhy": "Thứ tự được giữ yên trong lúc bạn đang xem.",
  "units.all": "{n, plural, other {Xem cả # đơn vị}}",
  "units.fewer": "Thu gọn",
  "units.none": "Không có đơn vị nào đang giữ phản ánh.",
  "units.overdueOfOpen": "Quá hạn / đang mở",
  "units.inheritedOf": "Trong đó {n} quá hạn nhận bàn giao",
  "units.ofOpen": "{overdue}/{open}",

  "trend.title": "Tiếp nhận và kết thúc theo tuần",
  "trend.received": "Tiếp nhận",
  "trend.closed": "Kết thúc",
  "trend.week": "Tuần",
  "trend.weekOf": "Tuần {from} – {to}",
  "trend.running": "chưa hết tuần",
  "trend.chart": "Biểu đồ",
  "trend.table": "Bảng",
  "trend.shown": "Cách hiện",
  "trend.none": "Chưa có tuần nào có số liệu.",
  "trend.asOf": "Tính đến {at}. Tuần cuối chưa hết.",

  "cases.title": "Phản ánh, kiến nghị",
  "cases.total": "{n, plural, other {# phản ánh}}",
  "cases.asOf": "tính đến {at}",
  "cases.newer": "Đã có thay đổi mới: {causes}",
  "cases.newerUnknown": "Đã có số liệu mới hơn danh sách này.",
  "cases.update": "Cập nhật danh sách",
  "cases.more": "{n, plural, other {Xem thêm # phản ánh}}",
  "cases.loaded": "Đang hiện {n}/{total}",
  "cases.all": "Đã hiện đủ {n}/{total}",
  "cases.empty": "Không có phản ánh nào khớp",
  "cases.emptyWhy": "Tính đến {at}, không phản ánh nào đúng với các điều kiện đang chọn.",
  "cases.clear": "Bỏ hết điều kiện",
  "cases.filters": "Điều kiện lọc",
  "cases.search": "Tìm mã, tiêu đề, địa điểm",
  "cases.searchWhy": "Gõ có dấu hoặc không dấu đều được",
  "cases.searchGo": "Tìm",
  "cases.order": "Thứ tự",
  "cases.group": "Nhóm theo hạn",
  "cases.remove": "Bỏ điều kiện: {name}",
  "cases.reference": "Mã",
  "cases.what": "Nội dung",
  "cases.unit": "Đơn vị giữ",
  "cases.stage": "Giai đoạn",
  "cases.received": "Tiếp nhận",
  "cases.due": "Hạn",
  "cases.source": "Nguồn",
  "cases.urgent": "Khẩn",
} as const;

/** Messages that come with the first page, and those that come with a page of their own. */
export type MessageId =
  | keyof typeof vi
  | keyof typeof viAudit
  | keyof typeof viBacklog
  | keyof typeof viCampaigns
  | keyof typeof viInside
  | keyof typeof viNotices
  | keyof typeof viMatter;
