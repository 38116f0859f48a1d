import { dayForm, readTime, type TimeFormat } from "./their-time.ts";
import { writtenTime } from "./written-time.ts";

/** Instants whose month, day, hour and minute all differ, once in one digit each and once in two. */
const PROBES = [Date.UTC(2025, 2, 4, 5, 6, 7), Date.UTC(2025, 9, 11, 12, 8, 13)];

/** Whether some text would be one instant or day in one of the forms and another in another, as 03/04/2025 is in dd/MM/yyyy and MM/dd/yyyy. */
export function lookAlike(forms: readonly TimeFormat[]): boolean {
  return forms.some((one) => forms.some((other) => isReadOtherwise(one, other) || isReadOtherwise(dayForm(one), dayForm(other))));
}

function isReadOtherwise(form: TimeFormat, other: TimeFormat): boolean {
  return PROBES.some((millis) => {
    const text = writtenTime(millis * 1000, form, "UTC");
    const [own, others] = [readTime(text, form, "UTC"), readTime(text, other, "UTC")];
    return own.ok && others.ok && own.instant.micros !== others.instant.micros;
  });
}
