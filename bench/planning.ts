import { basename, join } from 'node:path'
import { startEmulator } from '../emulator/emulator.ts'
import { seedPaths, seeds } from '../emulator/fixtures/seeds.ts'
import { readMetadata } from '../src/files/metadata/metadata.ts'
import { readPackageOnDisk } from '../src/files/packages/package-file.ts'
import type { UploadFiles } from '../src/files/packages/upload-files.ts'
import type { PlanRequest } from '../src/plan/model/plan.ts'
import { planSubmission } from '../src/plan/plan.ts'
import { validatePlan } from '../src/plan/rules/check-plan.ts'
import type { Submission } from '../src/store/submission.ts'
import { list, writeMetadata, writePackages } from './products.ts'
import { median } from './table.ts'

/** How long planning and checking took. */
export interface PlanFigures {
  readonly languages: number
  readonly packages: number
  /** When nothing was warm; undefined when something was. */
  readonly firstMs: number | undefined
  readonly warmMs: number
}

// The largest first, when nothing is warm.
const SIZES = [
  { languages: 100, packages: 25 },
  { languages: 1, packages: 25 },
  { languages: 10, packages: 25 },
]
const WARM_UPS = 20
const TIMES = 25

/** Plans and checks submissions of several sizes, and gives the largest last. */
export async function planFigures(folder: string): Promise<readonly PlanFigures[]> {
  const figures: PlanFigures[] = []
  for (const size of SIZES) {
    const { firstMs, ...own } = await figuresOf(size, join(folder, String(size.languages)))
    figures.push({ ...own, firstMs: size === SIZES[0] ? firstMs : undefined })
  }
  return figures.toSorted((one, other) => one.languages - other.languages)
}

interface Size {
  readonly languages: number
  readonly packages: number
}

async function figuresOf({ languages, packages }: Size, folder: string): Promise<PlanFigures> {
  const metadata = await readMetadata(await writeMetadata(join(folder, 'metadata'), languages))
  const uploadFiles = await materialOf(await writePackages(join(folder, 'packages'), packages))
  const plan = planner(await liveSubmission(languages), { metadata, uploadFiles })
  const firstMs = timed(plan)
  for (let run = 0; run < WARM_UPS; run++) plan()
  const warmMs = median(Array.from({ length: TIMES }, () => timed(plan)))
  return { languages, packages, firstMs, warmMs }
}

// Not through a pattern: looking for files writes to standard output.
async function materialOf(paths: readonly string[]): Promise<UploadFiles> {
  return {
    input: 'packages',
    entries: paths.map((path) => basename(path)),
    packages: await Promise.all(paths.map((path) => readPackageOnDisk(path, basename(path)))),
    source: { kind: 'files', files: [] },
  }
}

function planner(
  base: Submission,
  {
    metadata,
    uploadFiles,
  }: { readonly metadata: PlanRequest['metadata']; readonly uploadFiles: UploadFiles },
): () => void {
  const { packages } = uploadFiles
  const identity = { packageName: seeds.app.packageIdentityName, publisher: seeds.app.publisherName }
  const settings: PlanRequest['settings'] = {}
  const request: PlanRequest = {
    submission: undefined,
    submissionMode: 'merge',
    packages,
    packagePolicy: { kind: 'replace' },
    metadata,
    settings,
  }
  return () =>
    validatePlan(planSubmission('app', base, request), {
      ...request,
      kind: 'app',
      base,
      identity,
      uploadFiles,
      metadataOnly: false,
      isLive: true,
    })
}

async function liveSubmission(languages: number): Promise<Submission> {
  await using emulator = await startEmulator({ blobs: 'discard' })
  const line = emulator.store.line(seedPaths.app)
  list(line, languages)
  return structuredClone(line.lastPublished?.resource) as Submission
}

function timed(work: () => void): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}
