/** Letters of the ABC fonts (TCVN 5712, VN3): plain and toned small letters, and the seven capitals without tone. */
const SMALL =
  "à:B5ả:B6ã:B7á:B8ạ:B9ă:A8ằ:BBẳ:BCẵ:BDắ:BEặ:C6â:A9ầ:C7ẩ:C8ẫ:C9ấ:CAậ:CBđ:AEè:CCẻ:CEẽ:CFé:D0ẹ:D1ê:AAề:D2ể:D3ễ:D4ế:D5ệ:D6ì:D7ỉ:D8ĩ:DCí:DDị:DEò:DFỏ:E1õ:E2ó:E3ọ:E4ô:ABồ:E5ổ:E6ỗ:E7ố:E8ộ:E9ơ:ACờ:EAở:EBỡ:ECớ:EDợ:EEù:EFủ:F1ũ:F2ú:F3ụ:F4ư:ADừ:F5ử:F6ữ:F7ứ:F8ự:F9ỳ:FAỷ:FBỹ:FCý:FDỵ:FE";
const CAPITALS = "Ă:A1Â:A2Ê:A3Ô:A4Ơ:A5Ư:A6Đ:A7";

const CODES: ReadonlyMap<string, number> = new Map(
  Array.from(
    `${SMALL}${CAPITALS}`.normalize("NFC").matchAll(/(.):([0-9A-F]{2})/gu),
    ([, letter = "", code = ""]) => [letter, Number.parseInt(code, 16)] as const,
  ),
);

/** Text as the ABC fonts store it. A toned capital becomes the small letter, as clerks type it; other signs become "?". */
export function tcvn3(text: string): Buffer {
  const bytes = Array.from(text.normalize("NFC"), (sign) => {
    const code = sign.codePointAt(0) ?? 63;
    if (code < 128) return code;
    return CODES.get(sign) ?? CODES.get(sign.toLowerCase()) ?? 63;
  });
  return Buffer.from(bytes);
}
