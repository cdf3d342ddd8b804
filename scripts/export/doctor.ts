import { existsSync } from 'node:fs'
import { access, constants, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from './cache-folder.js'
import { describeBrowser } from './find-browser.ts'
import { fontsBroughtBy } from './find-fonts.ts'
import { assertTemporaryFolder } from './temporary-folder.ts'

/** One thing that a deck needs. */
export interface Need {
  name: string
  /** What is there, in words; '' if nothing is. */
  found: string
  /** True if all is well, or can do without. */
  ok: boolean
  /** What to do about it, if something. */
  mend?: string
}

/** Packages whose versions decide what a deck looks like. */
const PACKAGES = ['@slidev/cli', '@slidev/client', 'vite', 'vue', 'mermaid', 'unocss', 'playwright-core']
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Looks at what exporting needs: Node, packages, browser and its sandbox, fonts, places to write.
 *
 * @param browser path of a browser to use and no other
 * @returns one entry each; all `ok` where a deck can be exported
 */
export async function examine(browser?: string): Promise<Need[]> {
  return [
    await nodeVersion(),
    ...(await Promise.all(PACKAGES.map(packageVersion))),
    ...(await browserNeeds(browser)),
    ...(await fontNeeds()),
    await cacheNeed(),
  ]
}

async function nodeVersion(): Promise<Need> {
  const { engines } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    engines: { node: string }
  }
  const least = engines.node.replace(/[^\d.]/g, '')
  const ok = process.versions.node.localeCompare(least, 'en', { numeric: true }) >= 0
  return {
    name: 'Node',
    found: process.versions.node,
    ok,
    ...(ok ? {} : { mend: `install Node ${least} or later` }),
  }
}

async function packageVersion(name: string): Promise<Need> {
  const folder = packageFolders(name).find((path) => existsSync(path))
  if (!folder) return { name, found: '', ok: false, mend: 'run npm install in the package’s folder' }
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
  return { name, found: version, ok: true }
}

/** Where Node looks for a package, nearest first. */
function packageFolders(name: string): string[] {
  const parts = ROOT.split(/[\\/]/)
  return parts.map((_, index) => [...parts.slice(0, parts.length - index), 'node_modules', name].join('/'))
}

async function browserNeeds(option?: string): Promise<Need[]> {
  try {
    await assertTemporaryFolder()
    const { from, executablePath, version, sandbox } = await describeBrowser(option)
    return [
      { name: 'browser', found: `Chromium ${version} (${from}: ${executablePath})`, ok: true },
      {
        name: 'sandbox',
        found: sandbox ? 'on' : 'off',
        ok: true,
        ...(sandbox
          ? {}
          : {
              mend:
                process.getuid?.() === 0
                  ? 'run as another user than root, whom Chromium gives no sandbox'
                  : 'allow user namespaces; until then pages are drawn without one, with the network closed',
            }),
      },
    ]
  } catch (error) {
    return [{ name: 'browser', found: '', ok: false, mend: (error as Error).message }]
  }
}

async function fontNeeds(): Promise<Need[]> {
  const fonts = await fontsBroughtBy(join(ROOT, 'styles'))
  const families = [...new Set(fonts.map(({ family }) => family))].sort()
  return families.map((family) => {
    const own = fonts.filter((font) => font.family === family)
    const missing = own.filter(({ path }) => path === null)
    return {
      name: family,
      // One weight may be several files, each of some characters.
      found: [...new Set(own.flatMap(({ path, weight }) => (path === null ? [] : weight)))].join(', '),
      ok: missing.length === 0,
      ...(missing.length
        ? { mend: `run npm install: ${missing.map(({ source }) => source).join(', ')} is missing` }
        : {}),
    }
  })
}

async function cacheNeed(): Promise<Need> {
  const folder = await cacheFolder()
  const ok = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  return {
    name: 'cache',
    found: folder,
    ok,
    ...(ok ? {} : { mend: 'set XDG_CACHE_HOME to a folder of yours' }),
  }
}

/** The report as lines: what is needed, what is there, what to do. */
export function formatNeeds(needs: Need[]): string {
  const width = Math.max(...needs.map(({ name }) => name.length))
  return needs
    .map(({ name, found, ok, mend }) =>
      [ok ? 'ok     ' : 'missing', name.padEnd(width), [found, mend].filter(Boolean).join('; ')].join('  '),
    )
    .join('\n')
}
