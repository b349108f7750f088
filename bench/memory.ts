import { truncate, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { startEmulator } from '../emulator/emulator.ts'
import { samplePackage, zipOf } from '../emulator/fixtures/sample-packages.ts'
import { seedPaths } from '../emulator/fixtures/seeds.ts'
import type { Part, PartOptions } from './measure.ts'
import { GIB, MIB, measureInTurn, medianOf } from './measure.ts'
import { runAction } from './run-action.ts'
import { createTlsFiles, startStorage } from './storage.ts'
import { formatNumber, formatTable, formatTargets, type Target } from './table.ts'
import { thisAction } from './upload/upload-clients.ts'

/** Measures the memory that uploads of three sizes take, which should be the same, and that of a large submission. */
export const benchMemory: Part = async (options) =>
  ['## Memory', await measureZips(options), await measureSubmission(options)].join('\n\n')

async function measureZips({ runs, quick, folder, log }: PartOptions): Promise<string> {
  // As the real storage: TLS takes memory of its own.
  const tls = await createTlsFiles(folder)
  await using storage = await startStorage({ tls })
  const samples = await measureInTurn(
    quick ? [64 * MIB, 256 * MIB] : [GIB, 8 * GIB, 50 * GIB],
    runs,
    async (size) => {
      const path = join(folder, `${size}.zip`)
      // Zeros that take no room on the disk.
      await writeFile(path, '')
      await truncate(path, size)
      const { peakRssInBytes } = await storage.receive(size, (url) =>
        thisAction.upload(url, path, tls.certificate),
      )
      log(`${size / GIB} GiB: ${formatNumber(peakRssInBytes / 1e6)} MB`)
      return peakRssInBytes / 1e6
    },
  )
  const rows = [...samples].map(([size, peaks]) => [size / GIB, medianOf(peaks, (peak) => peak)])
  const peaks = rows.map(([, peak = Number.NaN]) => peak)
  return [
    formatTable(
      ['ZIP GiB, over TLS', 'peak RSS MB'],
      rows.map((row) => row.map(formatNumber)),
    ),
    formatTargets([
      ['peak RSS MB', '≤', 200, Math.max(...peaks)],
      ['largest ÷ smallest ZIP', '≤', 1.15, (peaks.at(-1) ?? Number.NaN) / (peaks[0] ?? Number.NaN)],
    ]),
  ].join('\n\n')
}

const LANGUAGES = 100
const USAGE = /^peak RSS (\d+) kB, CPU (\d+) us$/m
/** Has a program tell at its end what it took. */
const TELL_USAGE = `process.on('exit',()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();console.log('\\npeak RSS '+maxRSS+' kB, CPU '+(userCPUTime+systemCPUTime)+' us')})`

/** Publishes an app whose listings have 5 MB, with new texts for each and without. */
async function measureSubmission({ runs, against, folder, log }: PartOptions): Promise<string> {
  await using emulator = await startEmulator({ blobs: 'discard' })
  const zipPath = join(folder, 'submission.zip')
  await writeFile(zipPath, await zipOf({ 'Demo_2.0.0.0_x64.msix': await samplePackage() }))
  const submission = join(folder, 'submission.json')
  await writeFile(submission, JSON.stringify({ listings: createListings('New ') }))
  const versions = ['dist', ...(against === undefined ? [] : [against])]
  const cases = versions.flatMap((dist) => [
    { name: 'new packages', dist, inputs: {} },
    { name: 'and all texts changed', dist, inputs: { submission } },
  ])
  const samples = await measureInTurn(cases, runs, async ({ name, dist, inputs }) => {
    emulator.reset()
    const live = emulator.store.product(seedPaths.app).lastPublished
    if (live !== undefined) live.resource = { ...live.resource, listings: createListings('') }
    const result = await runAction({
      emulator,
      script: resolve(dist, 'index.js'),
      inputs: { ...inputs, 'zip-path': zipPath, 'poll-interval-seconds': '0.01' },
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(TELL_USAGE)}` },
    })
    const [, peakInKib, cpuInUs] = USAGE.exec(result.log) ?? []
    const [peakInMb, seconds] = [(Number(peakInKib) * 1024) / 1e6, Number(cpuInUs) / 1e6]
    log(
      `submission of 5 MB, ${name}, ${dist}: ${formatNumber(peakInMb)} MB, ${formatNumber(seconds)} s of CPU`,
    )
    return { seconds, peakInMb }
  })
  const rows = [...samples].map(([{ name, dist }, taken]) => ({
    name: `${name}${dist === 'dist' ? '' : ', older version'}`,
    peakInMb: medianOf(taken, (sample) => sample.peakInMb),
    seconds: medianOf(taken, (sample) => sample.seconds),
  }))
  const [now = [], before = []] = [rows.slice(0, 2), rows.slice(2)]
  const ratios = before.map(
    ({ name, peakInMb }, index): Target => [
      `${name}: peak RSS ÷ its`,
      '≤',
      1.05,
      (now[index]?.peakInMb ?? Number.NaN) / peakInMb,
    ],
  )
  return [
    formatTable(
      [`submission of 5 MB in ${LANGUAGES} languages`, 'peak RSS MB', 'CPU s'],
      rows.map(({ name, peakInMb, seconds }) => [name, formatNumber(peakInMb), formatNumber(seconds)]),
    ),
    formatTargets([
      ...now.map(({ name, peakInMb }): Target => [`${name}: peak RSS MB`, '≤', 250, peakInMb]),
      ...now.map(({ name, seconds }): Target => [`${name}: CPU s`, '≤', 2, seconds]),
      ...ratios,
    ]),
  ].join('\n\n')
}

const screenshot = {
  id: '1',
  fileName: 'Images/1.png',
  fileStatus: 'Uploaded',
  imageType: 'Screenshot',
  description: '',
}

/** Returns listings with texts as long as the Store takes them, half of them in letters of three bytes. */
function createListings(begin: string): Record<string, Record<string, unknown>> {
  const letters = 'abcdefghij'
  return Object.fromEntries(
    Array.from({ length: LANGUAGES }, (_, index) => {
      const words = index % 2 === 0 ? 'some words ' : '日本語の説明 '
      const text = (length: number): string => begin + words.repeat(length / words.length - 1)
      const texts = (count: number): readonly string[] => new Array(count).fill(text(200))
      const baseListing = {
        title: 'Contoso Demo',
        description: text(10_000),
        licenseTerms: text(10_000),
        releaseNotes: text(1500),
        features: texts(20),
        minimumHardware: texts(11),
        recommendedHardware: texts(11),
        keywords: [],
        images: [screenshot],
      }
      const language = `${letters[Math.floor(index / 10)]}${letters[index % 10]}-us`
      return [language, { baseListing, platformOverrides: {} }]
    }),
  )
}
