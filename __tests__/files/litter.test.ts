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
    'ehthumbs.db',
    'EhThumbs_Vista.DB',
    '.AppleDouble/App.msix',
    'en-us/Icon\r',
    '.localized',
    '$RECYCLE.BIN\\App.msix',
    'System Volume Information/App.msix',
    '.Trashes/501/App.msix',
    '.fseventsd/App.msix',
    '.Spotlight-V100',
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
    'Icon',
    'en-us/Icon.png',
    'mythumbs.db',
    'RECYCLE.BIN/App.msix',
    'AppleDouble/App.msix',
    '',
  ])('is not %s', (path) => {
    expect(isLitter(path)).toBe(false)
  })
})
