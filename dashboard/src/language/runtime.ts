import { setupI18n } from "@lingui/core";
import { compile } from "./compile.ts";
import type { MessageId } from "./message-id.ts";

declare module "@lingui/core" {
  interface Register {
    messageIds: MessageId;
  }
}

export type Language = "vi" | "en";
const LOCALES = { vi: "vi-VN", en: "en-GB" } as const;
const REMEMBERED = "dau-moi.language";

/** The messages of the first page, one language at a time; those of the other pages come with them, see the sets beside this file. */
const FIRST = {
  vi: async () => (await import("./vi.ts")).vi,
  en: async () => (await import("./en.ts")).en,
} as const satisfies Record<Language, () => Promise<Record<string, string>>>;

/** The message runtime, in the language the person chose last. */
export const runtime = setupI18n();
const there = new Set<Language>();

/** Resolves when the page can speak: nothing is drawn before. */
export const firstWords = speak(remembered());

/** Speaks another language from the moment its words are there. */
export function chooseLanguage(language: Language): void {
  speak(language).then(
    () => localStorage.setItem(REMEMBERED, language),
    () => null, // without its words the page goes on in the language it speaks; the person may ask again
  );
}

async function speak(language: Language): Promise<void> {
  if (!there.has(language)) runtime.load(language, compiled(await FIRST[language]()));
  there.add(language);
  runtime.activate(language, LOCALES[language]);
  if (typeof document !== "undefined") document.documentElement.lang = language;
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

/** The ids of all messages of one kind that are there, e.g. of a closed list of the graph. */
export function messagesOf(prefix: string): MessageId[] {
  return (Object.keys(runtime.messages) as MessageId[]).filter((id) => id.startsWith(prefix));
}

function compiled(catalog: Record<string, string>) {
  return Object.fromEntries(Object.entries(catalog).map(([id, message]) => [id, compile(message)]));
}
