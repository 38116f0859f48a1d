export { openDatabase } from "./database.ts";
