export { documentActs } from "./acts.ts";
export { faultAnswer } from "./envelope.ts";
export { loginDesk } from "./login.ts";
export { readRequest, SERVICE_PATH } from "./requests.ts";
export { wsdl } from "./wsdl.ts";
