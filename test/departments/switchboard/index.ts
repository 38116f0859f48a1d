export { answerSwitchboard } from "./answer.ts";
export { readSwitchboard, switchboardLedger } from "./ledger.ts";
export { SWITCHBOARD_POISONS, type SwitchboardLine } from "./line.ts";
export { openSwitchboard, SWITCHBOARD_ACTS, type Switchboard } from "./switchboard.ts";
