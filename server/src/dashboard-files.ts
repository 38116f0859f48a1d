import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import express from "express";
import type { Express } from "express";

const compress = promisify(gzip);

/** The build's scripts and styles, compressed once and kept: their names change with their content. */
function gzipped(folder: string): express.RequestHandler {
  const kept = new Map<string, Promise<Buffer>>();
  return async (request, response, next) => {
    const name = /^\/([\w.-]+\.(?:js|css))$/.exec(request.path)?.[1];
    if (name === undefined || request.acceptsEncodings("gzip") === false) return next();
    const body = kept.get(name) ?? readFile(join(folder, name)).then((bytes) => compress(bytes));
    kept.set(name, body);
    try {
      response
        .type(name)
        .set({ "Content-Encoding": "gzip", "Cache-Control": "public, max-age=31536000, immutable", Vary: "Accept-Encoding" })
        .send(await body);
    } catch {
      kept.delete(name); // no such file: the next one answers that
      next();
    }
  };
}

/** The built dashboard: its files as they are, and its page for every other address. @param folder dashboard/dist */
export function serveDashboard(app: Express, folder: string): void {
  app.use("/assets", gzipped(join(folder, "assets")));
  app.use("/assets", express.static(join(folder, "assets"), { immutable: true, maxAge: "365d", fallthrough: false }));
  app.use(express.static(folder, { index: false }));
  app.get("/{*path}", async (_request, response) => {
    const page = await readFile(join(folder, "index.html"), "utf8");
    response
      .type("html")
      .set("Cache-Control", "no-store")
      .send(page.replaceAll("__CSP_NONCE__", String(response.locals.nonce)));
  });
}
