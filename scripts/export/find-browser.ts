import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import type { Browser } from 'playwright-core'
import { UserError } from '../user-error.ts'
import { loadPlaywright } from './load-playwright.js'
import type { BrowserStart, PrintBrowser } from './piped-browser.ts'
import { packagedChromiumRuns, unpackChromium } from './unpack-chromium.ts'

/** A browser that may be there, and how it must be started. */
export interface BrowserCandidate {
  /** What chose it: the caller, an environment variable, a system path, or the npm package. */
  from: 'option' | 'DECK_BROWSER' | 'CHROME_PATH' | 'system' | 'playwright' | 'package'
  executablePath: string
  /** Environment the browser needs besides the process's own. */
  env?: Record<string, string>
  /** Environment to add when it does not start with `env` alone. */
  fallbackEnv?: Record<string, string>
  /** False: Chromium would refuse to start with its sandbox. */
  sandbox: boolean
}

export interface Machine {
  platform: NodeJS.Platform
  arch: string
  env: Record<string, string | undefined>
  /** True for the superuser, for whom Chromium refuses to start with its sandbox. */
  root: boolean
  exists: (path: string) => boolean
}

const thisMachine = (): Machine => ({
  platform: process.platform,
  arch: process.arch,
  env: process.env,
  root: process.getuid?.() === 0,
  exists: existsSync,
})

/** Commands on the PATH of a Linux or BSD desktop, most regular first; snap's come last, they see less of the disk. */
const COMMANDS = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium-browser',
]
const LINUX_PATHS = [
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/usr/lib/chromium/chromium',
]
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_PATHS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

/** Places where an installed Chrome, Chromium or Edge may be, best first; not all of them exist. */
export function usualPaths({ platform, env }: Machine): string[] {
  if (platform === 'darwin')
    return ['/Applications', join(env.HOME ?? '', 'Applications')].flatMap((folder) =>
      MAC_APPS.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    )
  if (platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => WINDOWS_PATHS.map((parts) => join(folder, ...parts)))
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'))
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...onPath.filter((path) => !path.startsWith('/snap/')), ...LINUX_PATHS, ...onPath]
}

/** The folder that Playwright downloads to, as its documentation says. */
function playwrightCache({ platform, env }: Machine): string {
  const { PLAYWRIGHT_BROWSERS_PATH, LOCALAPPDATA = '', XDG_CACHE_HOME, HOME = homedir() } = env
  // 0 stands for a folder within its package.
  if (PLAYWRIGHT_BROWSERS_PATH) return PLAYWRIGHT_BROWSERS_PATH === '0' ? HOME : PLAYWRIGHT_BROWSERS_PATH
  if (platform === 'win32') return join(LOCALAPPDATA, 'ms-playwright')
  if (platform === 'darwin') return join(HOME, 'Library', 'Caches', 'ms-playwright')
  return join(XDG_CACHE_HOME || join(HOME, '.cache'), 'ms-playwright')
}

/**
 * Lists the browsers to try, best first: the one asked for (option, `DECK_BROWSER`, `CHROME_PATH`) and then no
 * other; else an installed Chrome, Chromium or Edge, one that Playwright downloaded, and on Linux x64 the one that
 * `@sparticuz/chromium` packs. The packaged one is unpacked only when its turn comes.
 *
 * @throws UserError if the browser asked for does not exist
 */
export async function* browserCandidates(
  option?: string,
  machine: Machine = thisMachine(),
): AsyncGenerator<BrowserCandidate> {
  const { env, exists, root, platform } = machine
  // Chromium will not start as root with its sandbox on, wherever it came from.
  const sandbox = !(root && platform === 'linux')
  const asked = (
    [
      ['option', option],
      ['DECK_BROWSER', env.DECK_BROWSER],
      ['CHROME_PATH', env.CHROME_PATH],
    ] as const
  ).find(([, path]) => path)
  if (asked) {
    const [from, executablePath] = asked
    if (!exists(executablePath!))
      throw new UserError(`Cannot start browser ${executablePath} (${from}): there is no such file`)
    yield { from, executablePath: executablePath!, sandbox }
    return
  }
  for (const executablePath of new Set(usualPaths(machine)))
    if (exists(executablePath)) yield { from: 'system', executablePath, sandbox }
  // To ask Playwright where it would download to, it must be loaded.
  if (exists(playwrightCache(machine))) {
    const { chromium } = await loadPlaywright()
    const downloaded = chromium.executablePath()
    if (downloaded && exists(downloaded)) yield { from: 'playwright', executablePath: downloaded, sandbox }
  }
  if (!packagedChromiumRuns(platform, machine.arch)) return
  const { executablePath, libraries, fonts } = await unpackChromium()
  yield {
    from: 'package',
    executablePath,
    env: { FONTCONFIG_FILE: fonts },
    // The system's own NSS fits its C library best; the packaged copy (built for Amazon Linux 2023) helps out where
    // there is none.
    fallbackEnv: { LD_LIBRARY_PATH: [libraries, env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter) },
    // It comes without the setuid helper, but its sandbox works wherever user namespaces are allowed.
    sandbox,
  }
}

