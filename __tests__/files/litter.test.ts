import { describe, expect, it } from '@jest/globals'
import { isLitter } from '../../src/files/litter.ts'

describe('What an operating system leaves behind', () => {
  it.each([
    '.DS_Store',
    'images/.ds_store',
    '__MACOSX/._App.msix',
    '__MACOSX/App.msix',
    'out\\__MACOSX\\App.msix',
    '._App.msix',
    'out/._App.msix',
    'desktop.ini',
    'Desktop.INI',
    'en-us/Thumbs.db',
  ])('is nobody’s file: %s', (path) => {
    expect(isLitter(path)).toBe(true)
  })

  it.each([
    'App.msix',
    '.App.msix',
    '_App.msix',
    'a._b.msix',
    'MACOSX/App.msix',
    'my-desktop.ini',
    'Thumbs.db.msix',
    '',
  ])('is not %s', (path) => {
    expect(isLitter(path)).toBe(false)
  })
})
