import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { readPackage } from '../../emulator/package-manifest.ts'
import { sampleCertificate } from '../../emulator/sample-certificate.ts'
import { sampleBundle, samplePackage, zipOf } from '../../emulator/sample-packages.ts'
import { seeds } from '../../emulator/seeds.ts'
import { openZip } from '../../emulator/zip.ts'

describe('a sample package', () => {
  it("is the seeded app's unless told otherwise", async () => {
    expect(await readPackage(await samplePackage())).toEqual({
      name: seeds.app.packageIdentityName,
      publisher: seeds.app.publisherName,
      version: '2.0.0.0',
      architecture: 'x64',
      languages: ['en-US', 'de-DE'],
      capabilities: ['internetClient', 'runFullTrust'],
      targetDeviceFamilies: ['Windows.Desktop min version 10.0.17763.0'],
    })
  })

  it('says what it is told to', async () => {
    const options = { name: 'A.B', publisher: 'CN=C', version: '1.2.3.0', architecture: 'arm64' } as const
    expect(await readPackage(await samplePackage(options))).toMatchObject(options)
    expect(await readPackage(await sampleBundle([options]))).toMatchObject({
      ...options,
      architecture: 'Neutral',
    })
  })

  it('has the same bytes every time', async () => {
    expect(await samplePackage()).toEqual(await samplePackage())
  })

  it('has stored entries', async () => {
    const zip = await zipOf({ 'a.txt': 'plain to see', 'b/c.bin': Buffer.from([1, 2]) })
    const archive = await openZip(zip)
    expect(zip.includes('plain to see')).toBe(true)
    expect(archive?.names).toEqual(['a.txt', 'b/c.bin'])
    expect(await archive?.read('b/c.bin')).toEqual(Buffer.from([1, 2]))
    expect(await archive?.read('nothing')).toBeUndefined()
  })

  it.each([
    ['no ZIP', async () => Buffer.from('MZ')],
    ['a ZIP without a manifest', () => zipOf({ a: 'b' })],
  ])('is not %s', async (_, bytes) => {
    expect(await readPackage(await bytes())).toBeUndefined()
  })
})

describe('a sample certificate', () => {
  it('is signed with its own key', () => {
    const { certificate, privateKey, thumbprint } = sampleCertificate()
    const read = new X509Certificate(certificate)
    expect(read.verify(read.publicKey)).toBe(true)
    expect(Buffer.from(read.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')).toBe(thumbprint)
    expect(privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----/)
  })
})
