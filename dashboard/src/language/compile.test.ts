import { setupI18n } from "@lingui/core";
import { expect, test } from "vitest";
import { compile, type Token } from "./compile.ts";
import { en } from "./en.ts";
import { enAudit } from "./en-audit.ts";
import { enBacklog } from "./en-backlog.ts";
import { enCampaigns } from "./en-campaigns.ts";
import { enInside } from "./en-inside.ts";
import { enMatter } from "./en-matter.ts";
import { vi } from "./vi.ts";
import { viAudit } from "./vi-audit.ts";
import { viBacklog } from "./vi-backlog.ts";
import { viCampaigns } from "./vi-campaigns.ts";
import { viInside } from "./vi-inside.ts";
import { viMatter } from "./vi-matter.ts";

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

test("both catalogs have the same messages with the same values", () => {
  const values = (catalog: Record<string, string>) => Object.fromEntries(Object.entries(catalog).map(([id, message]) => [id, valuesOf(compile(message))]));
  expect(values({ ...en, ...enAudit, ...enBacklog, ...enCampaigns, ...enInside, ...enMatter })).toEqual(
    values({ ...vi, ...viAudit, ...viBacklog, ...viCampaigns, ...viInside, ...viMatter }),
  );
});
