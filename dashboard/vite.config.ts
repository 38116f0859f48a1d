import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const hub = "http://127.0.0.1:4000";

const DOCUMENT = "document:";

/**
 * Puts the generated document in the place of each operation's text, and an empty object in the place of a fragment's, which is
 * there for its type alone. Without it every text and every document of the dashboard would be shipped twice. Each document is a module
 * of its own, so that it comes with the page that asks and not with the first one. `documentId("Name")` is that document's id alone.
 */
function documentsInPlace(): Plugin {
  const sources = `${import.meta.dirname}/src/`;
  const generated = `${sources}gql/`;
  const documentOf = (name: string): string => {
    const found = new RegExp(`^export const ${name}Document = (\\{.*\\}) as unknown as `, "m").exec(readFileSync(`${generated}graphql.ts`, "utf8"))?.[1];
    if (!found) throw new Error(`no generated document is called ${name}: run codegen`);
    return found;
  };
  const idOf = (name: string): string => (JSON.parse(documentOf(name)) as { __meta__: { id: string } }).__meta__.id;
  return {
    name: "documents-in-place",
    enforce: "pre",
    resolveId: (id) => (id.startsWith(DOCUMENT) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${DOCUMENT}`)) return null;
      const name = id.slice(DOCUMENT.length + 1);
      this.addWatchFile(`${generated}graphql.ts`);
      return `export const ${name}Document = ${documentOf(name)};`;
    },
    transform(code, id) {
      if (!id.startsWith(sources) || id.startsWith(generated)) return null;
      if (code.includes('documentId("'))
        return { code: code.replaceAll(/\bdocumentId\("(\w+)"\)/g, (_text, name: string) => JSON.stringify(idOf(name))), map: null };
      if (!code.includes("graphql(`")) return null;
      const documents: string[] = [];
      const inPlace = code.replaceAll(/\bgraphql\(`\s*(\w+)\s+(\w+)[^`]*`\)/g, (_text, kind: string, name: string) => {
        if (kind === "fragment") return "{}";
        documents.push(name);
        return `${name}Document`;
      });
      const imports = documents.map((name) => `import { ${name}Document } from ${JSON.stringify(DOCUMENT + name)};\n`).join("");
      return { code: imports + inPlace, map: null };
    },
  };
}

/** The documents this build may ask, for the hub: browsers send their ids. */
function trustedDocuments(): Plugin {
  return {
    name: "trusted-documents",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "documents.json", source: readFileSync(`${import.meta.dirname}/src/gql/documents.json`) });
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  plugins: [documentsInPlace(), trustedDocuments(), react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    sourcemap: false,
    // Data URLs would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: { proxy: { "/graphql": { target: hub, ws: true }, "/files": hub, "/exports": hub, "/reports": hub } },
});
