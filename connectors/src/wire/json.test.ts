import { describe, expect, test } from "vitest";
import { parseJson } from "./index.ts";

const parse = (text: string) => parseJson(text, "the list");

describe("a JSON answer", () => {
  test.each([
    ["an id beyond 2^53 keeps its digits", "[90071992547409931]", ["90071992547409931"]],
    ["a safe number stays a number", "[9007199254740991, -3, 0, 1.50, 41.858724777757864]", [9007199254740991, -3, 0, 1.5, 41.858724777757864]],
    ["more digits than a double keeps stay text", "[1732156800.12345678901]", ["1732156800.12345678901"]],
    ["a fraction too small for a double stays text", "[1.00000000000000000001]", ["1.00000000000000000001"]],
    ["beyond infinity stays text", "[1e999]", ["1e999"]],
    ["text with leading zeros stays text", '["007"]', ["007"]],
    ["of duplicate keys the last counts", '{"a":1,"a":2}', { a: 2 }],
    ["decomposed text is composed", `["${"Nguyễn".normalize("NFD")}", "e\\u0301"]`, ["Nguyễn", "é"]],
    ["an own field named __proto__ changes nothing", '{"__proto__":{"id":1}}', JSON.parse('{"__proto__":{"id":1}}')],
  ])("%s", (_name, text, value) => {
    expect(parse(text)).toEqual(value);
  });

  test.each([
    ["cut off in a list", '{"items":[{"id":1},{"i', "transient", /cut off/],
    ["cut off in text", '["abc', "transient", /cut off/],
    ["cut off after a backslash", '["abc\\', "transient", /cut off/],
    ["empty", " \n", "transient", /empty/],
    ["NaN", '{"lat": NaN}', "data", /not JSON/],
    ["a bracket inside text does not count", '["[[["]]', "data", /not JSON/],
    ["a number with leading zeros", "[007]", "data", /not JSON/],
    ["a gateway's page", "<!DOCTYPE html><html><title>504 Gateway Time-out</title></html>", "transient", /HTML/],
    ["a login page", "\n<html lang=vi><body><form>Đăng nhập Mật khẩu</form></body></html>", "transient", /login page/],
    ["any other page", "<html><body>Trang thông tin</body></html>", "data", /HTML page where JSON was expected$/],
    ["nested beyond reason", `${"[".repeat(200_000)}${"]".repeat(200_000)}`, "data", /nested too deeply|not JSON/],
  ])("refuses what is %s", (_name, text, fault, message) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ fault, message: expect.stringMatching(message) }));
  });

  test("a message quotes nothing of the answer", () => {
    expect(() => parse('{"name": "Nguyễn Thị Bí Mật" oops}')).toThrow(expect.not.objectContaining({ message: expect.stringContaining("Nguyễn") }));
  });
});
