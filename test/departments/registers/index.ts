export { openRegisters } from "./folder.ts";
