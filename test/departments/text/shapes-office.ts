import { shape, type Shape } from "./shape.ts";

export const ADMINISTRATIVE_PROCEDURE: readonly Shape[] = [
  shape(
    "Chờ quá lâu tại bộ phận một cửa {area}",
    "Tôi đến bộ phận một cửa {area} lấy số lúc 7 giờ 30 mà đến 11 giờ mới được gọi, chỉ có một quầy làm việc.",
    "commune",
  ),
  shape(
    "Hồ sơ khai sinh trả chậm so với giấy hẹn",
    "Tôi nộp hồ sơ đăng ký khai sinh cho con tại {area} {date}, giấy hẹn ghi {few} ngày nhưng đến nay chưa nhận được.",
    "commune",
  ),
  shape(
    "Yêu cầu giấy tờ ngoài quy định",
    "Khi làm thủ tục chứng thực tại {area}, tôi bị yêu cầu nộp thêm giấy xác nhận không có trong danh mục công khai.",
    "commune",
  ),
  shape(
    "Dịch vụ công trực tuyến báo lỗi",
    "Nộp hồ sơ trên cổng dịch vụ công {few} lần đều báo lỗi khi tải tệp, gọi tổng đài hỗ trợ không ai nghe máy.",
    "VPUB",
  ),
  shape(
    "Xác nhận cư trú sau sắp xếp đơn vị hành chính",
    "Sau khi sáp nhập, tôi không biết phải đến {area} hay trụ sở cũ để xác nhận cư trú, mỗi nơi chỉ một kiểu.",
    "commune",
    "VPUB",
  ),
  shape(
    "Thông tin địa chỉ mới chưa được cập nhật",
    "Giấy tờ của tôi ghi địa chỉ cũ, ngân hàng và bảo hiểm yêu cầu xác nhận, đề nghị {area} hướng dẫn cách làm nhanh.",
    "commune",
  ),
  shape("Hồ sơ đăng ký hộ kinh doanh bị trả lại", "Hồ sơ đăng ký hộ kinh doanh tại {market} bị trả lại {few} lần với lý do khác nhau.", "commune", "SCT"),
  shape(
    "Không trả lời hồ sơ qua bưu chính",
    "Tôi đăng ký nhận kết quả qua bưu chính {date}, phí {money} đã nộp nhưng không nhận được, gọi hỏi thì chuyển máy vòng vòng.",
    "VPUB",
    "SNV",
  ),
];

export const CIVIL_SERVANT_CONDUCT: readonly Shape[] = [
  shape("Cán bộ tiếp dân có thái độ gắt gỏng", "{date} tôi đến {area} hỏi thủ tục, {officer} trả lời gắt gỏng, ném hồ sơ lên bàn và bảo về đọc lại mạng."),
  shape("Cán bộ đi muộn, để dân chờ", "8 giờ 20 sáng {date} quầy tiếp nhận vẫn chưa có người, {many} người dân ngồi chờ mà không ai giải thích."),
  shape("Cán bộ sử dụng điện thoại trong giờ tiếp dân", "Trong lúc tôi trình bày, {officer} chỉ xem điện thoại rồi bảo hôm sau quay lại."),
  shape(
    "Có biểu hiện gợi ý bồi dưỡng",
    "Khi nộp hồ sơ, {officer} nói muốn nhanh thì phải có thêm {money}. Tôi đề nghị xác minh và giữ kín thông tin của tôi.",
    "SNV",
  ),
  shape("Gọi đường dây nóng không có người nghe", "Tôi gọi số trực của {area} {few} lần vào {hour} đều không có người nghe máy.", "SNV", "VPUB"),
  shape("Cán bộ hướng dẫn sai làm dân đi lại nhiều lần", "{officer} hướng dẫn thiếu giấy tờ nên gia đình tôi phải đi lại {few} lần, mỗi lần hơn 20 km."),
  shape("Nghỉ trực không báo trước", "Chiều {date} trụ sở {area} khóa cửa trong giờ hành chính, không có thông báo, nhiều người đành ra về."),
  shape(
    "Khen ngợi cán bộ một cửa tận tình",
    "Tôi xin cảm ơn {officer} ở bộ phận một cửa {area} đã giúp mẹ tôi hoàn thành hồ sơ ngay trong buổi sáng, đề nghị biểu dương.",
    "SNV",
  ),
];

export const PROPOSAL: readonly Shape[] = [
  shape(
    "Đề nghị mở thêm điểm tiếp nhận hồ sơ tại {hamlet}",
    "Từ {hamlet} đến trụ sở mới rất xa, người già không đi được. Đề nghị mỗi tuần có một buổi tiếp nhận hồ sơ lưu động tại nhà văn hóa.",
    "VPUB",
    "commune",
  ),
  shape("Góp ý quy hoạch chợ {area}", "Đề nghị tỉnh xem xét dời {market} ra khu đất trống phía sau, vừa rộng vừa tránh ùn tắc {street}.", "SCT", "commune"),
  shape("Đề xuất tuyến xe buýt về {area}", "Học sinh {school} phải đi xe đạp gần 10 km, đề nghị mở thêm tuyến xe buýt chạy lúc 6 giờ và 17 giờ.", "SXD"),
  shape(
    "Kiến nghị hỗ trợ giá điện cho hộ nuôi tôm",
    "Các hộ nuôi trồng ở {hamlet} dùng điện ba pha với giá cao, điện lại chập chờn {since}, kiến nghị ngành điện nâng cấp trạm.",
    "SCT",
  ),
  shape("Đề nghị trồng thêm cây bóng mát", "Mùa nắng {street} không có bóng cây, đề nghị trồng thêm cây trước {school} và dọc vỉa hè.", "CTDT", "commune"),
  shape(
    "Góp ý công khai kết quả xử lý phản ánh",
    "Đề nghị tỉnh nhắn tin cho người dân biết phản ánh đang ở đơn vị nào, còn mấy ngày, thay vì phải gọi hỏi nhiều lần.",
    "VPUB",
  ),
  shape(
    "Đề xuất sân chơi cho trẻ em tại {hamlet}",
    "{hamlet} có hơn {many} cháu nhỏ mà không có sân chơi, đề nghị dành khu đất trống cạnh nhà văn hóa làm sân chơi.",
    "commune",
  ),
  shape("Kiến nghị tổ chức lễ hội an toàn", "Lễ hội tại {area} dự kiến tổ chức tuần tới, đề nghị bố trí bãi giữ xe và phân luồng {street}.", "commune", "VPUB"),
];
