const OTHER: Readonly<Record<string, number>> = {
  Ă: 0xc3,
  ă: 0xe3,
  Đ: 0xd0,
  đ: 0xf0,
  Ơ: 0xd5,
  ơ: 0xf5,
  Ư: 0xdd,
  ư: 0xfd,
  "₫": 0xfe,
  "–": 0x96,
  "—": 0x97,
  "“": 0x93,
  "”": 0x94,
  "…": 0x85,
  "\u0300": 0xcc,
  "\u0309": 0xd2,
  "\u0303": 0xde,
  "\u0301": 0xec,
  "\u0323": 0xf2,
};
/** Code points that the code page has at their Latin-1 place, above ASCII. */
const LATIN =
  /[\u00a0-\u00c2\u00c4-\u00cb\u00cd-\u00cf\u00d1\u00d3\u00d4\u00d6-\u00dc\u00df-\u00e2\u00e4-\u00eb\u00ed-\u00ef\u00f1\u00f3\u00f4\u00f6-\u00fc\u00ff]/;

/** The bytes of a text in windows-1258, tones as combining signs; "?" for what it lacks. */
export function windows1258(text: string): Buffer {
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/;
  const apart: string[] = [];
  for (const letter of text.normalize("NFC")) {
    const signs = [...letter.normalize("NFD")];
    const tone = signs.find((sign) => TONES.test(sign));
    if (tone === undefined) apart.push(letter);
    else
      apart.push(
        signs
          .filter((sign) => sign !== tone)
          .join("")
          .normalize("NFC"),
        tone,
      );
  }
  return Buffer.from(apart.map((sign) => OTHER[sign] ?? (sign < "\u0080" || LATIN.test(sign) ? sign.charCodeAt(0) : 0x3f)));
}
