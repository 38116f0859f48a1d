import { enumOf } from "../platform/enum-of.ts";

const DIVERSION_SIDES = ["SENT", "RECEIVED"] as const;
export type DiversionSide = (typeof DIVERSION_SIDES)[number];
export const DiversionSideEnum = enumOf(DIVERSION_SIDES, "DiversionSide", "SENT: the viewer's units diverted it; RECEIVED: it went to them.");
