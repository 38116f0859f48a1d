import { enumOf } from "../../platform/enum-of.ts";

/** What an alert is about. A further kind is a word here, its rings in rings.ts, and its case in the migration's check. */
export const ALERT_KINDS = ["OVERDUE_ABOVE", "URGENT_UNASSIGNED", "SOURCE_SILENT"] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];
export const AlertKindEnum = enumOf(
  ALERT_KINDS,
  "AlertKind",
  "OVERDUE_ABOVE: more overdue cases in a unit than the rule allows (quá hạn vượt ngưỡng); URGENT_UNASSIGNED: urgent cases not assigned within their time (khẩn chưa giao); " +
    "SOURCE_SILENT: a source's data is older than its manifest expects (nguồn im lặng).",
);

const ALERT_STANDINGS = ["RINGING", "ACKNOWLEDGED", "MUTED", "ENDED"] as const;
export type AlertStanding = (typeof ALERT_STANDINGS)[number];
export const AlertStandingEnum = enumOf(
  ALERT_STANDINGS,
  "AlertStanding",
  "RINGING: nobody acknowledged it; ACKNOWLEDGED: somebody did (đã ghi nhận); MUTED: silent until an instant (tạm tắt), and then rings again while its cause is there; ENDED: its cause is gone.",
);

const STEPS = ["RAISED", "RAISED_AGAIN", "TAKEN", "ACKNOWLEDGED", "MUTED", "ENDED"] as const;
export type AlertStepKind = (typeof STEPS)[number];
export const AlertStepEnum = enumOf(STEPS, "AlertStepKind", "What became of an alert.");

const RULE_STATES = ["PROPOSED", "ADOPTED", "DECLINED"] as const;
export type RuleState = (typeof RULE_STATES)[number];
export const RuleStateEnum = enumOf(
  RULE_STATES,
  "AlertRuleState",
  "PROPOSED: waits for a second person; ADOPTED: holds from its day on; DECLINED: never held.",
);

const ALERT_ACTS = ["TAKE", "ACKNOWLEDGE", "MUTE"] as const;
export type AlertAct = (typeof ALERT_ACTS)[number];
export const AlertActEnum = enumOf(ALERT_ACTS, "AlertAct", "What the viewer may do about an alert.");