/** What to do when there is no browser, in one sentence. */
const NO_BROWSER = packagedChromiumRuns()
  ? 'Cannot find a browser: install Google Chrome, Chromium or Microsoft Edge, or the npm package @sparticuz/chromium, or name one in DECK_BROWSER'
  : 'Cannot find a browser: install Google Chrome, Chromium or Microsoft Edge, or name one in DECK_BROWSER'

/** Starts one candidate, giving up one by one what it cannot have here: the system's own libraries, the sandbox. */
async function start<Started>(
  candidate: BrowserCandidate,
  args: string[],
  launch: Launch<Started>,
): Promise<{ browser: Started; sandbox: boolean }> {
  const { executablePath, env, fallbackEnv } = candidate
  let { sandbox } = candidate
  let libraries: Record<string, string> | undefined
  for (;;) {
    try {
      const browser = await launch({
        executablePath,
        args,
        sandbox,
        env: { ...process.env, ...env, ...libraries },
      })
      return { browser, sandbox }
    } catch (error) {
      const reason = String(error)
      if (fallbackEnv && !libraries && /shared libraries|cannot open shared object/i.test(reason))
        libraries = fallbackEnv
      // Containers and hardened kernels forbid the user namespaces that the sandbox is made of. The page is our own
      // server's, and the network is closed, so printing without it is sound.
      else if (sandbox && /sandbox/i.test(reason)) sandbox = false
      else throw error
    }
  }
}

type Launch<Started> = (start: BrowserStart) => Promise<Started>

async function launchPlaywright({ executablePath, args, env, sandbox }: BrowserStart): Promise<Browser> {
  const { chromium } = await loadPlaywright()
  return chromium.launch({
    executablePath,
    args,
    chromiumSandbox: sandbox,
    env: env as Record<string, string>,
    // Signals are ours: Playwright would end the process before the server is closed.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

/**
 * Starts the first browser that works.
 *
 * @param option path of a browser to use and no other
 * @throws UserError with one sentence that says what to install, or why the browser asked for did not start
 */
export async function launchBrowser(option?: string, args: string[] = []): Promise<Browser> {
  return (await launchFirst(option, args, launchPlaywright)).browser
}

/** As `launchBrowser`, but a browser that can only print, which is there in half the time. */
export async function launchPrinter(option?: string, args: string[] = []): Promise<PrintBrowser> {
  const { launchPiped } = await import('./piped-browser.ts')
  return (await launchFirst(option, args, launchPiped)).browser
}

/** The browser that would be used: what chose it, where it is, its version, and whether its sandbox is on. */
export interface BrowserDescription {
  from: BrowserCandidate['from']
  executablePath: string
  version: string
  sandbox: boolean
}

/**
 * Starts the browser that an export would use, and ends it.
 * @throws UserError as `launchBrowser`
 */
export async function describeBrowser(option?: string): Promise<BrowserDescription> {
  const { browser, sandbox, candidate } = await launchFirst(option, [], launchPlaywright)
  const version = browser.version()
  await browser.close()
  return { from: candidate.from, executablePath: candidate.executablePath, version, sandbox }
}

async function launchFirst<Started>(option: string | undefined, args: string[], launch: Launch<Started>) {
  const failures: string[] = []
  for await (const candidate of browserCandidates(option)) {
    try {
      return { ...(await start(candidate, args, launch)), candidate }
    } catch (error) {
      failures.push(`${candidate.executablePath} did not start: ${firstReason(error)}`)
    }
  }
  throw new UserError([NO_BROWSER, ...failures].join('; '))
}

/** The line of a launch error that says most: Playwright's own are followed by a page of log. */
function firstReason(error: unknown): string {
  const lines = String(error)
    .split('\n')
    .map((line) => line.trim())
  return lines.find((line) => /error while loading|cannot open|not supported/i.test(line)) ?? lines[0] ?? ''
}
