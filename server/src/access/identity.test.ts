import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldedLower } from "./folded.ts";
import { maskedAddress, maskedName, maskedPhone, withoutIdentity } from "./identity.ts";

const SURNAMES = ["Nguyễn", "Trần", "Đặng", "Chu", "Ông", "Võ"];
const MIDDLES = ["Văn", "Thị", "Ngọc Bảo", "Đức"];
const GIVENS = ["An", "Thuỳ", "Hoà", "Đạt", "Quyên", "Ý"];
const aName = fc.tuple(fc.constantFrom(...SURNAMES), fc.constantFrom(...MIDDLES), fc.constantFrom(...GIVENS)).map((parts) => parts.join(" "));
const aMobile = fc
  .tuple(fc.constantFrom("3", "5", "7", "8", "9"), fc.integer({ min: 0, max: 99_999_999 }))
  .map(([p, rest]) => `0${p}${String(rest).padStart(8, "0")}`);
const FILLER = ["đường hỏng", "xin phản ánh", ",", "từ ngày 05/03/2026", "vẫn ăn uống gần chợ", "\n", "(gấp)", "số 12", "🙂", "15.000.000 đồng"];
const aText = fc.array(fc.constantFrom(...FILLER), { maxLength: 5 }).map((parts) => parts.join(" "));

const withoutMarks = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
const SPELLINGS: ((text: string) => string)[] = [
  (t) => t,
  (t) => t.toUpperCase(),
  (t) => t.toLowerCase(),
  (t) => t.normalize("NFD"),
  (t) => t.toUpperCase().normalize("NFD"),
  withoutMarks,
  (t) => withoutMarks(t).toLowerCase(),
  (t) => withoutMarks(t).replaceAll(" ", ""),
  (t) => t.replaceAll(" ", "  \n"),
  (t) => t.replaceAll(" ", "-"),
  (t) => t.replaceAll(" ", " \u200b"),
  (t) => [...t].join("\u00ad"),
];
const GROUPINGS: ((mobile: string) => string)[] = [
  (m) => m,
  (m) => m.replace(/(....)(...)(...)/, "$1.$2.$3"),
  (m) => m.replace(/(....)(...)(...)/, "$1 $2 $3"),
  (m) => m.replace(/(...)(...)(....)/, "$1-$2-$3"),
  (m) => m.replace(/(....)(...)(...)/, "($1) $2 $3"),
  (m) => [...m].join(" "),
  (m) => `+84${m.slice(1)}`,
  (m) => `+84 ${m.slice(1).replace(/(...)(...)(...)/, "$1 $2 $3")}`,
  (m) => `(+84) ${m.slice(1)}`,
  (m) => `84${m.slice(1)}`,
  (m) => `0084 ${m.slice(1)}`,
  (m) => `+84 (0) ${m.slice(1)}`,
  (m) => m.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
];
const nobody = { name: null, phone: null, email: null };
const wordsOf = (text: string) =>
  ` ${foldedLower(text)
    .replace(/[^\p{L}]+/gu, " ")
    .trim()} `;
/** Digits run together as a reader would join them; letters and other signs still part them. */
const joinedDigits = (text: string) => foldedLower(text).replace(/[\s.()+-]/g, "");

describe("a masked name", () => {
  test.each([
    ["Nguyễn Văn An", "N••• V•• A•"],
    ["Nguyễn Văn An".normalize("NFD"), "N••• V•• A•"],
    ["  Đặng   Thị\u00a0Ngọc-Bích ", "Đ••• T•• N•••"],
    ["Ế Y", "• •"],
    ["N g u y ễ n", "• • • • • •"],
    ["(chị) An 0912345678", "c•• A•"],
    ["", "•••"],
    ["0912345678", "•••"],
  ])("%s → %s", (name, masked) => expect(maskedName(name)).toBe(masked));

  test("shows no second letter and no length", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        for (const word of maskedName(name).split(" ")) expect(word.normalize("NFC")).toMatch(/^(?:•{1,3}|\p{L}•{1,3})$/u);
      }),
    );
  });
});

