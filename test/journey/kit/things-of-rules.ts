type Asked = Partial<Record<"own" | "other", () => string>>;
const any = (args: string): Asked => ({ own: () => args });
/** The province's: no unit in it may do this, whoever asks there. */
const ofTheProvince = (args: string): Asked => ({ other: () => args });

/** Calendars and regulations are the hub's, of no unit; they and the register of units are changed at the province alone. */
export const thingsOfRules: Record<string, Asked> = {
  calendar: any('version: "khong-co"'),
  regulation: any('version: "khong-co"'),
  rulePreview: any('version: "khong-co"'),
  previewRules: any('input: { version: "khong-co" }'),
  adoptCalendar: ofTheProvince('input: { version: "khong-co", preview: "1" }'),
  adoptRegulation: ofTheProvince('input: { version: "khong-co", preview: "1" }'),
  proposeCalendar: any('input: { text: "khong phai lich" }'),
  proposeRegulation: any('input: { text: "khong phai quy che", draft: false }'),
  previewUnits: any('input: { text: "khong phai don vi" }'),
  adoptUnits: ofTheProvince('input: { text: "khong phai don vi", fingerprint: "x" }'),
};
