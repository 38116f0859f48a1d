import { z } from "zod";
import { Refused } from "../platform/problem.ts";
import { secretFileText } from "../platform/secret-file.ts";
import type { KeyService } from "./key-store.ts";

/** A key service that speaks the transit protocol of HashiCorp Vault and OpenBao. */
export interface TransitOrder {
  /** https://kms.tinh.local:8200 */
  url: string;
  /** the name of the key in the service */
  key: string;
  /** a file with the token, for its owner alone; read at every call, so that it may be renewed */
  tokenFile: string;
}

const TIMEOUT_MS = 5_000;
const wrappedAnswer = z.object({ data: z.object({ ciphertext: z.string() }) });
const openedAnswer = z.object({ data: z.object({ plaintext: z.base64() }) });

/** @throws {Refused} by its calls, with the service's name and what it answered, never with a secret */
export function transitService({ url, key, tokenFile }: TransitOrder): KeyService {
  const ask = async (verb: "encrypt" | "decrypt", body: Record<string, string>): Promise<unknown> => {
    const token = secretFileText(tokenFile, "token file of the key service")?.trim();
    if (token === undefined) throw refused("HUB_KMS_TOKEN_FILE", `there is no file ${tokenFile}`);
    const address = new URL(`/v1/transit/${verb}/${encodeURIComponent(key)}`, url);
    try {
      const answer = await fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json", "x-vault-token": token },
        body: JSON.stringify(body),
        redirect: "error",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!answer.ok) throw refused("HUB_KMS_URL", `the key service at ${address.host} answered ${answer.status} to ${verb} under "${key}"`);
      return await answer.json();
    } catch (error) {
      if (error instanceof Refused) throw error;
      throw refused("HUB_KMS_URL", `the key service at ${address.host} does not answer: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return {
    wrap: async (secret) => read(wrappedAnswer, await ask("encrypt", { plaintext: secret })).data.ciphertext,
    unwrap: async (wrapped) => read(openedAnswer, await ask("decrypt", { ciphertext: wrapped })).data.plaintext,
  };
}

function read<Answer>(form: z.ZodType<Answer>, answer: unknown): Answer {
  const parsed = form.safeParse(answer);
  if (!parsed.success) throw refused("HUB_KMS_URL", "the key service's answer is not what the transit protocol has");
  return parsed.data;
}

function refused(at: string, message: string): Refused {
  return new Refused([{ at, message }]);
}
