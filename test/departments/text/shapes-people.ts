import { shape, type Shape } from "./shape.ts";

export const HEALTH: readonly Shape[] = [
  shape("Thẻ bảo hiểm y tế bị từ chối tại {clinic}", "Mẹ tôi đi khám ở {clinic} {date} bị báo thẻ bảo hiểm không có trên hệ thống dù đã đóng đủ tiền."),
  shape("Thiếu thuốc trong danh mục bảo hiểm", "{clinic} hết thuốc huyết áp {since}, bệnh nhân phải mua ngoài hết {money} mỗi tháng."),
  shape("Bệnh viện chờ khám quá lâu", "Tôi đưa con đi khám lúc 6 giờ 30, đến {hour} mới được gọi tên, khu chờ không có quạt, nhiều cháu khóc ngất."),
  shape("Thái độ nhân viên y tế chưa đúng mực", "Nhân viên trực {clinic} tối {date} nói năng cộc lốc, người nhà hỏi bệnh thì bảo chờ sáng."),
  shape("Phòng khám không có giấy phép", "Có người mở phòng tiêm làm đẹp tại {spot}, không biển hiệu, không giấy phép, {few} người bị sưng mặt sau khi tiêm."),
  shape("Sốt xuất huyết lan ở {hamlet}", "{since} ở {hamlet} có {few} người sốt xuất huyết mà chưa thấy phun hóa chất, đề nghị ngành y tế xử lý sớm."),
  shape("Nghi ngộ độc thực phẩm bếp ăn", "Sau bữa trưa {date} có {many} công nhân ở {area} bị đau bụng, nôn, đề nghị kiểm tra bếp ăn."),
  shape("Lịch tiêm chủng thay đổi không báo", "Tôi đưa cháu đến {clinic} tiêm theo lịch nhưng hết vắc-xin, đi lại {few} lần mà không ai nhắn trước."),
];

export const EDUCATION: readonly Shape[] = [
  shape(
    "Các khoản thu đầu năm tại {school}",
    "{school} thu {money} tiền quỹ và nhiều khoản gọi là tự nguyện nhưng chia đều đầu học sinh, phụ huynh ngại không dám hỏi.",
  ),
  shape("Bữa ăn bán trú không bảo đảm", "Phụ huynh {school} phản ánh suất ăn bán trú ít, có hôm thức ăn nguội và có mùi. Đề nghị kiểm tra đột xuất."),
  shape("Dạy thêm trái quy định", "Giáo viên của {school} dạy thêm ngay tại nhà, học sinh không đi học thêm thì bị điểm thấp."),
  shape("Phòng học dột, xuống cấp", "{few} phòng học của {school} bị dột, mưa to các cháu phải dồn vào một góc, {since} chưa sửa."),
  shape("Chưa chi trả chế độ cho học sinh nghèo", "Con tôi thuộc hộ cận nghèo học tại {school} nhưng từ đầu năm chưa nhận tiền hỗ trợ chi phí học tập."),
  shape("Tuyển sinh lớp 1 trái tuyến", "Nhà tôi ở {hamlet} đúng tuyến {school} mà bị trả hồ sơ vì hết chỗ, trong khi có cháu nơi khác được nhận."),
  shape("Bạo lực học đường", "Con tôi bị nhóm bạn lớp trên chặn đánh sau giờ học tại cổng {school} {date}, nhà trường xử lý chậm."),
  shape("Xe đưa đón học sinh quá tải", "Xe đưa đón học sinh {school} chở gấp đôi số ghế, cửa xe buộc bằng dây, rất nguy hiểm."),
];

export const SOCIAL_POLICY: readonly Shape[] = [
  shape(
    "Chậm chi trả trợ cấp người cao tuổi",
    "Bố tôi 82 tuổi ở {hamlet}, {area} chưa nhận trợ cấp {few} tháng nay, hỏi thì được trả lời chờ chuyển danh sách.",
    "commune",
    "SNV",
  ),
  shape(
    "Hồ sơ người có công chưa giải quyết",
    "Gia đình nộp hồ sơ đề nghị hưởng chế độ người có công {date}, sau khi bỏ cấp huyện không biết hồ sơ đang ở đâu.",
    "SNV",
  ),
  shape("Bình xét hộ nghèo thiếu công khai", "Việc bình xét hộ nghèo ở {hamlet} năm nay không họp dân, có hộ khá giả vẫn được vào danh sách.", "commune"),
  shape("Bảo hiểm thất nghiệp trả chậm", "Tôi nộp hồ sơ hưởng trợ cấp thất nghiệp {since} chưa có quyết định, trong nhà có {few} miệng ăn.", "SNV"),
  shape("Công ty nợ lương công nhân", "Công ty may ở {area} nợ lương {many} công nhân {few} tháng, mỗi người hơn {money}.", "SNV"),
  shape("Hỗ trợ nhà ở sau bão chưa đến tay dân", "Nhà tôi ở {hamlet} tốc mái sau bão, đã lập danh sách {since} mà chưa nhận được hỗ trợ.", "commune"),
  shape(
    "Trợ cấp người khuyết tật bị cắt",
    "Con tôi khuyết tật nặng đang hưởng trợ cấp thì bị dừng từ {date} không có thông báo bằng văn bản.",
    "commune",
    "SNV",
  ),
  shape("Chưa nhận quà Tết cho hộ chính sách", "Gia đình liệt sĩ ở {hamlet} chưa nhận quà Tết như thông báo, đề nghị {area} kiểm tra danh sách.", "commune"),
];
