export { countShapes, inventComplaint, inventIncident, repeatOpening, type Complaint, type Topic } from "./complaint.ts";
export { inventNote } from "./notes.ts";
export { CLOSE_REASONS, DECLINE_REASONS, MOOT, NOT_COMPETENT, outcomeShape, REDIRECT_REASONS } from "./outcomes.ts";
export {
  APPROVERS,
  EXTENSION_REASONS,
  MERGED_NOTE,
  NO_RESULT_REASONS,
  ON_DOCUMENTS,
  ON_REGULATIONS,
  PAUSE_REASON_WEIGHTS,
  PAUSE_REASONS,
  URGINGS,
  WITHDRAWN,
  type PauseReason,
} from "./reasons.ts";
export { inventCaller, type Caller } from "./people.ts";
export { commune, COMMUNES, DISTRICT_WARDS, type Area } from "./places.ts";
export { capitalised, fillSlots, inventScene, type Scene } from "./shape.ts";
export { SERVICE_NAMES } from "./shapes-incidents.ts";
