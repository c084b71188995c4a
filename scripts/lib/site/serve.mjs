import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The file in `folder` that an address asks for, or undefined: nothing outside the folder is ever one. */
function fileAt(folder, address) {
  let path;
  try {
    path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  const asked = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  const isInside = asked.startsWith(folder + sep) && !path.includes('\0');
  return isInside && existsSync(asked) && statSync(asked).isFile() ? asked : undefined;
}

/**
 * Serves the files of a folder to this machine alone.
 * @param port default 0: any that is free
 * @returns { url, close }, once it listens
 */
export function serve(folder, port = 0) {
  const server = createServer(({ method, url }, response) => {
    const file = method === 'GET' || method === 'HEAD' ? fileAt(folder, url) : undefined;
    if (file === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-length': statSync(file).size,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    if (method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const close = () => new Promise((done) => server.close(done));
      resolve({ url: `http://127.0.0.1:${server.address().port}/`, close });
    });
  });
}
