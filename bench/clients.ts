import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Sample } from './measured.ts'

/** A way to upload a file. */
export interface Client {
  readonly name: string
  /** Whether all goes through one connection. */
  readonly isSingle: boolean
  /** Uploads in a process of its own. */
  upload(url: URL, path: string): Promise<Sample>
}

const run = promisify(execFile)
const exists = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0

/** Environment without a proxy: all is on this machine. */
const env = { ...process.env, NO_PROXY: '*', no_proxy: '*' }

async function runNode(program: string, ...args: readonly string[]): Promise<Sample> {
  const path = fileURLToPath(new URL(program, import.meta.url))
  const { stdout } = await run(process.execPath, [path, ...args], { env })
  return JSON.parse(stdout) as Sample
}

/** The action's own upload: of one ZIP, or of packages that become one on the way. */
export const ours = {
  name: 'this action',
  isSingle: false,
  upload: (url: URL, ...paths: readonly string[]) => runNode('./client-ours.js', url.href, ...paths),
} satisfies Client

/** `curl -T`, one PUT: the limit of the machine. */
export const curl: Client = { name: '`curl -T`, one PUT', isSingle: true, upload: curlUpload }

/** `uploadFile` of the Azure SDK, as the existing action calls it. */
export const uploadFile20 = uploadFile('`uploadFile`, 4 MiB × 20', {
  blockSize: 4 * 2 ** 20,
  concurrency: 20,
})

/** `uploadFile` of the Azure SDK, as it is. */
export const uploadFileDefaults = uploadFile('`uploadFile`, defaults', {})

/** Python's requests, as in Microsoft's sample. */
export const requests: Client = {
  name: '`requests.put`, one PUT',
  isSingle: true,
  async upload(url, path) {
    const { stdout } = await run('python3', ['-c', REQUESTS, url.href, path], { env })
    return JSON.parse(stdout) as Sample
  },
}

/** Whether Python and its requests are there. */
export const hasRequests = (): boolean => exists('python3', '-c', 'import requests')

function uploadFile(name: string, options: { blockSize?: number; concurrency?: number }): Client {
  return {
    name,
    isSingle: false,
    upload: (url, path) => runNode('./client-sdk.js', url.href, path, JSON.stringify(options)),
  }
}

// GNU time knows what its child took: https://www.gnu.org/software/time/
async function curlUpload(url: URL, path: string): Promise<Sample> {
  const { stdout, stderr } = await run(
    '/usr/bin/time',
    [
      '-f',
      '%U %S %M',
      'curl',
      '-sS',
      '-f',
      '-o',
      '/dev/null',
      '-w',
      '%{time_total}',
      '-T',
      path,
      url.href,
    ].concat(['-H', 'x-ms-blob-type: BlockBlob']),
    { env },
  )
  const [user = 0, system = 0, peakKib = 0] = stderr.trim().split(' ').map(Number)
  return { seconds: Number(stdout), cpuSeconds: user + system, peakRssInBytes: peakKib * 1024 }
}

// https://learn.microsoft.com/windows/uwp/monetize/python-code-examples-for-the-windows-store-submission-api
const REQUESTS = `
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
