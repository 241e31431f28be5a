// A network as it is in a hall: a proxy that can be away, slow, or lose a reply after the server has stored what it was sent.
import { Agent, createServer, request } from 'node:http';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chance(seed) {
  let at = seed >>> 0;
  const next = () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let one = Math.imul(at ^ (at >>> 15), 1 | at);
    one = (one + Math.imul(one ^ (one >>> 7), 61 | one)) ^ one;
    return ((one ^ (one >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, pick: list => list[Math.floor(next() * list.length)] };
}

/** Stands before `server` (its port is read at each request, so that it may be killed and started again). */
export async function chaosProxy(server, random) {
  const chaos = { away: false, slow: 0, lose: 0, hold: false, lost: 0, posts: 0, seen: [] };
  const agent = new Agent({ keepAlive: false });
  const proxy = createServer((asked, answer) => {
    if (chaos.away) return asked.socket.destroy();
    const isKept = asked.method === 'POST' && 'x-seat' in asked.headers;
    // Pages come, but what was kept does not get through.
    if (chaos.hold && isKept) return asked.socket.destroy();
    const pass = () => {
      const onward = request({ host: '127.0.0.1', port: server.port, method: asked.method, path: asked.url, headers: asked.headers, agent }, reply => {
        if (isKept) chaos.posts++;
        // It has arrived and is on the disk; the tablet does not hear so.
        if (isKept && random.next() < chaos.lose) {
          chaos.lost++;
          reply.resume();
          return asked.socket.destroy();
        }
        chaos.seen.push({ path: asked.url, status: reply.statusCode });
        answer.writeHead(reply.statusCode, reply.rawHeaders);
        reply.pipe(answer);
        reply.on('error', () => asked.socket.destroy());
      });
      onward.on('error', () => asked.socket.destroy());
      answer.on('close', () => onward.destroy());
      asked.pipe(onward);
    };
    if (chaos.slow) setTimeout(pass, chaos.slow);
    else pass();
  });
  proxy.on('clientError', (_, socket) => socket.destroy());
  await new Promise(done => proxy.listen(0, '127.0.0.1', done));
  const { port } = proxy.address();
  const close = () => {
    proxy.closeAllConnections();
    proxy.close();
  };
  return { chaos, port, url: `http://127.0.0.1:${port}`, close };
}
