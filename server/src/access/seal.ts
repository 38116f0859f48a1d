import { createCipheriv, createDecipheriv, createSecretKey, KeyObject, randomFillSync } from "node:crypto";

/** A sealed blob that was changed, moved to another place, cut, or sealed under another key. Says nothing of the content. */
export class SealBroken extends Error {
  constructor(reason: string, cause?: unknown) {
    super(`a seal does not open: ${reason}`, { cause });
    this.name = "SealBroken";
  }
}

const CIPHER = "aes-256-gcm";
const NONCE = 12;
const TAG = 16;

/**
 * AES-256-GCM under a random nonce.
 * @param head bytes in clear before the nonce; bound to the content as the context is
 * @param key 32 bytes
 * @param context where the blob belongs; it opens nowhere else
 * @returns head · nonce (12) · ciphertext (as long as `plain`) · tag (16)
 */
export function sealed(head: Buffer, key: Buffer | KeyObject, plain: Buffer | string, context: string): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv(CIPHER, keyObject(key), nonce, { authTagLength: TAG });
  cipher.setAAD(boundTo(head, context));
  const body = typeof plain === "string" ? cipher.update(plain, "utf8") : cipher.update(plain);
  cipher.final(); // GCM keeps nothing back
  return Buffer.concat([head, nonce, body, cipher.getAuthTag()]);
}

/**
 * @param headLength bytes before the nonce
 * @throws {SealBroken} too short, changed, another key or another context
 */
export function opened(blob: Buffer, headLength: number, key: Buffer | KeyObject, context: string): Buffer {
  const bodyAt = headLength + NONCE;
  const tagAt = blob.length - TAG;
  if (tagAt < bodyAt) throw new SealBroken(`${blob.length} bytes are too few`);
  try {
    const decipher = createDecipheriv(CIPHER, keyObject(key), blob.subarray(headLength, bodyAt), { authTagLength: TAG });
    decipher.setAAD(boundTo(blob.subarray(0, headLength), context));
    decipher.setAuthTag(blob.subarray(tagAt));
    const plain = decipher.update(blob.subarray(bodyAt, tagAt));
    decipher.final();
    return plain;
  } catch (cause) {
    throw new SealBroken(`it was changed, or is not the seal of "${context}"`, cause);
  }
}

/** Node takes a key object at a fraction of what it costs to look through a buffer first. */
function keyObject(key: Buffer | KeyObject): KeyObject {
  return key instanceof KeyObject ? key : createSecretKey(key);
}

function boundTo(head: Buffer, context: string): Buffer {
  return Buffer.concat([head, Buffer.from(context, "utf8")]);
}

const nonces = Buffer.alloc(NONCE * 512);
let nonceAt = nonces.length;

/** Random bytes are drawn 512 nonces at a time: one system call per nonce would cost as much as the sealing. */
function nextNonce(): Buffer {
  if (nonceAt === nonces.length) {
    randomFillSync(nonces);
    nonceAt = 0;
  }
  const nonce = Buffer.from(nonces.subarray(nonceAt, nonceAt + NONCE));
  nonceAt += NONCE;
  return nonce;
}
