import { rootCertificates } from "node:tls";

/** What the hub shows and trusts in TLS, as a source's secrets have it (PEM). */
export interface Identity {
  /** a certificate authority of the department's own, beside the public ones */
  ca?: string[];
  cert?: string;
  key?: string;
  passphrase?: string;
}

/** Secrets that only the host uses: a connector neither needs nor gets them. */
const NAMES = ["ca", "clientCertificate", "clientKey", "clientKeyPassphrase"];

export function isOfIdentity(secret: string): boolean {
  return NAMES.includes(secret);
}

export function identityOf(secrets: Readonly<Record<string, string>>): Identity {
  const [ca, cert, key, passphrase] = NAMES.map((name) => secrets[name]);
  return {
    ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(passphrase === undefined ? {} : { passphrase }),
  };
}
