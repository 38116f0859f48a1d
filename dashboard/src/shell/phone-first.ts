const REMEMBERED = "dau-moi.phone-first";
const PHONE = "(max-width: 600px)";

/** Whether this browser leads a leader to the page for phones; so it does until he says otherwise. */
export function wantsPhone(): boolean {
  return localStorage.getItem(REMEMBERED) !== "no";
}

export function setWantsPhone(wanted: boolean): void {
  localStorage.setItem(REMEMBERED, wanted ? "yes" : "no");
}

/** Whether who signs in here is led to the page for phones. */
export function isLedToPhone(role: string): boolean {
  return role === "LEADER" && wantsPhone() && matchMedia(PHONE).matches;
}
