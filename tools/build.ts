import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'esbuild'
import { PROGRAMS } from '../src/platform/pictures/programs.ts'
import { FACES } from '../src/platform/ui/faces/faces.ts'
import { precompileJsx, RUNTIME } from './precompile-jsx.ts'

const root = path.resolve(fileURLToPath(import.meta.url), '../..')
const out = path.join(root, 'dist')
const stamp = path.join(out, 'stamp')

/** Lets esbuild read .tsx files through {@link precompileJsx}. */
const precompiled: Plugin = {
  name: 'precompile-jsx',
  setup(builder) {
    builder.onResolve({ filter: new RegExp(`^${RUNTIME}$`) }, () => ({
      path: path.join(root, 'src/platform/ui/template.ts'),
    }))
    builder.onLoad({ filter: /\.tsx$/ }, async ({ path: file }) => ({
      contents: await precompileJsx(await readFile(file, 'utf8'), path.relative(root, file)),
      loader: 'js',
      resolveDir: path.dirname(file),
    }))
  },
}

/** The program, and those of the threads beside it: one file each, dependencies inside, so that a cold start reads one file
 * instead of a thousand. */
async function buildProgram(): Promise<void> {
  const { build } = await import('esbuild')
  await build({
    entryPoints: {
      fanlight: path.join(root, 'src/main.ts'),
      catalogue: path.join(root, 'src/archive/catalogue/serving/thread.ts'),
      pictures: path.join(root, 'src/platform/pictures/thread.ts'),
      'story-reader': path.join(root, 'src/archive/importing/reading/thread.ts'),
      'story-tags': path.join(root, 'src/archive/suggesting/serving/thread.ts'),
      'print-tags': path.join(root, 'src/archive/demo/catalogue/second.ts'),
    },
    outdir: out,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    sourcemap: 'linked',
    // pg asks for its optional native half with require(); ES modules have none of their own
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
    },
    // what sets type, and what speaks with MySQL, is large and is loaded when it is asked for the first time
    external: ['pg-native', 'fontkit', 'pdfkit', 'mysql2'],
    plugins: [precompiled],
    logLevel: 'warning',
  })
}

/** The kernels of platform/sets, which are in AssemblyScript; they share the memory of the heap that they are made for. */
async function buildKernels(): Promise<void> {
  const { main: compile } = await import('assemblyscript/asc')
  const flags = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'threads']
  const memory = ['--importMemory', '--sharedMemory', '--initialMemory', '2', '--maximumMemory', '65536']
  const source = 'src/platform/sets/wasm/kernels.ts'
  const { error, stderr } = await compile([source, '--outFile', 'dist/kernels.wasm', ...flags, ...memory], {})
  if (error) throw new Error(`${source} does not compile\n${stderr.toString()}`, { cause: error })
}

/** Style sheet and browser scripts, each under a name that holds a hash of its content: cached for ever. */
async function buildAssets(): Promise<void> {
  const { build } = await import('esbuild')
  const assets = path.join(out, 'assets')
  const { metafile } = await build({
    entryPoints: {
      fanlight: path.join(root, 'src/platform/ui/styles/index.css'),
      enhance: path.join(root, 'src/client/enhance.ts'),
      editor: path.join(root, 'src/client/editor/index.ts'),
    },
    outdir: assets,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    splitting: true, // the editor is fetched by the behaviour that wants it
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome100', 'firefox100', 'safari15'],
    external: ['/assets/*'],
    metafile: true,
    logLevel: 'warning',
  })
  const names = Object.entries(metafile.outputs).map(([file, { entryPoint }]) => [
    path.basename(entryPoint ?? '').replace('index.css', 'style'),
    `/assets/${path.basename(file)}`,
  ])
  for (const file of Object.keys(metafile.outputs)) pack(path.join(assets, path.basename(file)))
  writeFileSync(path.join(out, 'assets.json'), JSON.stringify(Object.fromEntries(names), null, 2))
}

/** Compressed once, here, as hard as it goes: the server only picks the file that the browser takes. */
function pack(file: string): void {
  const content = readFileSync(file)
  writeFileSync(`${file}.br`, brotliCompressSync(content))
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
}

/** The script of a frozen archive, in one piece: it is copied out and read by whatever serves files, or from a disk. */
async function buildFrozenSearch(): Promise<void> {
  const { build } = await import('esbuild')
  await build({
    entryPoints: { 'frozen-search': path.join(root, 'src/client/frozen-search.ts') },
    outdir: path.join(out, 'assets'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome112', 'firefox116', 'safari17'], // words are told apart by sets of characters
    logLevel: 'warning',
  })
}

/** Its address is one for ever, so its name holds no hash; a browser asks for it anew. */
async function buildServiceWorker(): Promise<void> {
  const { build } = await import('esbuild')
  await build({
    entryPoints: { 'service-worker': path.join(root, 'src/client/service-worker.ts') },
    outdir: path.join(out, 'assets'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome100', 'firefox100', 'safari15'],
    logLevel: 'warning',
  })
}

function copyFonts(): void {
  const folder = path.join(out, 'assets/fonts')
  mkdirSync(folder, { recursive: true })
  for (const { file } of FACES) cpSync(path.join(root, 'node_modules', file), path.join(folder, path.basename(file)))
}

function copyCodecs(): void {
  for (const [name, file] of Object.entries(PROGRAMS))
    cpSync(path.join(root, 'node_modules', file), path.join(out, name))
}

function copyIcons(): void {
  cpSync(path.join(root, 'src/platform/ui/icons'), path.join(out, 'assets/icons'), { recursive: true })
}

/** @returns a hash over everything the build reads: an unchanged tree is not built again */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of [...filesBelow('src'), ...filesBelow('tools'), 'package-lock.json'].sort()) {
    hash.update(file).update(readFileSync(path.join(root, file)))
  }
  return hash.digest('hex')
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
}

/** The stamp is written last, so that a build cut short is begun again. */
export async function buildAll(): Promise<void> {
  const print = fingerprint()
  if (isBuilt(print)) return
  await withLock(async () => {
    if (isBuilt(print)) return
    rmSync(stamp, { force: true })
    await Promise.all([buildProgram(), buildAssets(), buildFrozenSearch(), buildServiceWorker(), buildKernels()])
    copyFonts()
    copyIcons()
    cpSync(path.join(root, 'src/platform/text/restored/weights.json'), path.join(out, 'weights.json'))
    copyCodecs()
    writeFileSync(stamp, print)
  })
}

function isBuilt(print: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === print
}

/** Of several commands that start at once on changed sources one builds, and the others wait for it. A lock whose
 * holder was killed is taken over after a minute. */
async function withLock(work: () => Promise<void>): Promise<void> {
  const lock = path.join(root, 'dist', 'lock')
  mkdirSync(path.dirname(lock), { recursive: true })
  while (!takeLock(lock)) await new Promise((resolve) => setTimeout(resolve, 50))
  try {
    await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > 60_000) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
