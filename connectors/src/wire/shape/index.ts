export { fieldsOf, withShape } from "./shape.ts";
