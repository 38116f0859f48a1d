import { z } from "zod";

const secretName = z.string("expected the name of a secret").min(1, "expected the name of a secret");

/** How requests are signed; only names of secrets stand in a manifest, never the secrets. */
export const authSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({ kind: z.literal("header"), name: z.string().regex(/^[A-Za-z0-9-]+$/, "expected a header name such as X-Api-Key"), secret: secretName }),
    z.strictObject({ kind: z.literal("basic"), userSecret: secretName, passwordSecret: secretName }),
    z.strictObject({ kind: z.literal("bearer"), secret: secretName }),
  ],
  { error: "expected kind: none, header, basic or bearer" },
);
type Auth = z.infer<typeof authSchema>;

/**
 * The headers that sign a request.
 * @throws {ConnectorError} config, from the host, when a secret is not there
 */
export async function authHeaders(auth: Auth, secret: (name: string) => Promise<string>): Promise<Record<string, string>> {
  switch (auth.kind) {
    case "none":
      return {};
    case "header":
      return { [auth.name]: await secret(auth.secret) };
    case "basic": {
      const pair = `${await secret(auth.userSecret)}:${await secret(auth.passwordSecret)}`;
      return { Authorization: `Basic ${Buffer.from(pair, "utf8").toString("base64")}` };
    }
    case "bearer":
      return { Authorization: `Bearer ${await secret(auth.secret)}` };
  }
}
