// A real address for a test: https on a name that is not localhost, with a certificate authority of its own that the browser
// trusts.
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshFolder, Server } from './harness.mjs';

export const HOST = 'panel.test';

/** An authority, and a browser's home that trusts it. */
export async function authority() {
  const folder = await freshFolder();
  const openssl = (...words) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '30', '-subj', '/CN=Authority of this test',
    '-addext', 'keyUsage=critical,keyCertSign');
  await writeFile(join(folder, 'names'), `subjectAltName=DNS:${HOST}\n`);
  const home = join(folder, 'home');
  const database = join(home, '.pki', 'nssdb');
  await mkdir(database, { recursive: true });
  const certutil = (...words) => execFileSync('certutil', ['-d', `sql:${database}`, ...words], { stdio: 'pipe' });
  certutil('-N', '--empty-password');
  certutil('-A', '-t', 'C,,', '-n', 'Authority of this test', '-i', join(folder, 'ca.pem'));
  return {
    folder,
    home,
    /** A new certificate with a new key, in the files that the server watches. */
    issue() {
      openssl('req', ...key, '-keyout', 'key.pem', '-out', 'request.pem', '-subj', `/CN=${HOST}`);
      openssl('x509', '-req', '-in', 'request.pem', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '20', '-extfile', 'names', '-out', 'cert.pem');
    },
  };
}

/** A server at that address, not started yet, and its authority as `ours`. */
export async function secureServer() {
  const ours = await authority();
  ours.issue();
  const server = await Server.make();
  server.url = `https://${HOST}:${server.port}`;
  server.settings = { SAMETABLE_TLS_CERT: join(ours.folder, 'cert.pem'), SAMETABLE_TLS_KEY: join(ours.folder, 'key.pem') };
  server.browser = { home: ours.home, flags: [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`] };
  return Object.assign(server, { ours });
}
