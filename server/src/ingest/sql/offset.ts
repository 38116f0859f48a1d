const WINTER = Date.UTC(2026, 0, 15);
const SUMMER = Date.UTC(2026, 6, 15);

/**
 * The offset of a zone whose clock is never put forward, as "+07:00". MariaDB knows a zone's name only where its tables of zones were loaded.
 * @returns null when the zone has two
 */
export function offsetOf(zone: string): string | null {
  const [winter, summer] = [WINTER, SUMMER].map((instant) => offsetAt(instant, zone));
  return winter !== undefined && winter === summer ? winter : null;
}

function offsetAt(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(instant);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  return name === "GMT" ? "+00:00" : name.replace("GMT", "");
}
