import { describe, expect, it } from '@jest/globals'
import { type GlobStep, parseGlob } from '../../src/files/glob-pattern.ts'

const show = (step: GlobStep): string =>
  step.kind === 'any-depth' ? '**' : step.kind === 'name' ? step.name : String(step.expression)

describe('A pattern is the path that the system reads, and what follows its first wildcard', () => {
  it.each<[platform: NodeJS.Platform, pattern: string, folder: string, steps: readonly string[]]>([
    ['linux', 'out/*.msix', 'out/', ['/^.*\\.msix$/su']],
    ['linux', '*', '', ['/^.*$/su']],
    ['linux', '/**/x64/?.msix', '/', ['**', 'x64', '/^.\\.msix$/su']],
    ['linux', '../out/./*.msix', '../out/./', ['/^.*\\.msix$/su']],
    ['linux', 'out/*/../*.msix', 'out/', ['/^.*$/su', '..', '/^.*\\.msix$/su']],
    ['linux', 'out//*//./a', 'out//', ['/^.*$/su', 'a']],
    ['linux', 'out/Demo.msix', 'out/Demo.msix', []],
    ['linux', '[ab]/[!a-c][^x].msix', '', ['/^[ab]$/su', '/^[^a-c][^x]\\.msix$/su']],
    ['linux', 'a[[]b*', '', ['/^a[[]b.*$/su']],
    ['linux', '[]x]', '', ['/^[\\]x]$/su']],
    ['linux', 'a\\*b*', '', ['/^a\\*b.*$/su']],
    ['linux', '{a,b}(c)+*.$', '', ['/^\\{a,b\\}\\(c\\)\\+.*\\.\\$$/su']],
    ['linux', 'a[b', 'a[b', []],
    ['linux', 'a**b', '', ['/^a.*b$/su']],
    ['darwin', 'out/*.msix', 'out/', ['/^.*\\.msix$/isu']],
    ['win32', '..\\out\\*.msix', '..\\out\\', ['/^.*\\.msix$/isu']],
    ['win32', 'out/x64\\*.msix', 'out/x64\\', ['/^.*\\.msix$/isu']],
    ['win32', '\\\\server\\share\\**\\*.msix', '\\\\server\\share\\', ['**', '/^.*\\.msix$/isu']],
    ['win32', '\\\\?\\C:\\out\\?.msix', '\\\\?\\C:\\out\\', ['/^.\\.msix$/isu']],
    ['win32', '\\\\?\\UNC\\server\\share\\*.msix', '\\\\?\\UNC\\server\\share\\', ['/^.*\\.msix$/isu']],
  ])('on %s: %s', (platform, pattern, folder, steps) => {
    const parsed = parseGlob(pattern, platform)
    expect({ folder: parsed.folder, steps: parsed.steps.map(show) }).toEqual({ folder, steps })
  })

  it('is refused when a range of letters is the wrong way round', () => {
    expect(() => parseGlob('[z-a]', 'linux')).toThrow('out of order')
  })
})
