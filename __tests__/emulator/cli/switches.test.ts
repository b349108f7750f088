import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { applySettings, readSetting, SWITCHES, type Switch } from '../../../emulator/cli/switches.ts'
import { type Emulator, startEmulator } from '../../../emulator/emulator.ts'
import { seedPaths } from '../../../emulator/fixtures/seeds.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ blobs: 'discard' })
})
afterAll(async () => await emulator.close())

const sampleOf = ({ values }: Switch): string =>
  typeof values === 'object'
    ? (Object.keys(values).at(-1) ?? '')
    : values === 'NUMBER'
      ? '7'
      : 'CommitStarted'

const valueIn = ({ of, property }: Switch): unknown => {
  const { store } = emulator
  const target = { store, uploads: store.uploads, products: store.product(seedPaths.addOn).switches }[of]
  return (target as unknown as Readonly<Record<string, unknown>>)[property]
}

describe('A switch of the emulator', () => {
  it.each(SWITCHES.map((one) => ({ name: one.name, one, text: `${one.name}=${sampleOf(one)}` })))(
    'is set: $text',
    ({ one, text }) => {
      const setting = readSetting(text)
      expect(setting).toEqual({ of: one.of, property: one.property, value: expect.anything() })
      if (typeof setting === 'string') return
      applySettings(emulator, [setting])
      expect(valueIn(one)).toEqual(setting.value)
    },
  )

  it('holds for products that come later', () => {
    const setting = readSetting('access=forbidden')
    if (typeof setting !== 'string') applySettings(emulator, [setting])
    expect(emulator.store.addPortalFlight().switches.access).toBe('forbidden')
  })
})
