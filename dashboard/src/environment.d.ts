/// <reference types="vite/client" />

/** The generated documents name this package for its types alone; nothing of it exists at run time. */
declare module "@graphql-typed-document-node/core" {
  import type { DocumentNode } from "graphql";
  export interface DocumentTypeDecoration<TResult, TVariables> {
    __apiType?: (variables: TVariables) => TResult;
  }
  export interface TypedDocumentNode<TResult = Record<string, unknown>, TVariables = Record<string, unknown>>
    extends DocumentNode, DocumentTypeDecoration<TResult, TVariables> {}
  export type ResultOf<T> = T extends DocumentTypeDecoration<infer TResult, infer _TVariables> ? TResult : never;
  export type VariablesOf<T> = T extends DocumentTypeDecoration<infer _TResult, infer TVariables> ? TVariables : never;
}
