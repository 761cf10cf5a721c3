import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** A real listener that speaks TLS, with a certificate that openssl has signed for these times; null = signed by itself. */
export async function serveSecurely(
  pages: Readonly<Record<string, string>>,
  times: {readonly from: string; readonly to: string} | null,
): Promise<{readonly port: number; close(): void}> {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-tls-'));
  const openssl = (...words: readonly string[]) => execFileSync('openssl', [...words], {cwd: folder, stdio: 'ignore'});
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const own = [...key, '-keyout', 'key.pem', '-subj', '/CN=gw.example.org'];
  if (times === null) openssl('req', '-x509', ...own, '-out', 'cert.pem', '-days', '3650');
  else {
    openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=test', '-days', '3650');
    openssl('req', ...own, '-out', 'request.pem');
    mkdirSync(join(folder, 'ca'));
    for (const [name, text] of [
      ['index', ''],
      ['serial', '01\n'],
      ['ca.cnf', authority],
    ] as const)
      writeFileSync(join(folder, name), text);
    const dates = ['-startdate', times.from, '-enddate', times.to];
    openssl('ca', '-batch', '-notext', '-config', 'ca.cnf', '-in', 'request.pem', '-out', 'cert.pem', ...dates);
  }
  const [cert, privateKey] = [readFileSync(join(folder, 'cert.pem')), readFileSync(join(folder, 'key.pem'))];
  rmSync(folder, {recursive: true});
  const server = createServer({cert, key: privateKey}, (request, response) => {
    response.statusCode = pages[request.url ?? ''] === undefined ? 404 : 200;
    response.end(pages[request.url ?? ''] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {port: (server.address() as AddressInfo).port, close: () => void server.close()};
}

const authority = `[ca]
default_ca = test
[test]
database = index
serial = serial
new_certs_dir = ca
certificate = ca.pem
private_key = ca.key
default_md = sha256
policy = names
x509_extensions = more
[names]
commonName = supplied
[more]
subjectAltName = DNS:gw.example.org, DNS:gw.local
`;
