// What is on the server, read out of a stopped server's database: nothing that it says about itself.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import initSqlJs from 'sql.js';

/** The rows of a stopped server's database: nothing that it says about itself. */
export async function rows(data, sql, values) {
  const SQL = await initSqlJs();
  const base = new SQL.Database(await readFile(join(data, 'sametable.db')));
  const [found] = base.exec(sql, values);
  base.close();
  return found?.values ?? [];
}

/** An id as the database has it. */
export const bytes = id => Buffer.from(id.replaceAll('-', ''), 'hex');

/** What a seat tapped: [interview, question, revision, answer, key, phase], in the order of the revisions. */
export const scores = (data, seat) => rows(data, `SELECT lower(hex(s.interview)), l.position, s.revision, s.tapped, s.key, s.phase FROM score s
  JOIN kit_line l ON l.org = s.org AND l.id = s.kit_line WHERE s.seat = ? ORDER BY s.interview, l.position, s.revision`, [bytes(seat)]);

/** Stops the server, reads, and starts it again. */
export async function look(server, ask) {
  await server.stop();
  const found = await ask(server.data);
  await server.up();
  return found;
}
