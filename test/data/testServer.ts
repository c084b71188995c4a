import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestServer {
  readonly url: (path: string) => string;
  /** Requests so far: "path" or "path range". */
  readonly requests: string[];
  readonly close: () => Promise<void>;
}

/** Serves with `answer`, or 404 where it returns false. */
export async function startServer(
  answer: (path: string, request: IncomingMessage, response: ServerResponse) => boolean,
): Promise<TestServer> {
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = decodeURI(request.url ?? '').slice(1);
    requests.push([path, request.headers.range].filter((part) => part !== undefined).join(' '));
    if (!answer(path, request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path) => `http://127.0.0.1:${port}/${path}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Answers with a file, from where the Range header says. */
export function serveRange(bytes: Uint8Array, request: IncomingMessage, response: ServerResponse): true {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (start >= bytes.length && start > 0) response.writeHead(416).end();
  else if (start > 0) {
    const range = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
    response.writeHead(206, { 'content-range': range, 'content-length': bytes.length - start });
    response.end(bytes.subarray(start));
  } else response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
  return true;
}
