export { attach, bytesToSend, filesFor, namesOf } from "./attach.ts";
export { fileSeal } from "./seal.ts";
export { sweepFiles } from "./sweep.ts";
