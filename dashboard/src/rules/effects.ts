/** What an adoption does to open cases, in the order in which it is told. */
export const EFFECTS = [
  { effect: "REDATED", name: "redated", label: "rules.redated" },
  { effect: "NO_LONGER_OVERDUE", name: "noLongerOverdue", label: "rules.noLongerOverdue" },
  { effect: "BECOMES_OVERDUE", name: "becomesOverdue", label: "rules.becomesOverdue" },
] as const;
