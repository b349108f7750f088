import { describe, expect, it } from '@jest/globals'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'
import { FAULTS } from './faults.ts'
import { SWEPT_PRODUCTS } from './products.ts'
import { REQUESTS } from './requests.ts'
import { runCase, sampleOf, titleOf } from './run.ts'

// The whole of it is `npm run sweep`.
const SAMPLE = sampleOf(72)

useEmulator()
useFiles()

describe('No fault of the Store leads to a wrong end', () => {
  it.each(SAMPLE.map((one) => ({ title: titleOf(one), one })))('$title', async ({ one }) => {
    const { problems, message } = await runCase(one, emulator, files)

    expect({ problems, message: problems.length > 0 ? message : '' }).toEqual({ problems: [], message: '' })
  })

  it('in a sample that has every request, every fault and every product', () => {
    expect({
      requests: new Set(SAMPLE.map(({ request }) => request)).size,
      faults: new Set(SAMPLE.map(({ fault }) => fault)).size,
      products: new Set(SAMPLE.map(({ product }) => product)).size,
    }).toEqual({ requests: REQUESTS.length, faults: FAULTS.length, products: SWEPT_PRODUCTS.length })
  })
})
