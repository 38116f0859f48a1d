/** Vietnamese for views of the overview that people keep. */
export const viBoards = {
  "boards.own": "Của tôi",
  "boards.shared": "Dùng chung trong đơn vị",
  "boards.none": "Chưa có cách xem nào được lưu.",
  "boards.save": "Lưu cách xem này",
  "boards.change": "Sửa {name}",
  "boards.by": "{name} chia sẻ",
  "boards.overdue": "{n} quá hạn",
  "boards.name": "Tên cách xem",
  "boards.unit": "Bảng của",
  "boards.whole": "Toàn phạm vi, như đang xem",
  "boards.share": "Dùng chung trong đơn vị",
  "boards.shareWhy": "Mọi người có vị trí trong đơn vị của bạn đều thấy và mở được; chỉ bạn sửa và bỏ được.",
  "boards.remove": "Bỏ cách xem này",
  "boards.cancel": "Thôi",
  "boards.keep": "Lưu",
  "boards.failed": "Chưa lưu được. Hãy thử lại.",
} as const;
