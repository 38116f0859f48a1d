import type { TestDatabase } from "../../hub.ts";

/** Somebody invented, like nobody else: every value holds a stem that stands nowhere else in the world. */
export interface Identity {
  name: string;
  phone: string;
  email: string;
  address: string;
  identityNumber: string;
  plate: string;
}

const GIVEN = ["Sâm", "Thược", "Vuông", "Xoan", "Đượm", "Mẫn", "Quỳnh", "Bưởi", "Trâm", "Ngoãn", "Lụa", "Nhạn"];

/** @param n 0 to 99 */
export function identity(n: number): Identity {
  const two = String(n).padStart(2, "0");
  return {
    name: `Khuyếch Trương ${GIVEN[n % GIVEN.length]} Ẩn`,
    phone: `09876512${two}`,
    email: `chimxanh.${two}@thu.example`,
    address: `47/${n + 1} ngõ Khuyu, phường Hải An, tỉnh Sông Lam Hạ`,
    identityNumber: `0791850012${two}`,
    plate: `29F1-987.${two}`,
  };
}

/** What somebody writes of himself into a field, in several spellings. @param n another number for every field: it tells which one leaked */
export function selfTold(own: Identity, n: number): string {
  const { phone, email, identityNumber, plate } = identity(n);
  const grouped = `+84 ${phone.slice(1, 4)}.${phone.slice(4, 7)}.${phone.slice(7)}`;
  return [
    `Tôi là ${own.name}, ${own.phone}, ${own.email}, nhà ở ${own.address.split(",")[0]}`,
    `${withoutMarks(own.name)} ${own.name.toUpperCase()} ${grouped} ${phone}, ${email.toUpperCase()}`,
    `CCCD ${identityNumber.replace(/(\d{3})(?=\d)/g, "$1 ")}, xe ${plate} hoặc ${plate.replaceAll(/[.-]/g, "").toLowerCase()}`,
  ].join("; ");
}

/** What only a submitter who keeps the content confidential tells. */
export const SECRET_WORDS = "tiếng khuyênh dưới cầu";

function withoutMarks(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
}

/** In small letters and without marks. */
const STEMS = ["khuyech", "chimxanh", "ngo khuyu", "khuyenh", "0987651", "987651", "0791850", "29f1-987", "29f1987"];
const SPOKEN = ["Khuyếch", "KHUYẾCH", "ngõ Khuyu", "khuyênh"];
const ALL = [...STEMS, ...SPOKEN, ...SPOKEN.map((word) => word.normalize("NFD")), "Khuyech", "CHIMXANH"];
const CODED = [...new Set(ALL)].filter((stem) => Buffer.byteLength(stem) > 6).flatMap((stem) => [...base64Of(stem), Buffer.from(stem).toString("hex")]);
const IN_ADDRESSES = [...new Set(ALL)]
  .map((stem) => encodeURIComponent(stem))
  .filter((stem) => stem.includes("%"))
  .map((stem) => stem.toLowerCase());
/** Runs of hexadecimal digits hold any number sooner or later: a number stands by itself. */
const NUMBERS = /(?<![0-9a-f])(?:0|84|0084|\+84)?(?:98765[1]\d{3}|79185001\d{3})(?![0-9a-f])|29f1987\d\d(?!\d)/;

/** How a text stands in Base64, whatever stands before it. */
function base64Of(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const code = Buffer.concat([Buffer.alloc(before, "x"), Buffer.from(text)])
      .toString("base64")
      .replaceAll("=", "");
    const whole = Math.floor(((before + Buffer.byteLength(text)) * 8) / 6);
    return code.slice(Math.ceil((before * 8) / 6), whole);
  });
}

/** @returns where anything of the canaries stands in a text, with what is around it; in capitals or small letters, marks or none, groups, Base64, hexadecimal or as in an address */
export function leaksIn(text: string): string[] {
  const unescaped = text.replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const plain = withoutMarks(unescaped).toLowerCase();
  const around = (where: string, at: number): string[] => (at === -1 ? [] : [where.slice(Math.max(0, at - 60), at + 60)]);
  const words = ["khuyech", "chimxanh", "ngo khuyu", "khuyenh"].flatMap((stem) => around(plain, plain.indexOf(stem)));
  const digits = plain.replaceAll(/(?<=\d|f1)[ .()-]{1,3}(?=\d)|(?<=29)[ .-](?=f1)/g, "");
  const coded = CODED.flatMap((code) => around(text, text.replaceAll("-", "+").replaceAll("_", "/").indexOf(code)));
  const addressed = IN_ADDRESSES.flatMap((code) => around(text, text.toLowerCase().indexOf(code)));
  return [...words, ...around(digits, digits.search(NUMBERS)), ...coded, ...addressed];
}

/** Where canaries stand in the whole database, as a dump by its owner would hold it: "table: what is around". */
export async function leaksInDatabase(database: TestDatabase): Promise<string[]> {
  const tables = await database.sql<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await database.sql<{ text: string | null }>(`select string_agg(t::text, E'\\n') as text from ${name} t`);
    found.push(...leaksIn(row?.text ?? "").map((around) => `${name}: ${around}`));
  }
  return found;
}
