import { accessError } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import type { CaseContext } from "../case/index.ts";
import type { TallyContext } from "../tally/index.ts";

/** Which ways out of the hub are configured. */
export interface Ways {
  mail: boolean;
  phone: boolean;
}

export type AlertContext = TallyContext & CaseContext & { ways: Ways };

/** The one who asks. @throws UNAUTHENTICATED */
export function asking({ viewer }: Pick<AlertContext, "viewer">): Viewer {
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  return viewer;
}
