import { z } from "zod";

const secretName = z.string("expected the name of a secret").min(1, "expected the name of a secret");
const tokenAddress = z
  .string("expected the address of the token server")
  .regex(/^(\/[^/#]|https?:\/\/[^/#]+\/)/, "expected a path below the base URL such as /oauth/token, or an address of the manifest's allow list");

/** How requests are signed; only names of secrets stand in a manifest, never the secrets. Mutual TLS needs nothing here: the host has the certificate. */
export const authSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({ kind: z.literal("header"), name: z.string().regex(/^[A-Za-z0-9-]+$/, "expected a header name such as X-Api-Key"), secret: secretName }),
    z.strictObject({ kind: z.literal("query"), name: z.string().min(1, "expected the name of a query parameter"), secret: secretName }),
    z.strictObject({ kind: z.literal("basic"), userSecret: secretName, passwordSecret: secretName }),
    z.strictObject({ kind: z.literal("bearer"), secret: secretName }),
    z.strictObject({
      kind: z.literal("oauth2"),
      /** where a token is asked for with the client's own credentials */
      token: tokenAddress,
      idSecret: secretName,
      secret: secretName,
      scope: z.string().min(1).optional(),
      /** further fields of the question, such as audience */
      fields: z.record(z.string(), z.string("expected text (put numbers in quotes)")).default({}),
      /** how the client names itself to the token server */
      send: z.enum(["basic", "body"]).default("basic"),
    }),
  ],
  { error: "expected kind: none, header, query, basic, bearer or oauth2" },
);
export type Auth = z.infer<typeof authSchema>;
export type OAuth2 = Extract<Auth, { kind: "oauth2" }>;

/** What is added to every request. */
interface Signature {
  headers: Record<string, string>;
  query: Record<string, string>;
}

/**
 * What signs a request where the secret itself does.
 * @throws {ConnectorError} config, from the host, when a secret is not there
 */
export async function signatureOf(auth: Exclude<Auth, OAuth2>, secret: (name: string) => Promise<string>): Promise<Signature> {
  switch (auth.kind) {
    case "none":
      return { headers: {}, query: {} };
    case "header":
      return { headers: { [auth.name]: await secret(auth.secret) }, query: {} };
    case "query":
      return { headers: {}, query: { [auth.name]: await secret(auth.secret) } };
    case "basic":
      return { headers: { Authorization: basic(await secret(auth.userSecret), await secret(auth.passwordSecret)) }, query: {} };
    case "bearer":
      return { headers: { Authorization: `Bearer ${await secret(auth.secret)}` }, query: {} };
  }
}

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, "utf8").toString("base64")}`;
}
