import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { Refused } from "../platform/problem.ts";
import { createSecretFile, secretFileText } from "../platform/secret-file.ts";

const WHAT = "audit key file";

/** The Ed25519 key that signs checkpoints, from its file (PKCS #8 PEM, mode 0600), created where there is none. @throws {Refused} */
export function signingKey(path: string): KeyObject {
  const text = secretFileText(path, WHAT) ?? created(path);
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // safe: refused below; the parser's own message would quote the key
  }
  throw new Refused([{ at: path, message: "this is no Ed25519 key in PKCS #8 PEM; put it back from its backup" }]);
}

function created(path: string): string {
  createSecretFile(path, generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(), WHAT);
  const text = secretFileText(path, WHAT);
  if (text === undefined) throw new Refused([{ at: path, message: "the audit key file was removed while it was being created" }]);
  return text;
}

/** The public half, to be handed to whoever checks: SPKI PEM. */
export function publicKeyText(key: KeyObject): string {
  return createPublicKey(key).export({ type: "spki", format: "pem" }).toString();
}

/** 16 hex digits of the public key's SHA-256. */
export function keyIdOf(publicKey: KeyObject): string {
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex")
    .slice(0, 16);
}
