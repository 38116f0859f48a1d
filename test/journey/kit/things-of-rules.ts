type Asked = Partial<Record<"own" | "other", () => string>>;
const any = (args: string): Asked => ({ own: () => args });

/** Calendars and regulations are the hub's, of no unit. */
export const thingsOfRules: Record<string, Asked> = {
  calendar: any('version: "khong-co"'),
  regulation: any('version: "khong-co"'),
  rulePreview: any('version: "khong-co"'),
  previewRules: any('input: { version: "khong-co" }'),
  adoptCalendar: any('input: { version: "khong-co", preview: "1" }'),
  adoptRegulation: any('input: { version: "khong-co", preview: "1" }'),
  proposeCalendar: any('input: { text: "khong phai lich" }'),
  proposeRegulation: any('input: { text: "khong phai quy che", draft: false }'),
  previewUnits: any('input: { text: "khong phai don vi" }'),
  adoptUnits: any('input: { text: "khong phai don vi", fingerprint: "x" }'),
};
