import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { describe, it } from 'node:test'
import {
  type BrowserCandidate,
  browserCandidates,
  type Machine,
  usualPaths,
} from '../../scripts/export/find-browser.ts'
import { UserError } from '../../scripts/user-error.ts'

/** A machine on which only these files are. */
const machine = (files: string[], more: Partial<Machine> = {}): Machine => ({
  platform: 'linux',
  arch: 'arm64',
  env: { PATH: '/usr/local/bin:/usr/bin:/snap/bin' },
  root: false,
  exists: (path) => files.includes(path),
  ...more,
})

async function all(option: string | undefined, on: Machine): Promise<BrowserCandidate[]> {
  const found: BrowserCandidate[] = []
  for await (const candidate of browserCandidates(option, on)) found.push(candidate)
  return found
}

const chosen = async (option: string | undefined, on: Machine) =>
  (await all(option, on)).map(({ from, executablePath }) => `${from} ${executablePath}`)

describe('browserCandidates()', () => {
  const files = ['/a', '/b', '/c', '/usr/bin/chromium']

  it('takes the option before the environment, and then nothing else', async () => {
    const env = { PATH: '/usr/bin', DECK_BROWSER: '/b', CHROME_PATH: '/c' }
    assert.deepEqual(await chosen('/a', machine(files, { env })), ['option /a'])
    assert.deepEqual(await chosen(undefined, machine(files, { env })), ['DECK_BROWSER /b'])
    assert.deepEqual(await chosen(undefined, machine(files, { env: { ...env, DECK_BROWSER: '' } })), [
      'CHROME_PATH /c',
    ])
  })

  it('says which browser is not there, and who asked for it', async () => {
    const env = { DECK_BROWSER: '/nowhere' }
    await assert.rejects(all(undefined, machine([], { env })), (error: unknown) => {
      assert.ok(error instanceof UserError)
      assert.match(error.message, /\/nowhere \(DECK_BROWSER\): there is no such file/)
      return true
    })
  })

  it('tries installed browsers in the order of the list, snaps last', async () => {
    const installed = ['/snap/bin/chromium', '/usr/bin/microsoft-edge', '/usr/bin/google-chrome']
    assert.deepEqual(await chosen(undefined, machine(installed)), [
      'system /usr/bin/google-chrome',
      'system /usr/bin/microsoft-edge',
      'system /snap/bin/chromium',
    ])
  })

  it('has nothing to offer where nothing is installed and the packaged build cannot run', async () => {
    assert.deepEqual(await chosen(undefined, machine([])), [])
  })

  it('unpacks the packaged build on Linux x64, whole and once', { skip: !packaged() }, async () => {
    const on = machine([], { arch: 'x64' })
    const [first, second] = await Promise.all([all(undefined, on), all(undefined, on)])
    assert.equal(first[0]!.from, 'package')
    assert.equal(first[0]!.executablePath, second[0]!.executablePath)
    assert.ok(first[0]!.fallbackEnv?.LD_LIBRARY_PATH)
    assert.ok(existsSync(first[0]!.env!.FONTCONFIG_FILE!), 'a machine without fonts is told of one')
  })

  it('keeps the sandbox on unless Chromium would refuse to start with it', async () => {
    const sandbox = async (more: Partial<Machine>) => (await all('/a', machine(['/a'], more)))[0]!.sandbox
    assert.equal(await sandbox({}), true)
    assert.equal(await sandbox({ root: true }), false)
    assert.equal(await sandbox({ platform: 'darwin', root: true }), true)
  })

  it('keeps it on for the packaged build too', { skip: !packaged() }, async () => {
    for (const root of [true, false]) {
      const candidates = await all(undefined, machine([], { root, arch: 'x64' }))
      assert.equal(candidates.find(({ from }) => from === 'package')?.sandbox, !root)
    }
  })
})

describe('usualPaths()', () => {
  it('looks into Applications of the machine and the user on a Mac', () => {
    const paths = usualPaths(machine([], { platform: 'darwin', env: { HOME: '/Users/me' } }))
    assert.ok(paths.includes('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'))
    assert.ok(paths.includes('/Users/me/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'))
  })

  it('looks into both program folders and the user’s own on Windows', () => {
    const env = { PROGRAMFILES: 'C:/P', 'PROGRAMFILES(X86)': 'C:/P86', LOCALAPPDATA: 'C:/L' }
    const paths = usualPaths(machine([], { platform: 'win32', env })).map((path) =>
      path.replaceAll('\\', '/'),
    )
    assert.ok(paths.includes('C:/P/Google/Chrome/Application/chrome.exe'))
    assert.ok(paths.includes('C:/P86/Microsoft/Edge/Application/msedge.exe'))
    assert.ok(paths.includes('C:/L/Google/Chrome/Application/chrome.exe'))
  })
})

function packaged(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}
