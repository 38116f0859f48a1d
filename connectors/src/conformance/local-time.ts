/**
 * An instant as a source writes it in its own zone, by a pattern of yyyy MM dd HH mm ss.
 * @param instant UTC RFC 3339
 * @param zone IANA zone
 */
export function localTime(instant: string, pattern: string, zone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const values: Record<string, string | undefined> = {
    yyyy: parts["year"],
    MM: parts["month"],
    dd: parts["day"],
    HH: parts["hour"],
    mm: parts["minute"],
    ss: parts["second"],
  };
  return pattern.replaceAll(/yyyy|MM|dd|HH|mm|ss/g, (token) => values[token] ?? "");
}
