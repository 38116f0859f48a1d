/** A day of this century as people write it: 9/3/2026, 09-03-2026, 09.03.2026, or as spreadsheets tell it, 2026-03-09… @returns YYYY-MM-DD; null: it is none */
export function dayWritten(text: string): string | null {
  const ours = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const theirs = /^(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?$/.exec(text);
  const [year, month, day] = ours === null ? (theirs?.slice(1, 4) ?? []) : [ours[3], ours[2], ours[1]];
  if (year === undefined || month === undefined || day === undefined) return null;
  const told = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = Date.parse(`${told}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(told) && told.startsWith("20") ? told : null;
}
