import { describe, expect, it } from '@jest/globals'
import { readActionInputs } from '../../../emulator/cli/action-inputs.ts'

describe('The inputs of npm run action', () => {
  it('are names and values', () => {
    const args = ['app-id=9NDEMO000001', 'packages=a=b c.msix', 'release-notes=One\nTwo', 'flight-id=']
    expect(readActionInputs(args)).toEqual({
      'app-id': '9NDEMO000001',
      packages: 'a=b c.msix',
      'release-notes': 'One\nTwo',
      'flight-id': '',
    })
  })

  it.each(['app-id', '--help', '--app-id=9NDEMO000001', '=x', ''])('are not %j', (arg) => {
    expect(() => readActionInputs(['app-id=9NDEMO000001', arg])).toThrow(
      `"${arg}" is not an input; write NAME=VALUE for each, e.g. dry-run=true.`,
    )
  })
})
