import { shape, type Shape } from "./shape.ts";

/** Reports on the urban incidents' app: short, hasty, about one thing. The key is the service code. */
export const INCIDENTS: Readonly<Record<string, readonly Shape[]>> = {
  CAY: [
    shape("Cây gãy cành", "Cành phượng gãy chắn ngang {spot}, xe không qua được."),
    shape("Cây sắp đổ", "Cây bàng {spot} mục gốc, gió to là đổ, {since} chưa ai cắt."),
    shape("Cây che biển", "Tán cây che khuất biển báo tại {spot}."),
    shape("Cây chết khô", "Hàng cây mới trồng {spot} chết khô {few} cây, xin thay."),
    shape("Cây chạm dây điện", "Cành cây chạm dây điện {spot}, mưa xuống nghe nổ lẹt đẹt."),
  ],
  DEN: [
    shape("Đèn tắt", "{few} bóng đèn {spot} không sáng {since}."),
    shape("Đèn sáng cả ngày", "Đèn chiếu sáng {spot} bật suốt ban ngày, rất lãng phí."),
    shape("Cột đèn nghiêng", "Cột đèn {spot} bị xe tải tông nghiêng lúc {hour}, sắp đổ."),
    shape("Đèn chập chờn", "Đèn ở {spot} chập chờn, lúc sáng lúc tắt, tối đi không thấy đường."),
    shape("Hở dây điện chân trụ", "Nắp cửa trụ đèn {spot} bị mất, hở dây điện, trẻ con hay chơi gần đó."),
    shape("Tối om cả ngõ", "Cả ngõ ở {hamlet} tối om {since}, con tôi đi học thêm về rất sợ."),
  ],
  NUOC: [
    shape("Vỡ ống nước", "Ống nước vỡ {spot}, nước chảy lênh láng từ {hour}."),
    shape("Tắc cống", "Cống {spot} tắc, nước đen tràn lên vỉa hè."),
    shape("Mất nắp cống", "Mất nắp cống {spot}, đã có {few} xe sụp bánh."),
    shape("Nước yếu", "Nước sinh hoạt ở {hamlet} yếu {since}, tầng hai không lên được."),
    shape("Nước đục", "Nước máy khu {hamlet} đục ngầu, có mùi bùn từ {date}."),
    shape("Ngập", "Mưa một lúc là {spot} ngập tới đầu gối, miệng cống toàn rác."),
  ],
  RAC: [
    shape("Rác chưa thu", "Rác {spot} {few} ngày chưa thu, ruồi bu đầy."),
    shape("Đổ trộm xà bần", "Có xe đổ trộm xà bần tại {spot} lúc {hour}."),
    shape("Thùng rác hỏng", "Thùng rác {spot} vỡ nắp, nước rỉ ra hôi thối."),
    shape("Xác động vật", "Có xác chó chết ở {spot}, đề nghị thu dọn."),
    shape("Rác sau chợ", "Sau phiên chợ, {market} xả rác đầy {street} không ai quét."),
  ],
  CAP: [
    shape("Cáp đứt", "Dây cáp mạng đứt rơi xuống {spot}, vướng cổ người đi xe máy."),
    shape("Cáp võng", "Bó cáp {spot} võng thấp, xe tải kéo là đứt."),
    shape("Cột cáp gãy", "Cột treo cáp {spot} gãy gập, chống tạm bằng cây tre {since}."),
    shape("Tủ cáp mở", "Tủ cáp viễn thông {spot} mở toang, dây lòi ra ngoài."),
  ],
  OGA: [
    shape("Ổ gà", "Ổ gà to {spot}, sâu chừng 20 cm, tối qua có người ngã."),
    shape("Sụt đường", "Mặt đường {spot} sụt thành hố rộng {few} m, cần rào lại ngay."),
    shape("Bong nhựa", "Nhựa bong từng mảng dài {many} m trên {street}, đá dăm văng khắp nơi."),
    shape("Gờ đường hỏng", "Gờ giảm tốc {spot} bong đinh, xe qua thủng lốp."),
    shape("Vá đường cẩu thả", "Đường {spot} vừa vá {date} đã lồi lõm trở lại."),
  ],
};

export const SERVICE_NAMES: Readonly<Record<string, string>> = {
  CAY: "Cây xanh",
  DEN: "Chiếu sáng",
  NUOC: "Cấp thoát nước",
  RAC: "Rác thải",
  CAP: "Cáp viễn thông",
  OGA: "Ổ gà",
};
