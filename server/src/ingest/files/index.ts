export { hostFiles } from "./host-files.ts";
