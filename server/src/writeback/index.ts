export { confirmChanges } from "./confirm.ts";
export { confidenceOf, FILES_PATH, filesRoute } from "./file-route/index.ts";
export type { FileOwner, FileRefusal, FilesContext, WantedFile } from "./file-route/index.ts";
export { filesFor, namesOf, sweepFiles } from "./files/index.ts";
export { scheduleSending } from "./schedule.ts";
export { sendDue } from "./send.ts";
export type { WritebackHub } from "./writeback-hub.ts";

// What another station decides, drafted there
export { openChange, unitIn } from "./change.ts";
export { changeView } from "./change-view.ts";
export { decide } from "./decide.ts";
export { extensionFault } from "./extension.ts";
export { regulationFault } from "./regulation-fault.ts";
export { foundCase } from "./request.ts";
export type { Found, WritebackContext } from "./request.ts";
export { faultOf, fitsStage } from "./rules.ts";
export { sourceOf, takes } from "./sources.ts";
export { unitsNamed } from "./targets.ts";
export { tellChange } from "./tell.ts";
export { changesOf, lockRecord, onItsWay } from "./writeback.queries.ts";
export type { ChangeRow } from "./writeback.queries.ts";
export { CaseMovedOn, ChangeNotAllowed, ChangeNotPossible } from "./writeback.results.ts";
export { CaseChangeView, FilesTaken, PaperInput } from "./writeback.types.ts";

// The source's own words of a case, still sealed in the raw inbox
export { heldCase } from "./outbox-record.ts";
export { heldRecord } from "./writeback.queries.ts";

// Many at once
export { askedChange } from "./asked-change.ts";
export { decideMany, takeBack } from "./decide-many.ts";
export { onTheirWay } from "./decide-many.queries.ts";
export type { DecisionAmongMany } from "./decide-many.ts";
export { mayAsk, postForChange } from "./may.ts";
export { unapprovedFault } from "./request.ts";
export { ChangeKindEnum, ChangeStateEnum, OrderFormEnum } from "./writeback.types.ts";

// The graph
export { WritebackResolver } from "./writeback.resolver.ts";
export { ClosingResolver } from "./leader-report/index.ts";
export { LanesResolver } from "./lanes.resolver.ts";
