import { I18nProvider } from "@lingui/react";
import type { ReactNode } from "react";
import { runtime } from "./runtime.ts";

export function LanguageProvider({ children }: { children: ReactNode }) {
  return <I18nProvider i18n={runtime}>{children}</I18nProvider>;
}
