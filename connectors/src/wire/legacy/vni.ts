/** Signs that follow a vowel in VNI, small letters: which mark each adds. */
const MARKS: Readonly<Record<string, string>> = {
  ù: "\u0301",
  ø: "\u0300",
  û: "\u0309",
  õ: "\u0303",
  ï: "\u0323",
  â: "\u0302",
  á: "\u0302\u0301",
  à: "\u0302\u0300",
  å: "\u0302\u0309",
  ã: "\u0302\u0303",
  ä: "\u0302\u0323",
  ê: "\u0306",
  é: "\u0306\u0301",
  è: "\u0306\u0300",
  ú: "\u0306\u0309",
  ü: "\u0306\u0303",
  ë: "\u0306\u0323",
};
/** Letters that VNI writes as another letter. */
const LETTERS: Readonly<Record<string, string>> = { ñ: "đ", ô: "ơ", ö: "ư", æ: "ỉ", ó: "ĩ", ò: "ị", î: "ỵ" };

const PAIR = new RegExp(`([aeouyôöAEOUYÔÖ])([${Object.keys(MARKS).join("")}${Object.keys(MARKS).join("").toUpperCase()}])`, "g");
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}${Object.keys(LETTERS).join("").toUpperCase()}]`, "g");

/** Text typed in a VNI font, as its Latin-1 look-alike, in Unicode. Í, í, Ì and ì are themselves. */
export function fromVni(text: string): string {
  const marked = text
    .normalize("NFC")
    .replaceAll(PAIR, (_pair, vowel: string, sign: string) => `${letterOf(vowel)}${MARKS[sign.toLowerCase()] ?? ""}\u200B`)
    .replaceAll(LETTER, letterOf);
  return marked.replaceAll("\u200B", "").normalize("NFC");
}

function letterOf(letter: string): string {
  const small = LETTERS[letter.toLowerCase()] ?? letter.toLowerCase();
  return letter === letter.toLowerCase() ? small : small.toUpperCase();
}
