import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { HOSTILE } from "./hostile.ts";

export type Language = "vi" | "en";

const CATALOGUES = join(import.meta.dirname, "../../../dashboard/src/language");

/** Every message of a language: what is always there, and what comes with its pages. */
async function catalogueOf(language: Language): Promise<Record<string, string>> {
  const files = readdirSync(CATALOGUES).filter((file) => file.startsWith(`${language}.`) || file.startsWith(`${language}-`));
  const sets = await Promise.all(files.map((file) => import(join(CATALOGUES, file)) as Promise<Record<string, Record<string, string>>>));
  return Object.assign({}, ...sets.flatMap((set) => Object.values(set))) as Record<string, string>;
}

const [en, vi] = await Promise.all([catalogueOf("en"), catalogueOf("vi")]);

/** Shorter words are the same in both languages too often. */
const SHORTEST = 4;
/** `{n, plural, one {# case} other {# cases}}` is taken as its words, `{unit}` as nothing. */
const plain = (message: string): string => message.replaceAll(/\{\w+, plural,|\b(one|other) \{|\{\w+\}|[{}#]/g, " ");
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const vietnameseWords = new Set(Object.values(vi).flatMap((message) => wordsOf(plain(message))));
/** What component libraries say by themselves, and connectors to those who write them. */
const BROUGHT_ALONG =
  "toggle close clear dismiss next previous search select expand collapse legend icon weekend holiday error failed expected found invalid unknown".split(" ");
/** Words of the English catalog that no Vietnamese message has, and those. */
const ENGLISH_WORDS = new Set([
  ...Object.values(en)
    .flatMap((message) => wordsOf(plain(message)))
    .filter((word) => word.length >= SHORTEST && /^[a-z]+$/.test(word) && !vietnameseWords.has(word)),
  ...BROUGHT_ALONG,
]);

/** Vietnamese messages as whole texts; what has no letters of its own beside its values could be anything. */
const VIETNAMESE_MESSAGES = Object.entries(vi)
  .filter(([id, message]) => message !== en[id] && wordsOf(plain(message)).length > 0)
  .map(([id, message]) => ({ id, pattern: wholeText(message) }));

/** "Tiếp nhận {days}" → /^Tiếp nhận [\d/…]+$/: values of numbers, days and times; a plural has one form in Vietnamese. */
function wholeText(message: string): RegExp {
  const flat = message.replaceAll(/\{\w+, plural, other \{([^{}]*)\}\}/g, "$1");
  const parts = flat.split(/\{\w+\}|#/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join(String.raw`[\d.,:/%–\s-]+`)}$`, "u");
}

/** Texts of the other language that a person meets on the page, seen or read out. @returns empty: none */
export async function foreignTexts(page: Page, language: Language): Promise<string[]> {
  const texts = await textsOf(page);
  const isForeign = (text: string): boolean => {
    if (language === "vi") return wordsOf(text).some((word) => ENGLISH_WORDS.has(word));
    return VIETNAMESE_MESSAGES.some(({ pattern }) => pattern.test(text.normalize("NFC")));
  };
  return [...new Set(texts.filter((text) => isForeign(text) && !HOSTILE.includes(text)))]; // what a stranger wrote is of no language
}

/** Every text of the page by itself: what is written, what is said for it, what a pointer brings up; not what stands closed. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = [document.title];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (element === null || !element.checkVisibility({ visibilityProperty: true }) || /^(SCRIPT|STYLE)$/.test(element.tagName)) continue;
      if (element.closest("[lang]") !== document.documentElement) continue; // said to be of a language of its own: a document's words
      const said = element.closest('[aria-hidden="true"]') === null ? ["title", "placeholder", "aria-label", "alt"] : ["title", "placeholder"];
      if (node instanceof Element) texts.push(...said.map((name) => element.getAttribute(name) ?? ""));
      else texts.push(node.nodeValue ?? "");
    }
    return texts.map((text) => text.trim()).filter((text) => text !== "");
  });
}
