import { Agent } from 'node:http'
import { AnonymousCredential, BlockBlobClient, newPipeline } from '@azure/storage-blob'
import { describe, expect, it } from '@jest/globals'
import { putBlock } from '../../../src/upload/storage/put-block.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { accept, blobServer, type Call } from '../support/blob-server.ts'

// What is of the SDK's: who it is, and the ID that it gives each request of its own.
const OF_SDK = ['user-agent', 'x-ms-client-request-id', 'accept', 'accept-encoding']

function seenIn({ request }: Call) {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://storage')
  const headers = Object.entries(request.headers).filter(([name]) => !OF_SDK.includes(name))
  return { method: request.method, pathname, query: [...searchParams].sort(), headers: headers.sort() }
}

describe('A block', () => {
  it('is the request that the SDK makes of it', async () => {
    await using server = await blobServer(accept)
    const url = new URL(server.uploadUrl.replaceAll('+', '%2B'))
    const block = { id: Buffer.from('a+/b').toString('base64'), offset: 0, length: 3 }
    const pipeline = newPipeline(new AnonymousCredential())
    await new BlockBlobClient(url.href, pipeline).stageBlock(block.id, 'abc', block.length)
    const agent = new Agent({ keepAlive: true })
    const options = { onProgress: () => undefined, signal: new AbortController().signal }
    await putBlock(url, block, [Buffer.from('abc')], options, { agent, clock: new FakeClock() })
    agent.destroy()

    const [bySdk, byAction] = server.calls.map(seenIn)
    expect(byAction).toEqual(bySdk)
  })
})
