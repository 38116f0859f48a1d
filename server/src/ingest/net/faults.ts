import { ConnectorError } from "@dau-moi/connectors";
import type { Fault } from "@dau-moi/connectors";

const IN_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens at the source's address",
  ECONNRESET: "the source broke the connection",
  ENOTFOUND: "the source's host name is not known",
  UND_ERR_CONNECT_TIMEOUT: "the source did not accept the connection in time",
  UND_ERR_HEADERS_TIMEOUT: "the source did not answer in time",
  UND_ERR_BODY_TIMEOUT: "the source stopped in the middle of its answer",
  UND_ERR_SOCKET: "the source broke the connection",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "the source's answer was cut off",
};

/** What somebody has to mend, at the source or in its secrets. */
const TO_MEND: readonly [code: RegExp, fault: Fault, words: string][] = [
  [/^CERT_HAS_EXPIRED$/, "config", "the source's certificate has expired"],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, "config", "the source's certificate is for another name"],
  [/SELF_SIGNED|^UNABLE_TO_(VERIFY|GET_ISSUER)/, "config", "the source's certificate is of no authority known here; put its authority's into the secret ca"],
  [/^ERR_SSL_.*ALERT/, "auth", "the source refused our certificate, or wants one (secrets clientCertificate and clientKey)"],
  [/^ERR_OSSL_|^ERR_CRYPTO_/, "config", "one of the secrets ca, clientCertificate and clientKey is not what it should be"],
];

/** Whatever went wrong on the way, as what the contract calls it. @param late when the answer took longer than any may */
export function asConnectorError(error: unknown, stopped: AbortSignal, late: AbortSignal): ConnectorError {
  if (error instanceof ConnectorError) return error;
  if (stopped.aborted) return new ConnectorError("transient", "the run was stopped", { cause: error });
  if (late.aborted) return new ConnectorError("transient", "the source's answer took longer than any may", { cause: error });
  const code = codeOf(error);
  const mend = TO_MEND.find(([pattern]) => pattern.test(code));
  if (mend !== undefined) return new ConnectorError(mend[1], mend[2], { cause: error });
  return new ConnectorError("transient", IN_WORDS[code] ?? `the request failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (typeof error !== "object" || error === null) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "cause" in error ? codeOf(error.cause) : "";
}
