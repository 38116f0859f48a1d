export { LanguageProvider } from "./provider.tsx";
export { firstWords, messagesOf } from "./runtime.ts";
export { useLanguage } from "./use-language.ts";
export type { Say } from "./use-language.ts";
export type { MessageId } from "./message-id.ts";
