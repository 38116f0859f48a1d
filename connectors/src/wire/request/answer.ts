import { ConnectorError, type HttpAnswer } from "../../connector.ts";
import { decodeText } from "../text.ts";

/**
 * The text of an answer of status 200.
 * @param what what was asked for, for messages
 * @throws {ConnectorError} config: a redirect or another 4xx; transient: 5xx and the like; data: undecodable
 */
export function textOf(answer: HttpAnswer, what: string, encoding?: string): string {
  const { status } = answer;
  if (status >= 300 && status < 400)
    throw new ConnectorError("config", `${what}: the source redirects (HTTP ${status}); put the final address into the manifest`);
  if (status === 401 || status === 403) throw new ConnectorError("auth", `${what}: HTTP ${status}`);
  if (status === 408 || status === 425 || status === 429 || status >= 500) throw new ConnectorError("transient", `${what}: HTTP ${status}`);
  if (status < 200 || status >= 400) throw new ConnectorError("config", `${what}: HTTP ${status}; is the path in the manifest right?`);
  return decodeText(answer.body, answer.headers.get("content-type"), encoding);
}
