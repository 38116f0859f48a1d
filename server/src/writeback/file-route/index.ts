export { FILES_PATH, filesRoute } from "./route.ts";
