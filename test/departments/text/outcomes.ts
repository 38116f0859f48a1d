import type { Dice } from "../random.ts";

const ANY_MATTER: readonly string[] = [
  "Đơn vị đã kiểm tra thực tế tại {spot}, nội dung phản ánh là đúng và đã chỉ đạo khắc phục, hoàn thành {date}.",
  "Qua xác minh, phản ánh đúng một phần. Đơn vị đã làm việc với các bên liên quan và thống nhất hướng xử lý, người phản ánh đồng ý.",
  "Đã lập biên bản, yêu cầu tổ chức, cá nhân liên quan khắc phục trong {few} ngày; đơn vị sẽ kiểm tra lại.",
  "Đơn vị đã liên hệ người phản ánh qua điện thoại để giải thích rõ quy định và hướng xử lý tiếp theo.",
  "Đã có văn bản trả lời người phản ánh, nêu rõ kết quả xác minh và trách nhiệm của các bộ phận liên quan.",
  "Tiếp thu phản ánh, đơn vị đã chấn chỉnh và sẽ kiểm tra định kỳ để không tái diễn.",
  "Nội dung đã được xử lý xong; cán bộ phụ trách đã xuống tận nơi và được người dân xác nhận.",
];

/** Results that fit only some matters: a result fits where one of the words stands in the complaint. */
type Result = readonly [about: readonly string[], text: string];

const WORKS: readonly Result[] = [
  [["đèn đường", "đèn chiếu sáng", "bóng đèn", "tối om", "đèn ở"], "Đã thay {few} bóng và sửa đường cáp ngầm, hệ thống chiếu sáng hoạt động bình thường."],
  [["trụ đèn", "cột đèn"], "Đã cắt điện, dựng lại trụ và đấu nối an toàn; đo kiểm không còn rò điện."],
  [["cống", "ngập", "hố ga"], "Đã nạo vét hố ga và {many} m cống, thông dòng chảy, thu gom toàn bộ bùn rác."],
  [["mất nắp", "nắp hố ga", "nắp cống"], "Đã lắp nắp mới bằng gang đúc và rào cảnh báo trong ngày."],
  [["ống nước", "nước sạch", "nước sinh hoạt", "nước máy"], "Đã thay đoạn ống hỏng, súc xả tuyến ống, cấp nước trở lại lúc {hour}."],
  [["cây", "cành"], "Đã cắt tỉa cành, chằng chống cây và thu dọn hiện trường trong buổi sáng."],
  [["cáp"], "Đã bó gọn, nâng cáp lên đúng độ cao; nhắc nhở các nhà mạng kiểm tra định kỳ."],
  [["ổ gà", "mặt đường", "bong nhựa", "sụt"], "Đã vá mặt đường bằng bê tông nhựa nguội; sẽ thảm lại khi thời tiết thuận lợi."],
  [["xe tải", "xe ben", "quá số người", "quá tải"], "Thanh tra đã xử phạt {few} trường hợp chở quá quy định, rơi vãi và yêu cầu che chắn."],
  [["vạch", "biển báo", "gờ giảm tốc", "gờ đường"], "Đã sơn lại vạch, bổ sung gờ giảm tốc và {few} biển báo tại khu vực phản ánh."],
  [["đèn tín hiệu"], "Đã sửa tủ điều khiển và phát quang tầm nhìn, đèn tín hiệu hoạt động lại bình thường từ {hour}."],
  [["cầu dân sinh", "sạt"], "Đã gia cố tạm, đặt biển hạn chế tải trọng; đưa vào kế hoạch sửa chữa trong quý."],
  [["đỗ", "vỉa hè", "chợ cóc"], "Đã tổ chức ra quân lập lại trật tự, xử lý {few} trường hợp và kẻ vạch phân định vỉa hè."],
  [["xe buýt", "xe khách", "taxi", "bến xe"], "Đã làm việc với đơn vị vận tải, đình chỉ {few} ngày đối với lái, phụ xe vi phạm và lập biên bản xử phạt."],
  [["giấy phép lái xe", "phù hiệu"], "Đã giải quyết xong hồ sơ, mời người dân đến nhận kết quả hoặc nhận qua bưu chính."],
  [["thang máy", "chung cư"], "Đơn vị quản lý vận hành đã sửa xong thang máy và hoàn trả phí những ngày ngừng hoạt động."],
  [["xây nhà không phép", "xây lấn", "công trình"], "Đã lập biên bản đình chỉ thi công, yêu cầu chủ công trình xuất trình giấy phép và khắc phục."],
  [["nứt"], "Hai hộ đã thống nhất khắc phục vết nứt dưới sự chứng kiến của đơn vị."],
  [["giấy phép xây dựng", "xin phép xây"], "Giấy phép xây dựng đã được cấp {date}; đơn vị xin lỗi vì trả chậm."],
];

