import { execFile, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A line to the storage. */
export interface Profile {
  /** The most that one connection takes; no limit unless given. */
  readonly bytesPerSecond?: number
  /** The most that all connections take together; no limit unless given. */
  readonly sharedBytesPerSecond?: number
  /** Passes before each answer. */
  readonly delayInMs?: number
  /** Given when it speaks TLS. */
  readonly tls?: TlsFiles | undefined
}

/** A certificate for this machine that is its own authority: paths of PEM files. */
export interface TlsFiles {
  readonly certificate: string
  readonly key: string
}

/** A request for a blob, as the storage saw it. Times are milliseconds since the epoch. */
export interface BlobRequest {
  readonly path: string
  /** The size of the whole blob, when the request has completed it. */
  readonly blobSizeInBytes?: number | undefined
  readonly startedAt: number
  readonly endedAt: number
}

/** A stand-in for blob storage that reads what it is sent and keeps the sizes. */
export interface Storage extends AsyncDisposable {
  /** Scheme, host and port. */
  readonly url: string
  /**
   * Lets `send` upload a new blob, and returns its result.
   *
   * @throws Error unless exactly `sizeInBytes` have arrived.
   */
  receive<Result>(sizeInBytes: number, send: (url: URL) => Promise<Result>): Promise<Result>
}

/** Makes a certificate in a folder; the upload programs trust it through their usual variables. */
export async function createTlsFiles(folder: string): Promise<TlsFiles> {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')]
  const files = ['-keyout', key, '-out', certificate]
  const names = ['-subj', '/CN=Storage', '-addext', 'subjectAltName=IP:127.0.0.1']
  await promisify(execFile)('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...names, ...files])
  return { certificate, key }
}

/** Starts a storage in a process of its own. `onRequest` is called before a client has its answer. */
export async function startStorage(
  profile: Profile,
  onRequest?: (request: BlobRequest) => void,
): Promise<Storage> {
  const child = fork(join(import.meta.dirname, 'storage-endpoint.js'), [JSON.stringify(profile)])
  const [port] = await once(child, 'message')
  const url = `${profile.tls ? 'https' : 'http'}://127.0.0.1:${port}`
  const sizes = new Map<string, number | undefined>()
  child.on('message', (request: BlobRequest) => {
    sizes.set(request.path, request.blobSizeInBytes)
    onRequest?.(request)
  })
  return {
    url,
    async receive(sizeInBytes, send) {
      const path = `/account/uploads/${randomUUID()}`
      const result = await send(new URL(`${url}${path}?sv=2017-04-17&sr=b&sp=rw&sig=none`))
      const arrived = sizes.get(path)
      if (arrived !== sizeInBytes) throw new Error(`${arrived} of ${sizeInBytes} bytes arrived`)
      return result
    },
    async [Symbol.asyncDispose]() {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}
