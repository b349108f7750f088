import type { seeds } from '../../emulator/fixtures/seeds.ts'
import type { Store } from '../../emulator/store/store.ts'

/** A third-party program for the Store's API, and how a person would use it. */
export interface Program {
  readonly name: string
  readonly language: string
  /** What it does, in a few words. */
  readonly does: string
  readonly source: NpmPackage | Repository
  /** Adds to the seeded app what the program takes for granted in its own app. */
  prepare?(store: Store): void
  /** Configures the program as its own documentation says, and runs it; throws when a command fails. */
  run(stage: Stage): Promise<void>
}

/** A package of the npm registry. */
export interface NpmPackage {
  /** Name and exact version. */
  readonly npm: string
}

/** A part of a repository on GitHub. */
export interface Repository {
  /** Owner and name. */
  readonly repository: string
  readonly commit: string
  readonly paths: readonly string[]
  /** Folder whose dependencies npm installs. */
  readonly npmInstallIn?: string
}

/** Everything a program works with. */
export interface Stage {
  /** A separate copy of the program's files. */
  readonly folder: string
  readonly seeds: typeof seeds
  /** Path of a package that the app accepts, in its own folder. */
  readonly packagePath: string
  /** Runs a command in the folder and returns its output. */
  exec(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>
  /** Reads a resource of the Store, e.g. the published submission that an update starts from. */
  read(path: string): Promise<Readonly<Record<string, unknown>>>
}
