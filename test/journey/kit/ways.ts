import { postingTo as posting } from "../../../server/src/ingest/index.ts";
import { systemClock } from "../../../server/src/platform/now.ts";

export { alertSlot } from "../../../server/src/alert/index.ts";

/** One POST as the hub makes it. */
export const postingTo = (url: string, ca: readonly string[] | null) => posting(url, ca, systemClock);
