import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream'
import { createServer } from 'node:tls'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The host in the Store's upload URLs here. */
export const BLOB_HOST = 'ingestionpackagesprod1.blob.core.windows.net'

const HOSTS = ['manage.devcenter.microsoft.com', 'login.microsoftonline.com', BLOB_HOST]

/** A hosts file for the namespace in which the programs run. */
export const HOSTS_FILE = `127.0.0.1 localhost ${HOSTS.join(' ')}\n`

/** Serves Microsoft's hosts on this machine; returns the variables that make programs trust it. */
export async function answerForHosts(folder: string, emulatorUrl: string): Promise<Record<string, string>> {
  const certificate = join(folder, 'certificate.pem')
  const key = join(folder, 'key.pem')
  const names = HOSTS.map((host) => `DNS:${host}`).join(',')
  const options = ['-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=Store emulator']
  const files = ['-keyout', key, '-out', certificate]
  await run('openssl', ['req', '-x509', ...options, '-addext', `subjectAltName=${names}`, ...files])
  const trustStore = join(folder, 'trust.p12')
  const trust = ['-file', certificate, '-keystore', trustStore, '-storepass', 'changeit', '-noprompt']
  // Only Java needs it.
  await run('keytool', ['-importcert', ...trust]).catch(() => undefined)
  await listenForTls(await readFile(certificate), await readFile(key), emulatorUrl)
  return {
    NODE_EXTRA_CA_CERTS: certificate,
    SSL_CERT_FILE: certificate,
    REQUESTS_CA_BUNDLE: certificate,
    CURL_CA_BUNDLE: certificate,
    JAVA_TOOL_OPTIONS: `-Djavax.net.ssl.trustStore=${trustStore} -Djavax.net.ssl.trustStorePassword=changeit`,
  }
}

async function listenForTls(cert: Buffer, key: Buffer, emulatorUrl: string): Promise<void> {
  const { port } = new URL(emulatorUrl)
  const server = createServer({ cert, key }, (client) => {
    const upstream = connect(Number(port), '127.0.0.1')
    const ignore = () => undefined
    pipeline(client, upstream, ignore)
    pipeline(upstream, client, ignore)
  })
  server.listen(443, '127.0.0.1')
  await once(server, 'listening')
}