describe("a masked telephone number", () => {
  test.each([
    ["0912345678", "09••••••78"],
    ["+84 912.345.678", "09••••••78"],
    ["0084912345678", "09••••••78"],
    ["02583 822 123", "02•••••••23"],
    ["0912345678 / 0987654321", "•••"],
    ["113", "•••"],
    ["không có", "•••"],
  ])("%s → %s", (phone, masked) => expect(maskedPhone(phone)).toBe(masked));

  test("shows four digits at most", () => {
    fc.assert(
      fc.property(aMobile, fc.constantFrom(...GROUPINGS), (mobile, grouped) => {
        expect(maskedPhone(grouped(mobile))).toBe(`${mobile.slice(0, 2)}••••••${mobile.slice(-2)}`);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (phone) => {
        expect(maskedPhone(phone).replace(/\D/g, "").length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe("a masked address keeps its last administrative part", () => {
  test.each([
    ["12 Trần Phú, phường Vĩnh Thọ, TP. Nha Trang, Khánh Hòa", "Khánh Hòa"],
    ["12 Trần Phú, phường Vĩnh Thọ".normalize("NFD"), "phường Vĩnh Thọ"],
    ["12 Trần Phú, P. Vĩnh Thọ, nhà ông Nguyễn Văn An", "P. Vĩnh Thọ"],
    ["Số 5 Lê Lợi; Quận 1; TP.HCM", "TP.HCM"],
    ["3/4 Ba Cu, Vũng Tàu - Bà Rịa - Vũng Tàu, Việt Nam", "•••"],
    ["3/4 Ba Cu, tỉnh Bà Rịa - Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"],
    ["Thôn 2 - xã Ea Kar - Đắk Lắk", "Đắk Lắk"],
    ["12 Trần Phú", "•••"],
    ["12 Trần Phú, gần chợ", "•••"],
    ["xã 0912345678", "•••"],
    ["", "•••"],
  ])("%s → %s", (address, masked) => expect(maskedAddress(address)).toBe(masked));
});

describe("free text without identity", () => {
  test("the submitter's name does not survive, however it is spelled", () => {
    fc.assert(
      fc.property(aName, fc.constantFrom(...SPELLINGS), fc.constantFrom(...SPELLINGS), aText, aText, (name, stored, spelled, before, after) => {
        fc.pre(/\s|-/u.test(stored(name)));
        const shown = withoutIdentity(`${before} ${spelled(name)}, ${after}`, { ...nobody, name: stored(name) });
        expect(wordsOf(shown)).not.toContain(wordsOf(name));
        expect(wordsOf(shown)).not.toContain(` ${wordsOf(name).replaceAll(" ", "")} `);
        expect(shown).toContain("•••");
      }),
      { numRuns: 500 },
    );
  });

  test("a mobile number does not survive, the submitter's or anybody's, however it is grouped", () => {
    fc.assert(
      fc.property(
        aMobile,
        fc.constantFrom(...GROUPINGS),
        fc.constantFrom(...GROUPINGS),
        fc.boolean(),
        aText,
        aText,
        (mobile, stored, grouped, own, before, after) => {
          const shown = withoutIdentity(`${before} ĐT:${grouped(mobile)}, ${after}`, { ...nobody, phone: own ? stored(mobile) : null });
          expect(joinedDigits(shown)).not.toContain(mobile.slice(1));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("an e-mail address and a 12-digit identity number do not survive", () => {
    fc.assert(
      fc.property(
        fc.emailAddress({ size: "small" }),
        fc.integer({ min: 0, max: 99_999_999_999 }),
        fc.constantFrom("", " ", "."),
        fc.boolean(),
        aText,
        (email, n, sep, own, text) => {
          const identity = `0${String(n).padStart(11, "0")}`;
          const shown = withoutIdentity(`${text} ${email.toUpperCase()} CCCD ${identity.replace(/(....)(....)(....)/, `$1${sep}$2${sep}$3`)} ${text}`, {
            ...nobody,
            email: own ? email : null,
          });
          expect(joinedDigits(shown)).not.toContain(identity);
          expect(shown.toLowerCase()).not.toContain(email.toLowerCase());
        },
      ),
    );
  });

  test.each([
    ["Tôi là An, ký tên: Nguyễn Văn An", "Tôi là •••, ký tên: •••"],
    ["Ông An và bà VĂN AN vẫn ăn ở khu an toàn", "Ông ••• và bà ••• vẫn ăn ở khu an toàn"],
    ["đường Nguyễn Văn Cừ, nhà nguyen van an.", "đường Nguyễn Văn Cừ, nhà •••."],
    ["anh An Nguyễn Văn Anh", "anh ••• Nguyễn Văn Anh"],
    ["nguyenvanan1990@gmail.com, zalo NguyenVanAn1990", "•••, zalo •••1990"],
  ])("%s → %s", (text, shown) => expect(withoutIdentity(text, { ...nobody, name: "Ông Nguyễn Văn An" })).toBe(shown));

  test("two submitters are two names", () => {
    expect(withoutIdentity("Trần Thị Bình cùng nguyễn văn an gửi đơn", { ...nobody, name: "Nguyễn Văn An và Trần Thị Bình" })).toBe("••• cùng ••• gửi đơn");
  });

  test("a name of one syllable goes where it has a capital", () => {
    expect(withoutIdentity("Tôi là An, AN, xin an toàn", { ...nobody, name: "An" })).toBe("Tôi là •••, •••, xin an toàn");
  });

  test("the submitter's landline goes, other landlines stay", () => {
    expect(withoutIdentity("gọi 0258 3822 123 hoặc 0258.3822.999", { ...nobody, phone: "(0258) 3822123" })).toBe("gọi ••• hoặc 0258.3822.999");
  });

  test("an older identity number goes where the text says what it is", () => {
    expect(withoutIdentity("CMND số 225 123 456, hồ sơ 225123456", nobody)).toBe("CMND số •••, hồ sơ 225123456");
  });

  test.each([
    "Ngày 05-03-2026 14:30, hẹn 08.03.2026 09:00, số 12 đường 3/2",
    "Mã DDN-2026-004512, kinh phí 100.000.000.000 đồng, 3.500.000.000 đồng",
    "Tổng đài 19001009, đường dây nóng 02543.123.456",
    "Cây đổ trước trường Đặng Thuỳ Trâm".normalize("NFD"),
    "",
  ])("what tells nobody's identity stays as it was: %s", (text) => {
    expect(withoutIdentity(text, { name: "Nguyễn Văn An", phone: "0912345678", email: "an@example.vn" })).toBe(text);
  });

  test("text around what is hidden stays, letter by letter", () => {
    fc.assert(
      fc.property(aText, aText, aMobile, (before, after, mobile) => {
        expect(withoutIdentity(`${before} | ${mobile} | ${after}`, nobody)).toBe(`${before} | ••• | ${after}`);
      }),
    );
  });

  test("20,000 hostile characters take a moment, not minutes", () => {
    const start = performance.now();
    for (const piece of ["a", "0", "09 ", "n ", "a@", "a.", "ế", "nguyen ", "(84) "])
      withoutIdentity(piece.repeat(20_000 / piece.length), { name: "Nguyễn Văn An", phone: "0912345678", email: "a@a.a" });
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
