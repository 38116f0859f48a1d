import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A certificate for 127.0.0.1, and the authority that gave it, PEM. */
export interface Certified {
  ca: string;
  cert: string;
  key: string;
}

/** @throws when this machine has no openssl 3 */
export function certify(): Certified {
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-tls-"));
  const ec = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  const openssl = (...words: string[]): void => void execFileSync("openssl", words, { cwd: folder, stdio: "pipe" });
  try {
    openssl("req", "-x509", ...ec, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=CA thu");
    const by = ["-CA", "ca.pem", "-CAkey", "ca.key", "-keyout", "mail.key", "-out", "mail.pem"];
    openssl("req", "-x509", ...ec, ...by, "-subj", "/CN=thu", "-addext", "subjectAltName=IP:127.0.0.1");
    const read = (name: string): string => readFileSync(join(folder, name), "utf8");
    return { ca: read("ca.pem"), cert: read("mail.pem"), key: read("mail.key") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
