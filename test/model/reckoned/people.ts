/** Who acts in the model, by what they are; their usernames are the world's. */
export const PEOPLE = {
  leader: { role: "LEADER", unit: "TINH" },
  chief: { role: "OFFICE_CHIEF", unit: "VPUB" },
  head: { role: "UNIT_HEAD", unit: "SXD" },
  focal: { role: "FOCAL_OFFICER", unit: "SXD" },
  health: { role: "UNIT_HEAD", unit: "SYT" },
  inspector: { role: "INSPECTOR", unit: "TINH" },
} as const;
export type Person = keyof typeof PEOPLE;

/** Units that cases travel between, with the unit above each. */
export const UNITS = { VPUB: "TINH", SXD: "TINH", "SXD-HTGT": "SXD", SYT: "TINH" } as const;
export type UnitCode = keyof typeof UNITS;
export const UNIT_CODES = Object.keys(UNITS) as UnitCode[];

/** Whether a unit is another, or below it. */
export const isWithin = (unit: string, above: string): boolean => unit === above || above === "TINH" || UNITS[unit as UnitCode] === above;

/** Whether a person's own unit, or one below it, is this one. */
export const reaches = (who: Person, unit: string): boolean => isWithin(unit, PEOPLE[who].unit);
