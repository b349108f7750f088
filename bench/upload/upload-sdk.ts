import { BlockBlobClient } from '@azure/storage-blob'
import { measureProcess } from '../measure.ts'

// `BlockBlobClient.uploadFile`: <url> <file> <its options as JSON>. It prints a `Sample`.

const [url = '', path = '', options = '{}'] = process.argv.slice(2)
const client = new BlockBlobClient(url)
const sample = await measureProcess(() => client.uploadFile(path, JSON.parse(options)))
process.stdout.write(JSON.stringify(sample))