const LAND_AND_ORDER: readonly Result[] = [
  [["giấy chứng nhận"], "Giấy chứng nhận đã được ký, mời ông/bà đến bộ phận một cửa {area} nhận kết quả."],
  [["đo đạc", "ranh giới", "tách thửa"], "Đã đo đạc lại có sự chứng kiến của các hộ giáp ranh, lập biên bản thống nhất mốc giới."],
  [["bồi thường", "tái định cư"], "Đã phê duyệt phương án bổ sung, dự kiến chi trả và bàn giao hạ tầng trong {few} tuần tới."],
  [["lấn chiếm đất", "khai thác đất"], "Đã lập biên bản vi phạm, buộc khôi phục hiện trạng và tạm giữ phương tiện."],
  [["rác", "xà bần", "phế thải"], "Đã thu gom toàn bộ rác tồn đọng, điều chỉnh lịch thu gom hai ngày một lần."],
  [["nước thải", "trại lợn", "giết mổ", "giặt là"], "Đã lấy mẫu nước thải, xử phạt cơ sở {money} và buộc vận hành hệ thống xử lý."],
  [["đốt", "khói"], "Cơ sở đã cam kết dừng đốt, công an {area} tiếp tục theo dõi."],
  [["mỏ đá", "bụi"], "Đã yêu cầu mỏ phun nước dập bụi, thông báo giờ nổ mìn và đền bù thiệt hại cho các hộ."],
  [["karaoke", "gây ồn", "loa"], "Công an {area} đã nhắc nhở, cơ sở ký cam kết không gây ồn sau 22 giờ."],
  [["đua xe", "đánh bạc", "pháo", "mất trộm"], "Đã tổ chức tuần tra đêm, xử lý {few} trường hợp vi phạm và vận động người dân tố giác."],
  [["chó thả rông"], "Đã thành lập đội bắt chó thả rông, tiêm phòng bổ sung cho {many} con."],
];

const OFFICES: readonly Result[] = [
  [["một cửa", "hồ sơ", "khai sinh", "giấy tờ"], "Hồ sơ đã giải quyết xong, {area} đã gửi thư xin lỗi và trả kết quả tại nhà."],
  [["chờ", "xếp hàng", "quầy"], "Đã bố trí thêm một quầy tiếp nhận vào buổi sáng thứ hai và thứ sáu."],
  [["trực tuyến", "cổng dịch vụ công"], "Đã khắc phục lỗi tải tệp trên cổng dịch vụ công, đề nghị công dân thử lại."],
  [
    ["gắt gỏng", "điện thoại trong giờ", "đi muộn", "hướng dẫn sai", "nghỉ trực"],
    "Đơn vị đã họp kiểm điểm, công chức liên quan đã nhận lỗi và xin lỗi công dân.",
  ],
  [["bồi dưỡng"], "Đã trích xuất camera, xác minh là có cơ sở; điều chuyển công chức khỏi vị trí trong khi xem xét kỷ luật."],
  [["khen ngợi"], "Đã biểu dương trong giao ban tuần và ghi nhận vào kết quả thi đua của công chức."],
  [["thẻ bảo hiểm"], "Đã cập nhật lại dữ liệu thẻ bảo hiểm y tế, người bệnh được hoàn trả chi phí đã nộp."],
  [["thuốc", "tiêm chủng", "vắc-xin"], "Đã cấp bổ sung thuốc, vắc-xin cho {clinic} và niêm yết lịch tại chỗ."],
  [["sốt xuất huyết"], "Đã phun hóa chất diệt muỗi toàn bộ {hamlet} và hướng dẫn từng hộ loại bỏ ổ lăng quăng."],
  [["phòng khám", "ngộ độc"], "Đã kiểm tra đột xuất, đình chỉ cơ sở vi phạm và lấy mẫu kiểm nghiệm."],
  [["khoản thu", "quỹ"], "{school} đã rà soát, trả lại {money} mỗi học sinh đối với khoản thu chưa đúng."],
  [["bán trú"], "Đã kiểm tra bếp ăn bán trú, yêu cầu thay nhà cung cấp và công khai thực đơn hằng ngày."],
  [["dột"], "Đã sửa mái {few} phòng học, học sinh học bình thường từ {date}."],
  [["trợ cấp", "chế độ", "hỗ trợ"], "Đã rà soát và chi trả đủ {few} tháng còn thiếu cho gia đình."],
  [["nợ lương"], "Công ty đã trả nợ lương đợt một, cam kết trả hết trong tháng."],
  [["đề nghị", "đề xuất", "góp ý", "kiến nghị"], "Ghi nhận góp ý, đã đưa vào chương trình làm việc tháng tới và sẽ trả lời bằng văn bản."],
];

const RESULTS = [...WORKS, ...LAND_AND_ORDER, ...OFFICES];

/**
 * What the unit writes as the result, with {slots}.
 * @param matter title of the complaint
 */
export function outcomeShape(matter: string, dice: Dice): string {
  const words = matter.toLowerCase();
  const fitting = RESULTS.filter(([about]) => about.some((word) => words.includes(word))).map(([, text]) => text);
  return fitting.length > 0 && dice.chance(0.72) ? dice.pick(fitting) : dice.pick(ANY_MATTER);
}

export const CLOSE_REASONS: readonly string[] = [
  "Đã trả lời công dân và báo cáo lãnh đạo",
  "Công dân đồng ý với kết quả xử lý",
  "Hoàn thành xử lý",
  "Đã xử lý xong, công dân không có ý kiến thêm",
  "Đã có văn bản trả lời, hết thời gian phản hồi",
];

export const DECLINE_REASONS: readonly string[] = [
  "Không có địa chỉ, nội dung không rõ ràng",
  "Nội dung không thuộc phạm vi tiếp nhận của đường dây nóng",
  "Người gọi không cung cấp thông tin, lời lẽ không phù hợp",
  "Nội dung đã được giải quyết bằng quyết định có hiệu lực pháp luật",
];

export const REDIRECT_REASONS: readonly string[] = [
  "Nội dung là khiếu nại, hướng dẫn công dân gửi Ban Tiếp công dân tỉnh",
  "Nội dung tố cáo, hướng dẫn gửi đơn theo Luật Tố cáo",
  "Vụ việc đang do Tòa án thụ lý, hướng dẫn công dân liên hệ Tòa án",
];

export const NOT_COMPETENT = "Không thuộc thẩm quyền";
export const MOOT = "đã hết thời hạn sự kiện";
