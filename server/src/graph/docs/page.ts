import { KEY_OPERATIONS } from "../../access/index.ts";
import { MOST_COST } from "../admission.ts";
import { DOCUMENT_LIMITS } from "../document-limits.ts";
import { CODES } from "./codes.ts";
import { EXAMPLES } from "./examples.ts";

/** The guide for programmers, Vietnamese first. It needs no session and no script. @param nonce of the content security policy */
export function docsPage(nonce: string): string {
  return `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tài liệu API · Đầu Mối</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main>
<p><a href="#english" lang="en">English below</a></p>
${vietnamese()}
<div lang="en" id="english">
${english()}
</div>
</main></body></html>`;
}

function vietnamese(): string {
  return `<h1>Tài liệu API</h1>
<p>Chương trình của các sở, ngành, địa phương và cơ quan khác đọc số liệu, phản ánh và nghe thay đổi qua một địa chỉ GraphQL duy nhất.</p>
<h2>1. Lấy khóa</h2>
<p>Cán bộ công nghệ thông tin tạo khóa tại <b>Quản trị → Khóa API</b> hoặc bằng lệnh <code>hub key new</code>, chọn đơn vị (khóa thấy đơn vị đó và cấp dưới), các quyền và ngày hết hạn.
Khóa chỉ hiện một lần. Khóa được đọc phản ánh phải có người thứ hai duyệt mới dùng được. Mọi khóa chỉ đọc và không bao giờ thấy thông tin người phản ánh.</p>
<p>Các quyền: ${operations()}.</p>
<h2>2. Địa chỉ và cách gửi</h2>
<p>Gửi <code>POST</code> tới <code>/graphql</code> với <code>Content-Type: application/json</code> và <code>Authorization: Bearer KHÓA</code>. Đăng ký nhận thay đổi: WebSocket cùng địa chỉ, giao thức <code>graphql-transport-ws</code>, cùng tiêu đề;
chương trình có khóa không cần gì thêm. Kết nối bằng phiên đăng nhập của trình duyệt hoặc của màn hình treo tường phải gửi trong <code>connection_init</code> một vé dùng một lần, lấy bằng <code>POST /graphql/ticket</code> từ chính trang đó, có hạn 30 giây;
thiếu vé, vé đã dùng, hết hạn hoặc của phiên khác thì kết nối bị đóng (mã 4403).
Muốn mã HTTP cho biết truy vấn có chạy hay không, gửi <code>Accept: application/graphql-response+json</code>.</p>
<h2>3. Ví dụ</h2>
${examples("vi")}
<h2>4. Giới hạn</h2>
${limits([
  `Mỗi truy vấn: sâu ${DOCUMENT_LIMITS.depth} tầng, ${DOCUMENT_LIMITS.fields} trường, ${DOCUMENT_LIMITS.tokens} từ tố, một trường lặp lại ${DOCUMENT_LIMITS.repeats} lần.`,
  `Chi phí mỗi truy vấn không quá ${MOST_COST}: mỗi trường là 1, nhân với độ dài các danh sách chứa nó (first; danh sách không phân trang tính là 10). Tính trước khi chạy.`,
  "Chi phí mỗi phút: theo từng khóa, ghi khi tạo. Hết thì nhận TOO_MANY_REQUESTS và Retry-After.",
  "Thân yêu cầu 100 KB; mỗi thông điệp WebSocket 64 KB; mỗi trang 100 dòng.",
  "Khóa bị thu hồi hoặc hết hạn: kết nối WebSocket đang mở bị đóng (mã 4403) trong vài giây.",
])}
<h2>5. Mã lỗi</h2>
${codes(["Mã", "Nghĩa"], 1)}
<h2>6. Thay đổi và ngừng dùng</h2>
<p>Trường sắp bỏ được đánh dấu <code>@deprecated</code> kèm ngày; trước ngày đó trường vẫn trả lời như cũ. Thêm trường, kiểu và giá trị mới có thể xảy ra bất cứ lúc nào: chương trình nên bỏ qua giá trị lạ.</p>`;
}

