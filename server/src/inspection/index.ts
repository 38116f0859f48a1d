export { AuditLogResolver } from "./audit-log.resolver.ts";
export type { AuditLogContext } from "./audit-log.resolver.ts";
export { DirectoryResolver } from "./directory/directory.resolver.ts";
