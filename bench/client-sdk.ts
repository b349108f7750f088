import { BlockBlobClient } from '@azure/storage-blob'
import { measured } from './measured.ts'

// `BlockBlobClient.uploadFile`: <url> <file> <its options as JSON>.

const [url = '', path = '', options = '{}'] = process.argv.slice(2)
const client = new BlockBlobClient(url)
const sample = await measured(async () => async () => {
  await client.uploadFile(path, JSON.parse(options))
})
process.stdout.write(JSON.stringify(sample))
