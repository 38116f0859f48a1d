import { shape, type Shape } from "./shape.ts";

export const LAND: readonly Shape[] = [
  shape(
    "Chậm cấp giấy chứng nhận quyền sử dụng đất",
    "Tôi nộp hồ sơ cấp giấy chứng nhận cho thửa đất ở {hamlet} {date}, đã quá hẹn {many} ngày vẫn chưa có kết quả.",
  ),
  shape(
    "Đo đạc sai diện tích thửa đất",
    "Bản trích đo thửa đất của gia đình tôi tại {hamlet} thiếu {many} m² so với giấy cũ, đề nghị đo lại có sự chứng kiến của hai bên.",
  ),
  shape(
    "Chưa nhận được tiền bồi thường giải phóng mặt bằng",
    "Gia đình tôi bàn giao mặt bằng làm {street} {since}, đến nay mới nhận một phần, còn thiếu {money}.",
  ),
  shape("Tranh chấp ranh giới, xã hòa giải chậm", "Tôi gửi đơn đề nghị hòa giải ranh giới đất ở {hamlet} {date} nhưng chưa được mời làm việc.", "commune"),
  shape(
    "Hướng dẫn thủ tục tách thửa không thống nhất",
    "Tôi hỏi thủ tục tách thửa ba lần, mỗi lần cán bộ lại yêu cầu một loại giấy tờ khác, đi lại {few} chuyến vẫn chưa nộp được hồ sơ.",
  ),
  shape("Lấn chiếm đất công tại {hamlet}", "Một số hộ rào đất công cạnh nhà văn hóa {hamlet} để làm của riêng {since}, nhân dân rất bức xúc.", "commune"),
  shape("Đất tái định cư chưa có đường, điện", "Chúng tôi nhận đất tái định cư tại {hamlet} {since} nhưng chưa có đường, điện nên không thể làm nhà."),
  shape("Khai thác đất trái phép tại {hamlet}", "Máy xúc múc đất ở {hamlet} suốt đêm, chở ra theo {street}, để lại hố sâu hơn {few} m."),
];

export const ENVIRONMENT: readonly Shape[] = [
  shape("Rác thải tồn đọng không thu gom", "Rác tại {spot} {since} không được thu gom, bốc mùi, chó mèo bới tung ra đường.", "CTDT", "commune"),
  shape(
    "Trại lợn gây ô nhiễm tại {hamlet}",
    "Trại lợn ở {hamlet} xả thẳng nước thải ra mương, mùi hôi nồng nặc nhất là lúc {hour}, giếng của {many} hộ không dùng được.",
    "STNMT",
    "commune",
  ),
  shape("Đốt rác, nhựa phế liệu gây khói", "Cơ sở phế liệu {spot} đốt dây nhựa vào {hour}, khói đen khét lẹt tràn vào nhà dân.", "commune", "STNMT"),
  shape("Nước thải cơ sở giặt là đổ ra sông", "Cơ sở giặt là gần {street} xả nước có bọt trắng ra sông Lam {since}, cá chết nổi ven bờ.", "STNMT"),
  shape("Bụi đá từ mỏ ảnh hưởng khu dân cư", "Mỏ đá nổ mìn không báo trước, bụi phủ trắng mái nhà {hamlet}; {date} đá còn văng vào vườn nhà tôi.", "STNMT"),
  shape("Điểm tập kết rác sát {school}", "Điểm tập kết xe rác đặt ngay cạnh {school}, học sinh phải bịt mũi khi đi qua, đề nghị di dời.", "CTDT", "commune"),
  shape("Bãi rác tự phát tại {spot}", "Người nơi khác chở phế thải xây dựng đến đổ tại {spot} ban đêm, đến nay đã thành đống cao.", "commune", "CTDT"),
  shape("Lò giết mổ xả thải về đêm", "Lò giết mổ ở {hamlet} hoạt động từ {hour}, nước máu và lông chảy ra rãnh chung của xóm.", "STNMT", "commune"),
  shape("Xe chở rác rỉ nước xuống đường", "Xe ép rác chạy qua {street} lúc {hour} rỉ nước xuống mặt đường, mùi hôi cả buổi không hết.", "CTDT"),
];

export const PUBLIC_ORDER: readonly Shape[] = [
  shape("Hát karaoke gây ồn đêm khuya", "Quán {spot} mở loa hát karaoke đến {hour} hầu như đêm nào cũng vậy, người già và trẻ nhỏ không ngủ được."),
  shape("Thanh niên tụ tập đua xe trên {street}", "Tối thứ bảy nào cũng có nhóm thanh niên nẹt pô, đua xe tại {spot} vào khoảng {hour}."),
  shape("Chợ cóc họp tràn lòng đường", "Chợ cóc họp ngay {spot} từ {hour}, xe cộ ùn tắc, nước cá chảy lênh láng."),
  shape(
    "Nghi có điểm đánh bạc tại {hamlet}",
    "Có nhà ở {hamlet} thường xuyên tụ tập đông người lạ về đêm, bà con nghi là tổ chức đánh bạc. Xin giữ kín thông tin người báo.",
  ),
  shape("Chó thả rông cắn người", "Nhiều chó thả rông không rọ mõm ở {hamlet}, {date} đã cắn một cháu bé phải đi tiêm phòng."),
  shape("Lấn chiếm vỉa hè buôn bán", "Các hộ kinh doanh {spot} bày bàn ghế kín vỉa hè, người đi bộ phải xuống lòng đường {since}."),
  shape("Mất trộm vặt liên tiếp", "{since} ở {hamlet} liên tiếp mất trộm gà, xe đạp và dây điện, đề nghị tăng cường tuần tra ban đêm."),
  shape("Đốt pháo trong khu dân cư", "Một nhóm người đốt pháo nổ tại {hamlet} lúc {hour} {date}, rất nguy hiểm cho trẻ em."),
];
