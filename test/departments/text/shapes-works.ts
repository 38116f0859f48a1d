import { shape, type Shape } from "./shape.ts";

export const URBAN_INFRASTRUCTURE: readonly Shape[] = [
  shape(
    "Đèn đường không sáng tại {spot}",
    "Toàn bộ đèn chiếu sáng {spot} không sáng {since}, buổi tối đi lại rất nguy hiểm, đã có {few} vụ va quẹt xe.",
    "CTDT",
    "TTHT",
  ),
  shape("Vỡ ống nước sạch {street}", "Ống nước sạch bị vỡ tại {spot}, nước phun lên mặt đường từ {hour} đến giờ chưa có người đến khóa van.", "TTHT"),
  shape(
    "Cây xanh nghiêng, nguy cơ đổ vào nhà dân",
    "Cây xà cừ lớn {spot} bị nghiêng hẳn về phía nhà dân {since}, rễ đã trồi lên khỏi vỉa hè, mùa mưa bão rất đáng lo.",
    "CTDT",
  ),
  shape(
    "Cống thoát nước bị tắc, nước thải tràn ra đường",
    "Cống {spot} tắc {since}, nước thải tràn lên mặt đường, mùi hôi thối bay vào {many} hộ dân.",
    "CTDT",
    "TTHT",
    "commune",
  ),
  shape("Mất nắp hố ga trên {street}", "Hố ga {spot} mất nắp, người dân phải cắm tạm cành cây để cảnh báo. Tối {date} đã có một cháu học sinh bị ngã.", "TTHT"),
  shape("Cáp viễn thông sà thấp gây nguy hiểm", "Bó cáp viễn thông {spot} sà xuống chỉ cách mặt đường chừng 2 m, xe tải qua lại vướng liên tục.", "TTHT"),
  shape(
    "Ngập nước sau mưa tại {spot}",
    "Cứ mưa khoảng 30 phút là {spot} ngập sâu đến nửa bánh xe, nước rút rất chậm vì miệng cống bị rác bịt kín.",
    "CTDT",
    "TTHT",
  ),
  shape("Mất nước sinh hoạt kéo dài tại {hamlet}", "Cả {hamlet} mất nước {since} mà không có thông báo, {many} hộ phải đi mua nước bình để dùng.", "TTHT"),
  shape("Cành cây che khuất đèn tín hiệu", "Cành cây phát triển che kín đèn tín hiệu tại {spot}, người lái xe không thấy đèn nên hay phanh gấp.", "CTDT"),
  shape("Trụ đèn chiếu sáng bị rò điện", "Trụ đèn {spot} bị rò điện, bà con chạm vào thấy giật nhẹ khi trời mưa. Xin cắt điện kiểm tra ngay.", "CTDT", "TTHT"),
];

export const TRANSPORT: readonly Shape[] = [
  shape(
    "Ổ gà lớn trên {street}",
    "Mặt đường {spot} xuất hiện {few} ổ gà sâu 15–20 cm, {since} đã có nhiều người ngã xe, nhất là ban đêm trời mưa.",
    "SXD",
    "commune",
  ),
  shape(
    "Xe tải chở đất rơi vãi, gây bụi mù",
    "Mỗi ngày có hàng trăm lượt xe ben chở đất chạy qua {spot}, không che bạt, đất rơi vãi, bụi bám đầy nhà dân.",
    "SXD",
    "commune",
  ),
  shape(
    "Đề nghị lắp gờ giảm tốc trước {school}",
    "Trước cổng {school} xe chạy rất nhanh vào giờ tan học, {date} đã xảy ra một vụ va chạm. Phụ huynh đề nghị lắp gờ giảm tốc và biển báo.",
    "SXD",
  ),
  shape("Đèn tín hiệu giao thông hỏng", "Đèn tín hiệu tại {spot} chỉ nháy vàng {since}, giờ cao điểm các hướng tranh nhau đi, rất lộn xộn.", "SXD"),
  shape(
    "Đào đường xong không hoàn trả mặt đường",
    "Đơn vị thi công đường ống đào {spot} {since}, lấp lại bằng đất đá lởm chởm rồi bỏ đi, xe máy đi qua trượt ngã.",
    "SXD",
    "commune",
  ),
  shape("Ô tô đỗ lấn chiếm lòng đường", "Ô tô đỗ kín hai bên {spot} từ {hour}, xe cứu thương không vào được khu dân cư.", "commune"),
  shape("Vạch kẻ đường mờ, thiếu biển báo", "Vạch sang đường và biển báo tại {spot} mờ hẳn, người đi bộ phải chạy qua đường.", "SXD"),
  shape(
    "Cầu dân sinh xuống cấp tại {hamlet}",
    "Cầu dân sinh ở {hamlet} bị sụt mố, lan can gãy {few} đoạn. Hằng ngày học sinh {school} vẫn phải đi qua.",
    "SXD",
    "commune",
  ),
  shape("Sạt lở lề đường {street}", "Lề đường {spot} sạt xuống kênh dài khoảng {many} m, chưa có rào chắn hay đèn cảnh báo ban đêm.", "SXD", "commune"),
];

