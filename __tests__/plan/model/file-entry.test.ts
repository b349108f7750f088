import { describe, expect, it } from '@jest/globals'
import { asFileEntry, isNamed } from '../../../src/plan/model/file-entry.ts'

describe('The entry of a file', () => {
  it('spells the names that distinguish it in one way, and leaves all others', () => {
    expect(
      asFileEntry({
        FILENAME: 'a.png',
        filestatus: 'Uploaded',
        Id: '1',
        ImageType: 'Icon',
        Description: 'A',
      }),
    ).toEqual({ fileName: 'a.png', fileStatus: 'Uploaded', id: '1', imageType: 'Icon', Description: 'A' })
  })

  it('has no name, status or type that is not a text', () => {
    expect(asFileEntry({ fileName: 5, fileStatus: null, imageType: ['Icon'], id: null })).toEqual({
      id: null,
    })
  })

  it.each<[entry: string | undefined, name: string | undefined, expected: boolean]>([
    ['x64\\a.msix', 'x64/a.msix', true],
    ['x64/a.msix', 'x64\\a.msix', true],
    ['a.msix', 'A.msix', false],
    ['a.msix', undefined, false],
    [undefined, 'a.msix', false],
    [undefined, undefined, false],
  ])('%s is for the file %s: %s', (fileName, name, expected) => {
    expect(isNamed({ fileName }, name)).toBe(expected)
  })
})
