import type { RequestHandler } from "express";
import { answerPlainly } from "./answer-status.ts";
import type { AskingHub } from "./context.ts";
import { mayAskFreely } from "./trusted.ts";
import type { Asked, DocumentOf } from "./trusted.ts";

/** Before anything is executed: the document's id becomes its text; what may not be asked, or is not valid, is answered here. */
export function documentFirst(hub: AskingHub, documentOf: DocumentOf): RequestHandler {
  return (request, response, next) => {
    const asked = request.body as Asked | undefined;
    if (asked === undefined || Array.isArray(asked) || (typeof asked.query !== "string" && asked.extensions === undefined)) return next();
    const found = documentOf(asked, mayAskFreely(hub, request));
    if (!("document" in found)) return answerPlainly(request, response, { errors: found.map((error) => hub.shownError(error.toJSON(), error)) });
    if (found.id !== null) {
      const { extensions: _named, ...rest } = asked;
      request.body = { ...rest, query: found.text };
    }
    next();
  };
}
