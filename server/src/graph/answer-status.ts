import type { IncomingMessage, ServerResponse } from "node:http";
import type { ApolloServerPlugin } from "@apollo/server";
import type { FormattedExecutionResult } from "graphql";

/** The media type whose status tells whether a document was run; plain JSON's clients take any other status than 200 for a broken connection. */
export const TELLS_BY_STATUS = "application/graphql-response+json";

/**
 * A document that cannot be parsed, is not valid or has unfit variables is answered with 200 to who takes plain JSON alone, and with 400 to who
 * accepts `application/graphql-response+json`. Nobody keeps an answer.
 * @source GraphQL over HTTP, draft of the working group, "Status codes"
 */
export const answerStatus: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response, source }) => {
      response.http.headers.set("cache-control", "no-store");
      const accepts = request.http?.headers.get("accept") ?? "";
      const hasDocument = source !== undefined; // without one it is no GraphQL request, and 400 for everybody
      if (hasDocument && response.http.status === 400 && !accepts.includes(TELLS_BY_STATUS)) response.http.status = 200;
    },
  }),
};

/** Answers beside Apollo, by the same rule; who asked too much is told when to come again. */
export function answerPlainly(request: IncomingMessage, response: ServerResponse, result: FormattedExecutionResult): void {
  const tellsByStatus = request.headers.accept?.includes(TELLS_BY_STATUS) === true;
  const type = tellsByStatus ? TELLS_BY_STATUS : "application/json";
  const { code, retryAfterSeconds } = result.errors?.[0]?.extensions ?? {};
  const isRefused = tellsByStatus && result.data === undefined;
  const status = code === "TOO_MANY_REQUESTS" ? 429 : isRefused ? 400 : 200;
  if (typeof retryAfterSeconds === "number") response.setHeader("retry-after", retryAfterSeconds);
  response.writeHead(status, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" }).end(JSON.stringify(result));
}

const UNREADABLE = JSON.stringify({ errors: [{ message: "Yêu cầu không đọc được.", extensions: { code: "BAD_REQUEST" } }] });

/** A body that cannot be read is answered without a word of it. */
export function answerUnreadable(response: ServerResponse, status = 400): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(UNREADABLE);
}
