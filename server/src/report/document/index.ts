export { writtenPaper } from "./written.ts";
