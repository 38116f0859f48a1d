import type { CaseContext } from "../case/index.ts";
import type { TallyContext } from "../tally/index.ts";

/** Which ways out of the hub are configured. */
export interface Ways {
  mail: boolean;
  phone: boolean;
}

export type AlertContext = TallyContext & CaseContext & { ways: Ways };