export const VEHICLES: readonly Shape[] = [
  shape("Xe buýt bỏ chuyến, không dừng đón khách", "Xe buýt tuyến số {few} nhiều lần bỏ chuyến lúc {hour}, khách đứng chờ tại {spot} vẫy mà xe không dừng."),
  shape("Xe khách chở quá số người quy định", "Xe khách chạy tuyến qua {area} {date} nhồi nhét quá số ghế, thu thêm {money} mỗi khách."),
  shape("Taxi dù chèo kéo khách trước {market}", "Nhiều xe không có phù hiệu đón khách trước {market}, chèo kéo, thu giá cao gấp đôi taxi hãng."),
  shape("Chậm cấp đổi giấy phép lái xe", "Tôi nộp hồ sơ đổi giấy phép lái xe {date}, giấy hẹn đã quá {few} ngày nhưng đến hỏi vẫn được trả lời là chưa có."),
  shape("Phù hiệu xe hợp đồng chưa được cấp", "Hợp tác xã nộp đủ hồ sơ cấp phù hiệu cho {few} xe {since}, tra cứu trên mạng vẫn báo đang xử lý."),
  shape("Bến xe thu tiền gửi xe sai quy định", "Bãi giữ xe trong bến thu {money} một lượt, không đưa vé, hỏi thì nhân viên lớn tiếng."),
  shape("Xe buýt nhả khói đen, thái độ phụ xe kém", "Xe buýt chạy qua {street} nhả khói đen kịt, phụ xe quát người già lên chậm lúc {hour}."),
];

export const CONSTRUCTION: readonly Shape[] = [
  shape("Xây nhà không phép tại {hamlet}", "Hộ bên cạnh nhà tôi ở {hamlet} xây nhà {few} tầng {since} mà không thấy treo giấy phép xây dựng."),
  shape("Thi công gây nứt nhà liền kề", "Công trình {spot} ép cọc làm tường nhà tôi nứt {few} vết dài, chủ đầu tư hứa khắc phục {since} nhưng không làm."),
  shape(
    "Chung cư hỏng thang máy, chậm sửa",
    "Thang máy khu chung cư Lam Giang hỏng {since}, người già ở tầng cao phải đi bộ. Ban quản lý thu phí đủ nhưng không sửa.",
    "SXD",
  ),
  shape("Vật liệu xây dựng đổ tràn vỉa hè", "Cát, gạch, đá đổ tràn ra vỉa hè {spot} {since}, người đi bộ phải xuống lòng đường.", "commune"),
  shape("Công trình làm đêm gây ồn", "Công trình {spot} đổ bê tông đến {hour}, cả khu phố không ngủ được, trẻ nhỏ giật mình khóc."),
  shape("Xây lấn hành lang kênh tại {hamlet}", "Hộ dân ở {hamlet} đổ móng lấn ra hành lang kênh khoảng {few} m, nếu để xây xong sẽ khó tháo dỡ.", "commune"),
  shape("Chậm cấp giấy phép xây dựng nhà ở", "Gia đình tôi nộp hồ sơ xin phép xây nhà {date}, đã bổ sung {few} lần nhưng vẫn chưa được cấp phép."),
  shape("Nhà ở xã hội chậm bàn giao", "Dự án nhà ở xã hội tại {area} hẹn bàn giao từ quý trước, tôi đã nộp {money} mà chưa biết ngày nhận nhà.", "SXD"),
  shape("Giàn giáo không che chắn {street}", "Giàn giáo công trình {spot} không có lưới che, vữa và gạch vụn rơi xuống người đi đường {date}."),
];
