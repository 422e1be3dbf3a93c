import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { inRoot } from "./paths.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".wasm": "application/wasm",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Answers with files of dist/, and with nothing outside it. */
export function answerFromDist(request, response) {
  const path = fileAsked(request.url ?? "/");
  if (path === null || !existsSync(path) || !statSync(path).isFile()) {
    response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found");
    return;
  }
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  // Office shows a generic icon in place of one that is sent with a Cache-Control header.
  const caching = type.startsWith("image/") ? {} : { "Cache-Control": "no-cache" };
  response.writeHead(200, { "Content-Type": type, ...caching });
  createReadStream(path).pipe(response);
}

function fileAsked(url) {
  try {
    const { pathname } = new URL(url, "http://localhost");
    const asked = decodeURIComponent(pathname === "/" ? "/workbench.html" : pathname);
    const dist = inRoot("dist");
    const path = normalize(join(dist, asked));
    return path.startsWith(dist + sep) && !asked.includes("\0") ? path : null;
  } catch {
    return null;
  }
}

/** Serves dist/ to this machine only, on `port` or the next one that is free. Resolves to the server, which knows its port. */
export function serve(port) {
  return new Promise((resolve, reject) => {
    const server = createServer(answerFromDist);
    server.once("error", (error) => {
      if (error.code === "EADDRINUSE" && port < 65535) resolve(serve(port + 1));
      else reject(error);
    });
    server.listen(port, "localhost", () => resolve(server));
  });
}
