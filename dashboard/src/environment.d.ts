/// <reference types="vite/client" />

/** The id of the generated document of a query: the build puts it in its place. */
declare function documentId(query: string): string;
