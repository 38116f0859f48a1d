/** A mail of one plain part. */
export interface ReadMail {
  messageId: string;
  from: string;
  subject: string;
  text: string;
}

/** Reads a mail as it came over the line. @param raw each byte one character */
export function readMail(raw: string): ReadMail {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const header = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, "im").exec(head.replaceAll(/\r\n[ \t]+/g, " "))?.[1]?.trim() ?? "";
  const body = rest.join("\r\n\r\n");
  const encoding = header("Content-Transfer-Encoding").toLowerCase();
  const bytes =
    encoding === "base64"
      ? Buffer.from(body, "base64")
      : encoding === "quoted-printable"
        ? unquoted(body.replaceAll(/=\r\n/g, ""))
        : Buffer.from(body, "latin1");
  return {
    messageId: header("Message-ID"),
    from: words(header("From")),
    subject: words(header("Subject")),
    text: bytes.toString("utf8").replaceAll("\r\n", "\n"),
  };
}

/** "=C4=90" is Đ. */
function unquoted(text: string): Buffer {
  return Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_whole, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    "latin1",
  );
}

/** Words in another alphabet, as headers carry them (RFC 2047). */
function words(header: string): string {
  return header
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_whole, kind: string, said: string) =>
      (kind.toLowerCase() === "b" ? Buffer.from(said, "base64") : unquoted(said.replaceAll("_", " "))).toString("utf8"),
    );
}
