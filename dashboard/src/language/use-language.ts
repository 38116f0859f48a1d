import { useLingui } from "@lingui/react";
import { chooseLanguage, type Language, localeOf, runtime } from "./runtime.ts";
import type { MessageId } from "./message-id.ts";

/** The text of a message with its values, in the language at hand. */
export type Say = (id: MessageId, values?: Record<string, string | number>) => string;

// One function per language: what was worked out with one is worked out anew with the other.
const SAY: Record<Language, Say> = {
  vi: (id, values) => runtime._(id, values),
  en: (id, values) => runtime._(id, values),
};

export function useLanguage() {
  const { i18n } = useLingui();
  const language: Language = i18n.locale === "en" ? "en" : "vi";
  return { say: SAY[language], language, locale: localeOf(language), choose: chooseLanguage };
}