function english(): string {
  return `<h2>English</h2>
<p>Programs of departments and other agencies read figures and cases, and listen to changes, at one GraphQL address.</p>
<h3>1. Getting a key</h3>
<p>IT staff make it at <b>Administration → API keys</b> or by <code>hub key new</code>, with a unit (it sees that unit and everything below), operations and an end.
It is shown once. A key that reads cases works after a second person approved it. Every key only reads, and none ever shows who sent a case.</p>
<p>Operations: ${operations()}.</p>
<h3>2. Asking</h3>
<p><code>POST</code> to <code>/graphql</code> with <code>Content-Type: application/json</code> and <code>Authorization: Bearer KEY</code>. Subscriptions: a WebSocket at the same address, protocol <code>graphql-transport-ws</code>, the same header;
a program with a key needs nothing more. A socket by a browser's session, or by a wall screen's, says in <code>connection_init</code> a ticket for one use, which its own page gets by <code>POST /graphql/ticket</code> and which holds for 30 seconds;
without one, or with one that was used, is over or is another session's, it is closed (4403).
With <code>Accept: application/graphql-response+json</code> the HTTP status tells whether the document ran.</p>
<h3>3. Examples</h3>
<p>As above:</p><ul>${EXAMPLES.map(({ id, en }) => `<li><a href="#${id}">${en}</a></li>`).join("")}</ul>
<h3>4. Limits</h3>
${limits([
  `A document: ${DOCUMENT_LIMITS.depth} levels, ${DOCUMENT_LIMITS.fields} fields, ${DOCUMENT_LIMITS.tokens} tokens, one field ${DOCUMENT_LIMITS.repeats} times again.`,
  `Its cost is ${MOST_COST} at most: each field 1, times the lengths of the lists it stands in (first; a list without pages counts as 10). Reckoned before it runs.`,
  "A minute's cost is the key's own. Beyond it: TOO_MANY_REQUESTS and Retry-After.",
  "A body has 100 KB, a WebSocket message 64 KB, a page 100 rows.",
  "When a key is revoked or ends, its open sockets close (4403) within seconds.",
])}
<h3>5. Error codes</h3>
${codes(["Code", "Meaning"], 2)}
<h3>6. Changes</h3>
<p>What will go is marked <code>@deprecated</code> with a day, and answers as before until then. Fields, types and values may come at any time: ignore values you do not know.</p>`;
}

const operations = (): string => KEY_OPERATIONS.map((operation) => `<code>${operation}</code>`).join(", ");
const limits = (lines: readonly string[]): string => `<ul>${lines.map((line) => `<li>${line}</li>`).join("")}</ul>`;

function examples(language: "vi" | "en"): string {
  return EXAMPLES.map((one) => `<h3 id="${one.id}">${one[language]}</h3><pre tabindex="0"><code>${escaped(one.code)}</code></pre>`).join("\n");
}

function codes([code, meaning]: readonly [string, string], column: 1 | 2): string {
  const rows = CODES.map((row) => `<tr><th scope="row"><code>${row[0]}</code></th><td>${row[column]}</td></tr>`).join("");
  return `<div class="wide" tabindex="0" role="region" aria-label="${meaning}"><table><thead><tr><th scope="col">${code}</th><th scope="col">${meaning}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const STYLE = `:root{color-scheme:light dark;--line:#c9ced6;--soft:#f2f4f7;--ground:#fff;--ink:#16202c;--link:#14508f}@media(prefers-color-scheme:dark){:root{--line:#4a5260;--soft:#1d222b;--ground:#0e141b;--ink:#e8edf3;--link:#8cbcf0}}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 "Be Vietnam Pro","Segoe UI",system-ui,sans-serif}a{color:var(--link)}main{max-width:54rem;margin:0 auto;padding:1rem}
h1{font-size:1.7rem}h2{font-size:1.25rem;margin-top:2rem;border-top:1px solid var(--line);padding-top:1rem}h3{font-size:1rem;margin-top:1.4rem}
pre{background:var(--soft);border:1px solid var(--line);border-radius:6px;padding:.8rem;overflow-x:auto;font-size:.85rem}code{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}pre code{overflow-wrap:normal}@media(min-width:601px){th code{white-space:nowrap}}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
@media(max-width:600px){th,td{display:block;border:0;padding:.2rem 0}td{border-bottom:1px solid var(--line)}thead{display:none}}`;
