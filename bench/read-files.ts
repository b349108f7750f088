import type { UploadFiles } from '../src/files/packages/upload-files.ts'
import { measureProcess } from './measure.ts'

// node read-files.js MODULE zip-path|packages PATH: reads the files of an input, and prints the sample.

interface Reader {
  filesFromZip(path: string, signal: AbortSignal): Promise<UploadFiles>
  filesFromPackages(paths: readonly string[], metadata: undefined, signal: AbortSignal): Promise<UploadFiles>
}

const [module = '', input, path = ''] = process.argv.slice(2)
const reader: Reader = await import(module)
const { signal } = new AbortController()
const sample = await measureProcess(() =>
  input === 'zip-path'
    ? reader.filesFromZip(path, signal)
    : reader.filesFromPackages([path], undefined, signal),
)
process.stdout.write(JSON.stringify(sample))
