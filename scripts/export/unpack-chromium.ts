import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { UserError } from '../user-error.ts'
import { cacheFolder } from './cache-folder.js'
import { onInterrupt } from './on-interrupt.ts'

const PACKAGE = '@sparticuz/chromium'

/** The browser that comes inside the npm package, laid out on disk. */
export interface UnpackedChromium {
  executablePath: string
  /** NSS, NSPR and expat as the package ships them, for a machine that has none. */
  libraries: string
  /** A fontconfig file: the machine's own fonts, and one that is there on a machine without any. */
  fonts: string
}

/** True where the packaged build can run at all. */
export const packagedChromiumRuns = (platform: string = process.platform, arch: string = process.arch) =>
  platform === 'linux' && arch === 'x64'

/**
 * Unpacks the Chromium of `@sparticuz/chromium` into the user's cache, once per version (190 MB, under 2 s).
 *
 * The package itself unpacks straight to `/tmp/chromium`, where another user's file of that name would be run
 * and where two runs at once see each other's half-written files. So it is run in a process of its own with its
 * own temporary folder, and the result is renamed into place: whoever is first wins, nobody sees a half.
 * `AWS_EXECUTION_ENV` is the package's documented switch for also unpacking its shared libraries.
 *
 * @throws UserError if there is no folder to unpack it to; another error if the package is not installed or the disk is full
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const entry = createRequire(import.meta.url).resolve(PACKAGE)
  const { version } = JSON.parse(await readFile(join(packageRoot(entry), 'package.json'), 'utf8'))
  const parent = await cacheFolder()
  const folder = join(parent, `packaged-chromium-${version}`)
  if (!existsSync(join(folder, FONTCONFIG))) {
    const staging = await mkdtemp(join(parent, 'unpacking-')).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOSPC') throw error
      throw new UserError(
        `Cannot unpack the browser: ${parent} is no folder that may be written; set XDG_CACHE_HOME or TMPDIR to one`,
      )
    })
    const forget = onInterrupt(() => rm(staging, { recursive: true, force: true }))
    try {
      const unpack = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(entry).href)})
        await (chromium.default ?? chromium).executablePath()`
      await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], {
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          TMPDIR: staging,
          AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
        },
      })
      await writeFile(join(staging, FONTCONFIG), fontconfig(folder))
      await rename(staging, folder).catch((error: NodeJS.ErrnoException) => {
        if (!existsSync(join(folder, FONTCONFIG))) throw error
      })
    } finally {
      forget()
      await rm(staging, { recursive: true, force: true })
    }
  }
  return {
    executablePath: join(folder, 'chromium'),
    libraries: join(folder, 'al2023', 'lib'),
    fonts: join(folder, FONTCONFIG),
  }
}

const FONTCONFIG = 'fonts.conf'

/** Without a single font, as on a bare server, Chromium crashes; the package's own settings look for them elsewhere. */
const fontconfig = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`

/** The folder of the package that `entry` belongs to; its `exports` do not show package.json. */
function packageRoot(entry: string): string {
  let folder = dirname(entry)
  while (!existsSync(join(folder, 'bin', 'chromium.br')) && folder !== dirname(folder))
    folder = dirname(folder)
  return folder
}
