export { hostSql, SQL_LIMITS } from "./host-sql.ts";
