/** One example of the guide. A test runs it as it stands, with HUB_URL and API_KEY in the environment. */
export interface Example {
  id: string;
  language: "bash" | "js";
  vi: string;
  en: string;
  code: string;
}

const BOARD = `curl --silent --show-error "$HUB_URL/graphql" \\
  --header "Authorization: Bearer $API_KEY" \\
  --header "Content-Type: application/json" \\
  --data '{"query":"{ board { asOf { instant } open overdue dueSoon } }"}'`;

const SCHEMA = `curl --silent --show-error "$HUB_URL/graphql" \\
  --header "Authorization: Bearer $API_KEY" \\
  --header "Content-Type: application/json" \\
  --data '{"query":"{ __type(name: \\"Board\\") { fields { name description } } }"}'`;

const PAGES = `const { HUB_URL, API_KEY } = process.env;
const query = \`query ($after: String, $asOf: String) {
  cases(filter: { open: true }, first: 100, after: $after, asOf: $asOf) {
    asOf { token } totalCount
    edges { node { id reference title dueAt } }
    pageInfo { hasNextPage endCursor }
  }
}\`;

async function ask(variables) {
  const answer = await fetch(\`\${HUB_URL}/graphql\`, {
    method: "POST",
    headers: { authorization: \`Bearer \${API_KEY}\`, "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  if (answer.status === 429) {
    await new Promise((done) => setTimeout(done, 1000 * Number(answer.headers.get("retry-after"))));
    return ask(variables);
  }
  const { data, errors } = await answer.json();
  if (errors) throw new Error(errors.map((one) => \`\${one.extensions.code}: \${one.message}\`).join("\\n"));
  return data.cases;
}

let page = await ask({});
let read = page.edges.length;
while (page.pageInfo.hasNextPage) {
  page = await ask({ after: page.pageInfo.endCursor, asOf: page.asOf.token });
  read += page.edges.length;
}
console.log(JSON.stringify({ totalCount: page.totalCount, read }));`;

const LIVE = `import { createClient } from "graphql-ws";
import WebSocket from "ws";

const { HUB_URL, API_KEY } = process.env;
class WithKey extends WebSocket {
  constructor(address, protocols) {
    super(address, protocols, { headers: { authorization: \`Bearer \${API_KEY}\` } });
  }
}
const client = createClient({ url: \`\${HUB_URL.replace(/^http/, "ws")}/graphql\`, webSocketImpl: WithKey });
for await (const { data } of client.iterate({ query: "subscription { boardChanged { asOf { instant } open overdue } }" })) {
  console.log(JSON.stringify(data.boardChanged));
  break; // bỏ dòng này để nghe tiếp · leave this out to listen on
}
await client.dispose();`;

const CHANGES = `import { createClient } from "graphql-ws";
import WebSocket from "ws";

const { HUB_URL, API_KEY, AFTER_SEQ } = process.env;
class WithKey extends WebSocket {
  constructor(address, protocols) {
    super(address, protocols, { headers: { authorization: \`Bearer \${API_KEY}\` } });
  }
}
const query = "subscription ($afterSeq: Int) { caseChanged(afterSeq: $afterSeq) { seq resync case { id title stage urgent } } }";
let afterSeq = Number(AFTER_SEQ ?? 0); // số cuối đã nhận, tự lưu lại · the last number you took, kept by you

async function listen() {
  const client = createClient({ url: \`\${HUB_URL.replace(/^http/, "ws")}/graphql\`, webSocketImpl: WithKey, retryAttempts: 0 });
  for await (const { data, errors } of client.iterate({ query, variables: { afterSeq } })) {
    if (errors) throw new Error(errors.map((one) => one.extensions.code).join());
    const { seq, resync, case: changed } = data.caseChanged;
    afterSeq = resync ? 0 : seq; // resync: lỡ quá nhiều, đọc lại danh sách · too much was missed, read the list again
    console.log(JSON.stringify({ seq, resync, changed }));
    process.exit(); // bỏ dòng này để nghe tiếp · leave this out to listen on
  }
}

for (;;) {
  await listen().catch((error) => console.error(error));
  await new Promise((done) => setTimeout(done, 500 + Math.random() * 4500)); // mất kết nối: chờ rồi nối lại · lost: wait, then again
}`;

/** In the order of the guide. */
export const EXAMPLES: readonly Example[] = [
  { id: "board", language: "bash", vi: "Số liệu hiện tại của đơn vị (curl)", en: "The unit's figures now (curl)", code: BOARD },
  {
    id: "pages",
    language: "js",
    vi: "Đọc hết danh sách theo trang, biết chờ khi bị giới hạn (JavaScript)",
    en: "A whole list page by page, waiting when limited (JavaScript)",
    code: PAGES,
  },
  {
    id: "live",
    language: "js",
    vi: "Nghe số liệu thay đổi (JavaScript, gói graphql-ws và ws)",
    en: "Listening to changes (JavaScript, packages graphql-ws and ws)",
    code: LIVE,
  },
  {
    id: "changes",
    language: "js",
    vi: "Nghe từng phản ánh thay đổi, nối lại mà không sót; khóa có quyền caseChanged và case (JavaScript, gói graphql-ws và ws)",
    en: "Each case that changes, missing none when the line breaks; by a key for caseChanged and case (JavaScript, packages graphql-ws and ws)",
    code: CHANGES,
  },
  { id: "schema", language: "bash", vi: "Xem mô tả các trường của một kiểu (curl)", en: "The fields of a type, described (curl)", code: SCHEMA },
];
