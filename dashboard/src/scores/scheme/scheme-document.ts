/** A scheme's text as the hub keeps it, as far as the form knows it. */
export interface SchemeDocument {
  code: string;
  title: Told;
  legalBasis: string;
  validFrom: string;
  validTo?: string;
  indicators: SchemePart[];
  deductions: SchemePart[];
  deductionCap: string;
  blockers: { code: string; name: Told; finding?: string }[];
  smallNumbers: { sample: number; full: number; prior: number; weight: string; main: string };
  rounding: { digits: number };
}
interface Told {
  vi: string;
  en: string;
}
/** An indicator or a deduction. */
export interface SchemePart {
  code: string;
  name: Told;
  rule: string;
  params?: Record<string, number>;
  target?: { days: number; share: number }[];
  weight?: string;
  points?: string;
  sampled?: boolean;
  formula: Told;
  legalBasis: string;
}

/** Numbers that a rule may be given besides; left empty, what they stand for does not happen. */
export const MAY_GIVE: Readonly<Record<string, readonly string[]>> = {
  HANDLED_ON_TIME: ["extendedShare"],
  OVERDUE_BURDEN: ["extendedShare"],
  ACCEPTED_ON_TIME: ["wrongReturn"],
  REPORTS: ["hubReports"],
};

/** What an indicator's code may be followed by in a place, such as indicators.3.weight. */
type Tree = { [name: string]: unknown };

/** Milestones in one line, such as "30: 40; 90: 80": so many per cent after so many days. */
export const targetText = (target: SchemePart["target"] = []): string => target.map(({ days, share }) => `${days}: ${share}`).join("; ");

/** What is no milestone stays as it was written, so that the hub tells its fault. */
function targetOf(text: string): unknown {
  const milestones = text.split(";").map((one) => /^\s*(\d+)\s*:\s*(\d+)\s*$/.exec(one));
  return milestones.every((one) => one !== null) ? milestones.map(([, days, share]) => ({ days: Number(days), share: Number(share) })) : text;
}

/** The scheme with what stands in the form: each field is named by its place. What the form does not show stays as it was. */
export function documentIn(original: string, form: HTMLFormElement): string {
  const document = JSON.parse(original) as Tree;
  for (const [place, said] of fieldsOf(form)) put(document, place.split("."), said);
  if (document["validTo"] === "") delete document["validTo"];
  return JSON.stringify(document);
}

function fieldsOf(form: HTMLFormElement): [string, unknown][] {
  const fields = [
    ...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("input[data-place], textarea[data-place], select[data-place]"),
  ];
  return fields.map((field) => {
    const { place = "", kind = "text" } = field.dataset;
    if (kind === "yes") return [place, (field as HTMLInputElement).checked];
    if ((kind === "optional" || kind === "target") && field.value.trim() === "") return [place, undefined];
    if (kind === "target") return [place, targetOf(field.value)];
    const said = field.value.trim();
    if (/^\d+,\d+$/.test(said)) return [place, said.replace(",", ".")]; // a decimal as it is written in Vietnamese
    return [place, (kind === "number" || kind === "optional") && /^\d+$/.test(said) ? Number(said) : said];
  });
}

function put(within: Tree, [name = "", ...rest]: string[], value: unknown): void {
  if (rest.length > 0) return put((within[name] ??= {}) as Tree, rest, value);
  if (value === undefined) delete within[name];
  else within[name] = value;
}

/** Faults by their places, as the hub told them: "indicators.3.weight: …". */
export function faultsByPlace(faults: readonly string[]): Map<string, string> {
  return new Map(faults.map((fault) => [fault.slice(0, fault.indexOf(": ")), fault.slice(fault.indexOf(": ") + 2)]));
}
