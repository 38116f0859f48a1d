export { readHotline } from "./read-hotline.ts";
