/** What a graph answers to one request. */
export interface Answer {
  status: number;
  contentType: string;
  body: string;
}

/** One request of `POST /graphql`, as it came. */
export interface Asked {
  body: string;
  contentType: string;
}

/** A graph without its HTTP server: that one is the same for all, and can be made to fail. */
export interface Graph {
  answer(asked: Asked): Promise<Answer>;
  close(): Promise<void>;
}
