import { asked } from "./asking.ts";
import type { Asking, Who } from "./asking.ts";
import { BOARD, WHOLE_CASE } from "./documents.ts";
import type { TestDatabase } from "./postgres.ts";

/** Somebody who asked for confidence; every form of what is known of her must be nowhere to be found. */
export const SUBMITTER = {
  name: "Lạc Hồng Thủy Tiên",
  phone: "0987123450",
  email: "hoa.thuy.tien@thu.example",
  address: "47/9 ngõ Kín, phường Hải An, tỉnh Sông Lam Hạ",
};

/** What people write into a complaint of their own, in all the ways they write it. */
export const SELF_TOLD = [
  "Tôi là Lạc Hồng Thủy Tiên, số máy 0987123450.",
  "Toi la Lac Hong Thuy Tien, dt 098.712.3450, +84 987 123 450.",
  `LẠC HỒNG THỦY TIÊN; ${"Lạc Hồng Thủy Tiên".normalize("NFD")}; thư hoa.thuy.tien@thu.example hoặc HOA.THUY.TIEN@THU.EXAMPLE.`,
].join(" ");

const without = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D").toLowerCase();
const CANARIES = [
  "lac hong thuy tien",
  "hong thuy tien",
  "0987123450",
  "987123450",
  "098.712.3450",
  "987 123 450",
  "hoa.thuy.tien@thu.example",
  "47/9 ngo kin",
];

/** @returns the canaries that a text holds, in whatever case, form and marks, also as hexadecimal or Base64 */
export function canariesIn(text: string): string[] {
  const plain = without(text);
  const coded = CANARIES.flatMap((canary) => [Buffer.from(canary).toString("hex"), Buffer.from(canary).toString("base64").slice(0, -4)]);
  const spoken = Object.values(SUBMITTER).flatMap((value) => [Buffer.from(value).toString("hex"), Buffer.from(value.normalize("NFD")).toString("hex")]);
  return [...CANARIES.filter((canary) => plain.includes(canary)), ...[...coded, ...spoken].filter((code) => text.includes(code))];
}

const EVERYTHING = asked<unknown>(`{ hub { provinceName } viewer { username displayName } units { code name } trend { points { week received } }
  sources { code name lastProblem quarantine { locator reason } wordQueue { list word } }
  cases(first: 100) { totalCount edges { cursor node { ${WHOLE_CASE} } } } }`);
const SOURCES_ALONE = asked<unknown>("{ sources { code lastProblem quarantine { locator reason } wordQueue { list word } } }");

/** Every query's answer as one text, as one viewer gets it. */
export async function everyAnswer(hub: Asking, caseIds: readonly string[], as: Who): Promise<string> {
  const bodies = [(await hub.answer(EVERYTHING, {}, as)).body, (await hub.answer(SOURCES_ALONE, {}, as)).body, (await hub.answer(BOARD, {}, as)).body];
  for (const id of caseIds) bodies.push((await hub.answer(asked(`query ($id: ID!) { case(id: $id) { ${WHOLE_CASE} } }`), { id }, as)).body);
  return bodies.join("\n");
}

/** Every row of every table as text; bytes as hexadecimal. */
export async function wholeDatabase(database: TestDatabase): Promise<{ table: string; text: string }[]> {
  const tables = await database.sql<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  const dumps = tables.map(async ({ name }) => ({
    table: name,
    text: (await database.sql<{ text: string | null }>(`select string_agg(t::text, E'\\n') as text from "${name}" t`))[0]?.text ?? "",
  }));
  return Promise.all(dumps);
}
