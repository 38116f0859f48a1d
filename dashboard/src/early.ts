import { backlogFilterOf, readAddress, readBacklogSearch } from "./address/index.ts";
import { FIRST_ROWS } from "./backlog/first-rows.ts";

/** What the address alone decides is on its way while the page's own programs are still being read; each is for whoever asks the same first. */
const asked = new Map<string, Promise<Response>>();

interface Asked {
  variables: Record<string, unknown>;
  extensions: { persistedQuery: { version: 1; sha256Hash: string } };
}

const keyOf = ({ variables, extensions }: Asked): string => JSON.stringify([extensions.persistedQuery.sha256Hash, variables]);

function ask(id: string, variables: Record<string, unknown>): void {
  const body: Asked = { variables, extensions: { persistedQuery: { version: 1, sha256Hash: id } } };
  const headers = { accept: "application/graphql-response+json,application/json;q=0.9", "content-type": "application/json" };
  const answer = fetch("/graphql", { method: "POST", headers, body: JSON.stringify(body) });
  answer.catch(() => undefined); // told to whoever asks, or to nobody
  asked.set(keyOf(body), answer);
}

/** Asks what the page of this address is going to ask for first. */
function askEarly({ pathname, search }: Location): void {
  if (/^\/(dang-nhap|tv)(\/|$)/.test(pathname)) return; // nobody need be signed in there
  ask(documentId("Session"), {});
  const backlog = readBacklogSearch(readAddress(search));
  // as the client writes them: what has a default first
  if (pathname === "/ton-dong" && !backlog.asOf) ask(documentId("BacklogRows"), { skip: 0, filter: backlogFilterOf(backlog), asOf: null, first: FIRST_ROWS });
}

/** `fetch`, but what was asked for early is not asked for again. */
export const fetchOnce: typeof fetch = (input, init) => {
  if (asked.size === 0 || typeof init?.body !== "string") return fetch(input, init);
  const key = keyOf(JSON.parse(init.body) as Asked);
  const answer = asked.get(key);
  asked.delete(key);
  return answer ?? fetch(input, init);
};

/** The first page stands: what it did not ask for is of no use to a later one. */
export function dropEarly(): void {
  asked.clear();
}

askEarly(location);
