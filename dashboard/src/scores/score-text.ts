/** A decimal as the hub gave it, with the language's own point: no arithmetic is done with it. */
export function scoreText(decimal: string, locale: string): string {
  return locale.startsWith("vi") ? decimal.replace(".", ",") : decimal;
}
