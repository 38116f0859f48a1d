export { fileFault, sizeText, takeBackFile, uploadFile } from "./upload.ts";
export type { TakenFile, Upload } from "./upload.ts";
