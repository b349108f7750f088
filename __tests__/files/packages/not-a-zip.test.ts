import { describe, expect, it } from '@jest/globals'
import { notAZip } from '../../../src/files/packages/not-a-zip.ts'

describe('A file that should be a ZIP', () => {
  it.each<[head: string, problem: string]>([
    ['', 'is empty. Build it again.'],
    [
      'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n',
      'is a Git LFS pointer, not the file itself. Set "lfs: true" for actions/checkout.',
    ],
    ['PK\x03\x04…', 'is cut off, or more than 64 KiB of other bytes follow it. Build or download it again.'],
    ['MZ\x90', 'is a program, not a package. Build an MSIX package from it.'],
    ['\xd0\xcf\x11\xe0', 'is an MSI, not a package. Build an MSIX package from it.'],
    ['\x1f\x8b', 'is a gzip archive, not a ZIP. Create a ZIP.'],
    ['7z\xbc\xaf', 'is a 7z archive, not a ZIP. Create a ZIP.'],
    ['Rar!', 'is a RAR archive, not a ZIP. Create a ZIP.'],
    ['\n<!DOCTYPE html>', 'is a web page: the download failed.'],
    ['<HTML>', 'is a web page: the download failed.'],
    ['any text', 'is not a ZIP. Build it again.'],
  ])('and begins with %j', (head, problem) => {
    expect(notAZip(Buffer.from(head, 'latin1')).message).toBe(problem)
  })
})
