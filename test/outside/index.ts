export { certify } from "./certificates.ts";
export { Gateway } from "./gateway.ts";
export { MailServer } from "./mail-server.ts";
