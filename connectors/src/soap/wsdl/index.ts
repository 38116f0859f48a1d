export { atSource, documentsOf } from "./documents.ts";
export type { Version } from "./names.ts";
export { portOf } from "./port.ts";
export type { Operation, Port, Wrapper } from "./port.ts";
export type { Field, Shape } from "./schema.ts";
