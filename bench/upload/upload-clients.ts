import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { NODE } from '../machine.ts'
import { MIB, type Sample } from '../measure.ts'

/** A way to upload a file. */
export interface Client {
  readonly name: string
  /** True when the whole file is one request. */
  readonly isSinglePut: boolean
  /** Uploads in a process of its own, which trusts the certificate at a path as far as it needs one. */
  upload(url: URL, path: string, certificate?: string): Promise<Sample>
}

const run = promisify(execFile)
/** The environment of a program, which trusts a certificate through the variable that its users would set. */
function environment(certificate: string | undefined): NodeJS.ProcessEnv {
  // No proxy: all is on this machine.
  const env = { ...process.env, NO_PROXY: '*', no_proxy: '*' }
  if (certificate === undefined) return env
  return {
    ...env,
    NODE_EXTRA_CA_CERTS: certificate,
    CURL_CA_BUNDLE: certificate,
    REQUESTS_CA_BUNDLE: certificate,
  }
}

const BLOCKS_OF_4_MIB = JSON.stringify({ blockSize: 4 * MIB, concurrency: 20 })

/** This action's own upload. */
export const thisAction = nodeClient('this action', 'upload-action.js')

/** `uploadFile` of the Azure SDK, as the existing action calls it. */
export const uploadFile20 = nodeClient('`uploadFile`, 4 MiB × 20', 'upload-sdk.js', BLOCKS_OF_4_MIB)

/** `uploadFile` of the Azure SDK, as it is. */
export const uploadFileDefaults = nodeClient('`uploadFile`, defaults', 'upload-sdk.js')

/** One PUT by `curl -T`: the limit of the machine. */
export const curl: Client = {
  name: '`curl -T`, one PUT',
  isSinglePut: true,
  async upload(url, path, certificate) {
    const put = ['-sS', '-f', '-o', '/dev/null', '-T', path, '-H', 'x-ms-blob-type: BlockBlob', url.href]
    // GNU time prints what its child took: https://www.gnu.org/software/time/
    const timed = ['-f', '%U %S %M', 'curl', '-w', '%{time_total}', ...put]
    const { stdout, stderr } = await run('/usr/bin/time', timed, { env: environment(certificate) })
    const [user = 0, system = 0, peakKib = 0] = stderr.trim().split(' ').map(Number)
    return { seconds: Number(stdout), cpuSeconds: user + system, peakRssInBytes: peakKib * 1024 }
  },
}

// https://learn.microsoft.com/windows/uwp/monetize/python-code-examples-for-the-windows-store-submission-api
const REQUESTS_PUT = `
import json, resource, sys, time, requests
started, cpu = time.perf_counter(), time.process_time()
with open(sys.argv[2], 'rb') as file:
    requests.put(sys.argv[1], file, headers={'x-ms-blob-type': 'BlockBlob'}).raise_for_status()
print(json.dumps({
    'seconds': time.perf_counter() - started,
    'cpuSeconds': time.process_time() - cpu,
    'peakRssInBytes': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
}))
`

/** One PUT by Python's requests, as in Microsoft's sample. */
export const requests: Client = {
  name: '`requests.put`, one PUT',
  isSinglePut: true,
  upload: (url, path, certificate) =>
    runProgram('python3', ['-c', REQUESTS_PUT, url.href, path], certificate),
}

/** Returns whether Python and its requests are there. */
export const hasRequests = (): boolean => spawnSync('python3', ['-c', 'import requests']).status === 0

/**
 * Finds the upload of an older checkout, by its `dist/`.
 *
 * @throws Error when it is not built there, which `npm run bench -- upload --quick` does.
 */
export function findOlderVersion(dist: string): Client {
  // All places that the program has had.
  const places = [
    '../.build/bench/upload/upload-action.js',
    '../.build/bench/upload-action.js',
    '../.bench/bench/client-ours.js',
  ]
  const program = places.map((place) => resolve(dist, place)).find((path) => existsSync(path))
  if (program === undefined) throw new Error(`${dist} has no ${places.join(' or ')}`)
  return nodeClient('older version', program)
}

function nodeClient(name: string, program: string, ...options: readonly string[]): Client {
  const script = resolve(import.meta.dirname, program)
  return {
    name,
    isSinglePut: false,
    upload: (url, path, certificate) => runProgram(NODE, [script, url.href, path, ...options], certificate),
  }
}

async function runProgram(command: string, args: readonly string[], certificate?: string): Promise<Sample> {
  const { stdout } = await run(command, args, { env: environment(certificate) })
  return JSON.parse(stdout)
}
