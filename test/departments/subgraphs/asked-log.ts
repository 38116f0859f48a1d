import type { JWTPayload } from "jose";

/** One of the last requests, as `GET /__control/asked` tells it. */
export interface AskedOnce {
  query: string | null;
  variables: unknown;
  operationName: string | null;
  claims: JWTPayload | null;
}

const LAST = 20;

/** What was asked of a graph so far. */
export class AskedLog {
  #requests = 0;
  #open = 0;
  #last: AskedOnce[] = [];

  /** @returns to be called when the request is answered, or its asker has gone */
  began(body: string, claims: JWTPayload | null): () => void {
    this.#requests += 1;
    this.#open += 1;
    this.#last = [...this.#last, { ...questionIn(body), claims }].slice(-LAST);
    let isOpen = true;
    return () => {
      if (isOpen) this.#open -= 1;
      isOpen = false;
    };
  }

  told(): { requests: number; open: number; last: readonly AskedOnce[] } {
    return { requests: this.#requests, open: this.#open, last: this.#last };
  }

  /** Those that are still open stay counted as open. */
  forget(): void {
    this.#requests = 0;
    this.#last = [];
  }
}

function questionIn(body: string): Omit<AskedOnce, "claims"> {
  try {
    const { query, variables, operationName } = JSON.parse(body) as Partial<AskedOnce>;
    return { query: query ?? null, variables: variables ?? null, operationName: operationName ?? null };
  } catch {
    return { query: null, variables: null, operationName: null }; // what is no JSON asks nothing; the graph says so
  }
}
