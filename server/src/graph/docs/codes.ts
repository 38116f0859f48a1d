/** What each code of an error means to who asks, and what to do. */
export const CODES: readonly (readonly [code: string, vi: string, en: string])[] = [
  ["UNAUTHENTICATED", "Không có khóa, khóa sai, hết hạn, chưa được duyệt hoặc đã thu hồi.", "No key, or one that is wrong, over, not approved or revoked."],
  ["FORBIDDEN", "Khóa không có quyền này, hoặc đơn vị ngoài phạm vi của khóa.", "The key does not cover this, or the unit is outside its scope."],
  [
    "TOO_MANY_REQUESTS",
    "Hết chi phí của phút này; chờ số giây trong Retry-After (HTTP 429) hoặc retryAfterSeconds.",
    "The minute's cost is spent; wait for Retry-After (HTTP 429) or retryAfterSeconds.",
  ],
  [
    "DOCUMENT_TOO_EXPENSIVE",
    "Truy vấn vượt chi phí cho phép; cost và limit cho biết bao nhiêu. Hỏi trang ngắn hơn.",
    "The document costs too much; cost and limit tell how much. Ask for shorter pages.",
  ],
  [
    "DOCUMENT_TOO_LARGE",
    "Truy vấn quá sâu, quá nhiều trường hoặc lặp lại một trường quá nhiều lần.",
    "The document is too deep, has too many fields, or repeats one too often.",
  ],
  ["GRAPHQL_PARSE_FAILED", "Truy vấn sai cú pháp.", "The document cannot be parsed."],
  ["GRAPHQL_VALIDATION_FAILED", "Truy vấn không khớp lược đồ.", "The document does not fit the schema."],
  [
    "OPERATION_RESOLUTION_FAILURE",
    "Truy vấn có nhiều thao tác mà không nêu tên, hoặc nêu tên không có.",
    "Several operations and no name, or a name that is not there.",
  ],
  ["BAD_USER_INPUT", "Biến hoặc đối số không hợp lệ.", "A variable or an argument is unfit."],
  ["BAD_CURSOR", "Con trỏ trang (after) không hợp lệ.", "The cursor (after) is unfit."],
  ["BAD_AS_OF", "Mốc số liệu (asOf) không hợp lệ.", "The as-of is unfit."],
  ["UNKNOWN_UNIT", "Không có đơn vị này.", "There is no such unit."],
  ["NOT_READY", "Hệ thống đang khởi động, chưa có số liệu; thử lại sau vài giây.", "The hub is starting and has no numbers yet; try again in seconds."],
  ["INTROSPECTION_REFUSED", "Xem lược đồ cần khóa.", "The schema is shown to keys alone."],
  [
    "DOCUMENT_NOT_TRUSTED",
    "Yêu cầu không kèm khóa: trình duyệt chỉ được gửi truy vấn của giao diện.",
    "There is no key: a browser may send the dashboard's own documents alone.",
  ],
  [
    "UNKNOWN_DOCUMENT",
    "Mã truy vấn đã đăng ký không có; chương trình nên gửi nguyên văn truy vấn.",
    "No registered document has this id; programs send the text.",
  ],
  ["PERSISTED_QUERY_NOT_SUPPORTED", "Không hỗ trợ đăng ký truy vấn tự động.", "Automatic persisted queries are not supported."],
  ["PASSWORD_CHANGE_REQUIRED", "Chỉ với tài khoản người dùng: phải đổi mật khẩu trước.", "People's accounts alone: the password must be changed first."],
  [
    "BAD_REQUEST",
    "Thân yêu cầu không đọc được, quá 100 KB (HTTP 413) hoặc thiếu query.",
    "The body cannot be read, is over 100 KB (HTTP 413) or has no query.",
  ],
  ["UNSUPPORTED_MEDIA_TYPE", "Content-Type phải là application/json (HTTP 415).", "Content-Type must be application/json (HTTP 415)."],
  ["METHOD_NOT_ALLOWED", "Chỉ nhận POST (HTTP 405).", "POST alone (HTTP 405)."],
  [
    "ORIGIN_REFUSED",
    "Yêu cầu từ trang web khác; gọi từ máy chủ, không từ trình duyệt (HTTP 403).",
    "A page of another site asked; call from a server (HTTP 403).",
  ],
  ["INTERNAL", "Lỗi của hệ thống; báo mã số trong thông báo cho đơn vị vận hành.", "The hub's fault; tell its keepers the number in the message."],
];
