export { LanguageProvider } from "./provider.tsx";
export { useLanguage } from "./use-language.ts";
export type { Say } from "./use-language.ts";
export type { MessageId } from "./vi.ts";
