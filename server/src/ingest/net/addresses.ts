import { ConnectorError } from "@dau-moi/connectors";
import { isNobodysAddress } from "../../platform/addresses.ts";

/**
 * @param host an IP address; a name passes, to be judged once it is resolved
 * @throws {ConnectorError} config
 */
export function refuseAddress(host: string): void {
  if (isNobodysAddress(host)) throw new ConnectorError("config", `${host} is a link-local, metadata or group address; no source is asked there`);
}
