import { readdirSync } from "node:fs";
import { setupI18n } from "@lingui/core";
import { expect, test } from "vitest";
import { compile, type Token } from "./compile.ts";

const said = (locale: string, message: string, values: Record<string, unknown>) => {
  const runtime = setupI18n();
  runtime.loadAndActivate({ locale, locales: [locale], messages: { "app.name": compile(message) } });
  return runtime._("app.name", values);
};

test("a value stands where the message names it", () => {
  expect(said("vi-VN", "Mất kết nối từ {time} — số liệu cũ", { time: "10:29" })).toBe("Mất kết nối từ 10:29 — số liệu cũ");
});

test("English counts one case and many, Vietnamese does not", () => {
  const message = "{n, plural, one {# case} other {# cases}}";
  expect(said("en-GB", message, { n: 1 })).toBe("1 case");
  expect(said("en-GB", message, { n: 1284 })).toBe("1,284 cases");
  expect(said("vi-VN", "{n, plural, other {# phản ánh}}", { n: 1284 })).toBe("1.284 phản ánh");
});

test("a value stands inside a plural", () => {
  expect(said("en-GB", "{n, plural, one {# case of {unit}} other {# cases of {unit}}}!", { n: 2, unit: "SXD" })).toBe("2 cases of SXD!");
});

test("a brace without its partner is refused", () => {
  expect(() => compile("a {b")).toThrow(SyntaxError);
  expect(() => compile("a } b")).toThrow(SyntaxError);
  expect(() => compile("{n, plural, one {x}}")).toThrow(SyntaxError);
});

/** Names of the values a message takes, each once. */
function valuesOf(tokens: readonly Token[]): string[] {
  const names = tokens.flatMap((token) => (typeof token === "string" ? [] : [token[0], ...Object.values(token[2] ?? {}).flatMap(valuesOf)]));
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b));
}

/** Every message of a language: of the first page, and of the sets that come with theirs. */
async function catalogueOf(language: "vi" | "en"): Promise<Record<string, string>> {
  const files = readdirSync(import.meta.dirname).filter((file) => file.startsWith(`${language}.`) || file.startsWith(`${language}-`));
  const sets = await Promise.all(files.map((file) => import(/* @vite-ignore */ `./${file}`) as Promise<Record<string, Record<string, string>>>));
  return Object.assign({}, ...sets.flatMap((set) => Object.values(set))) as Record<string, string>;
}

test("both catalogs have the same messages with the same values", async () => {
  const values = (catalog: Record<string, string>) => Object.fromEntries(Object.entries(catalog).map(([id, message]) => [id, valuesOf(compile(message))]));
  expect(values(await catalogueOf("en"))).toEqual(values(await catalogueOf("vi")));
  expect(Object.keys(await catalogueOf("vi")).length).toBeGreaterThan(1_000);
});
