import { setupI18n } from "@lingui/core";
import { compile } from "./compile.ts";
import { en } from "./en.ts";
import { vi, type MessageId } from "./vi.ts";

declare module "@lingui/core" {
  interface Register {
    messageIds: MessageId;
  }
}

export type Language = "vi" | "en";
const LOCALES = { vi: "vi-VN", en: "en-GB" } as const;
const REMEMBERED = "dau-moi.language";

/** The message runtime with both catalogs compiled, in the language the person chose last. */
export const runtime = setupI18n();
runtime.load({ vi: compiled(vi), en: compiled(en) });
chooseLanguage(remembered());

export function chooseLanguage(language: Language): void {
  runtime.activate(language, LOCALES[language]);
  if (typeof document === "undefined") return;
  document.documentElement.lang = language;
  localStorage.setItem(REMEMBERED, language);
}

export function localeOf(language: string): string {
  return language === "en" ? LOCALES.en : LOCALES.vi;
}

function remembered(): Language {
  return typeof localStorage !== "undefined" && localStorage.getItem(REMEMBERED) === "en" ? "en" : "vi";
}

/** Adds the messages of a page that is not loaded with the first one. */
export function addMessages(more: { vi: Record<string, string>; en: Record<string, string> }): void {
  runtime.load({ vi: compiled(more.vi), en: compiled(more.en) });
}

function compiled(catalog: Record<string, string>) {
  return Object.fromEntries(Object.entries(catalog).map(([id, message]) => [id, compile(message)]));
}
