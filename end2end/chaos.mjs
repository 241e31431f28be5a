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

/** A script that takes the time to be `off` milliseconds later than it is. */
export const clock = off => `{ const real = Date.now; Date.now = () => real() + ${off}; }`;

async function clocked(reply, answer, off) {
  let text = '';
  for await (const part of reply.setEncoding('utf8')) text += part;
  const { 'content-length': _, ...headers } = reply.headers;
  answer.writeHead(reply.statusCode, headers);
  answer.end(`${clock(off)}\n${text}`);
}

/** Stands before `server` (its port is read at each request, so that it may be killed and started again). */
export async function chaosProxy(server, random) {
  const chaos = { away: false, slow: 0, lose: 0, hold: false, clock: 0, lost: 0, posts: 0, seen: [] };
  const agent = new Agent({ keepAlive: false });
  const proxy = createServer((asked, answer) => {
    if (chaos.away) return asked.socket.destroy();
    const isKept = asked.method === 'POST' && 'x-seat' in asked.headers;
    // Pages come, but what was kept does not get through.
    if (chaos.hold && isKept) return asked.socket.destroy();
    // The worker of a tablet whose clock is wrong from the start.
    const wrong = chaos.clock && asked.url === '/sw.js';
    const pass = () => {
      const headers = wrong ? { ...asked.headers, 'accept-encoding': 'identity' } : asked.headers;
      const onward = request({ host: '127.0.0.1', port: server.port, method: asked.method, path: asked.url, headers, agent }, reply => {
        if (wrong) return clocked(reply, answer, chaos.clock);
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
