import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { writeFileAtomically } from '../files.ts'
import { bundlesFolder } from './cache-folder.js'
import { usualPaths } from './find-browser.ts'
import { hashInputs } from './hash-inputs.js'
import type { OpenDeckOptions } from './open-deck.ts'
import type { DeckInputs } from './served-deck.ts'

/** A PDF printed before, and what it was printed from. */
interface KeptPdf {
  inputs: DeckInputs
  pages: number
  /** SHA-256 of the bytes, in case the disk lost some. */
  hash: string
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

/**
 * Where the last PDF of a deck is kept: one per deck and options, installed packages, exporter and browsers to choose
 * from; what the deck holds is compared, not part of the name.
 */
export async function keptPdfFile(deck: string, options: OpenDeckOptions): Promise<string> {
  const { range, dark, withClicks, browser } = options
  const { env, platform, arch } = process
  const here = fileURLToPath(new URL('.', import.meta.url))
  const code = await Promise.all(
    (await readdir(here)).sort().map((name) => readFile(join(here, name), 'utf8')),
  )
  const installed = usualPaths({ platform, arch, env, root: false, exists: existsSync }).filter(existsSync)
  const key = JSON.stringify([
    ...[resolve(deck), range, dark, withClicks, process.version],
    ...[browser, env.DECK_BROWSER, env.CHROME_PATH, installed, sha256(code.join('\0'))],
  ])
  return join(await bundlesFolder(), `${sha256(key).slice(0, 24)}.pdf`)
}

/** The last PDF of a deck, if nothing that went into it has changed since. */
export async function readKeptPdf(file: string): Promise<{ bytes: Uint8Array; pages: number } | undefined> {
  try {
    const { inputs, pages, hash } = JSON.parse(await readFile(`${file}.json`, 'utf8')) as KeptPdf
    const { roots, files } = inputs
    if ((await hashInputs(roots, { publicFiles: true, files })) !== inputs.hash) return undefined
    const bytes = await readFile(file)
    return sha256(bytes) === hash ? { bytes, pages } : undefined
  } catch {
    return undefined
  }
}

/** Keeps a PDF for the next time; a cache that cannot be written is no reason to fail. */
export async function keepPdf(
  file: string,
  bytes: Uint8Array,
  pages: number,
  inputs: DeckInputs,
): Promise<void> {
  const about: KeptPdf = { inputs, pages, hash: sha256(bytes) }
  try {
    await writeFileAtomically(file, bytes)
    await writeFileAtomically(`${file}.json`, JSON.stringify(about))
  } catch {
    // Printed again next time.
  }
}
