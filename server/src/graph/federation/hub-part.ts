import { execute, parse } from "graphql";
import type { DocumentNode, FormattedExecutionResult, GraphQLFormattedError, GraphQLSchema } from "graphql";
import type { CaseContext } from "../../case/index.ts";
import type { HubSide } from "./joiner.ts";

const MOST_KEPT = 500;

interface ErrorShower {
  shownError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
}

/** Answers the hub's own parts of joined questions, as the one who asked: under his policy and rows, its errors masked. */
export class HubPart {
  readonly #schema: GraphQLSchema;
  readonly #hub: ErrorShower;
  readonly #documents = new Map<string, DocumentNode>();

  constructor(schema: GraphQLSchema, hub: ErrorShower) {
    this.#schema = schema;
    this.#hub = hub;
  }

  for(context: CaseContext): HubSide {
    return {
      askHub: (query, variables) => this.#answer(query, variables, context),
      mayLeave: (ids) => namable(ids, context),
    };
  }

  async #answer(query: string, variables: Readonly<Record<string, unknown>>, context: CaseContext): Promise<FormattedExecutionResult> {
    try {
      const result = await execute({ schema: this.#schema, document: this.#document(query), variableValues: variables, contextValue: context });
      const errors = result.errors?.map((error) => this.#hub.shownError(error.toJSON(), error));
      return plain({ data: result.data ?? null, ...(errors === undefined ? {} : { errors }) });
    } catch (error) {
      return { data: null, errors: [this.#hub.shownError({ message: "" }, error)] };
    }
  }

  /** The joining thread writes the same parts again and again. */
  #document(query: string): DocumentNode {
    const kept = this.#documents.get(query) ?? parse(query, { noLocation: true });
    if (this.#documents.size >= MOST_KEPT) this.#documents.clear();
    this.#documents.set(query, kept);
    return kept;
  }
}

/** As it goes from thread to thread: plain values alone. */
const plain = (result: FormattedExecutionResult): FormattedExecutionResult => JSON.parse(JSON.stringify(result)) as FormattedExecutionResult;

/** Cases the viewer sees whose submitters did not ask to keep their content confidential: where those lie is nobody's to tell another graph. */
async function namable(ids: readonly string[], { caseLoaders }: CaseContext): Promise<string[]> {
  const known = ids.filter((id) => /^\d{1,15}$/.test(id));
  const details = await Promise.all(known.map((id) => caseLoaders.detail.load(Number(id))));
  return known.filter((_id, place) => details[place]?.confidentialContent === false);
}
