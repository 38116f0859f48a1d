export { mapRow } from "./map.ts";
export { missingWords, rowConfig } from "./row-config.ts";
export type { RowConfig } from "./row-config.ts";
export { markAt, markWarning, rowOf, rowsOfPage } from "./rows.ts";
export type { Row } from "./rows.ts";
