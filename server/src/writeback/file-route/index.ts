export { confidenceOf } from "./confidence.ts";
export type { FilesContext } from "./files-context.ts";
export type { FileOwner, FileRefusal, WantedFile } from "./owner.ts";
export { FILES_PATH, filesRoute } from "./route.ts";
