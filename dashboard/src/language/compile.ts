/** What the message runtime reads: text, `[name]` for a value, `[name, "plural", cases]` for a choice by number. */
export type Token = string | [name: string] | [name: string, kind: "plural", cases: Record<string, Token[]>];

/**
 * Compiles one ICU message of the kinds the catalogs use: `{name}`, `{n, plural, one {…} other {…}}` and `#`.
 * @throws {SyntaxError} a brace without its partner, or another kind of choice
 */
export function compile(message: string): Token[] {
  const { tokens, end } = read(message, 0, false);
  if (end < message.length) throw new SyntaxError(`closing brace without an opening one: ${message}`);
  return tokens;
}

function read(message: string, start: number, inPlural: boolean): { tokens: Token[]; end: number } {
  const tokens: Token[] = [];
  let text = "";
  let at = start;
  for (; at < message.length && message[at] !== "}"; at++) {
    const sign = message.charAt(at);
    if (sign !== "{" && !(sign === "#" && inPlural)) {
      text += sign;
      continue;
    }
    if (text) tokens.push(text);
    text = "";
    if (sign === "#") tokens.push("#");
    else {
      const argument = readArgument(message, at + 1);
      tokens.push(argument.token);
      at = argument.end;
    }
  }
  if (text) tokens.push(text);
  return { tokens, end: at };
}

/** Reads from behind `{`; `end` is the place of its `}`. */
function readArgument(message: string, start: number): { token: Token; end: number } {
  const [head, name, isValue] = /^\s*(\w+)\s*(?:(\})|,\s*plural\s*,)/.exec(message.slice(start)) ?? [];
  if (!head || !name) throw new SyntaxError(`not a value or a plural: ${message}`);
  let at = start + head.length;
  if (isValue) return { token: [name], end: at - 1 };
  const cases: Record<string, Token[]> = {};
  for (let next = caseHead(message, at); next; next = caseHead(message, at)) {
    const body = read(message, at + next.length, true);
    cases[next.key] = body.tokens;
    at = body.end + 1;
  }
  if (message[at] !== "}" || !cases["other"]) throw new SyntaxError(`plural without an end or without "other": ${message}`);
  return { token: [name, "plural", cases], end: at };
}

function caseHead(message: string, at: number): { key: string; length: number } | null {
  const [head, key] = /^\s*=?(\w+)\s*\{/.exec(message.slice(at)) ?? [];
  return head && key ? { key, length: head.length } : null;
}
