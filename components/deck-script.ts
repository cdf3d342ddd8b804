import { type Ref, ref } from 'vue'
import slidevConfigs from '#slidev/configs'
import {
  convertAround,
  convertBySteps,
  type DeckScript,
  SCRIPTS,
  scriptOfLang,
} from '../scripts/script-pairs'
import { PageConverter } from './convert-page'
import { loadFonts } from './load-fonts'

type Convert = (text: string) => string

/** The choice is the reader's, for every deck of this address; windows hear of each other's by it. */
const storageKey = 'interview-deck-script'
const asWritten: Convert = (text) => text

/** Slidev hands on the whole headmatter. */
const configs = slidevConfigs as { lang?: string; keep?: unknown }
const writtenLang = configs.lang ?? ''
/** The script the deck is written in; undefined where it is not Chinese, and then nothing here does anything. */
export const writtenScript = scriptOfLang(writtenLang)

const shown = ref(writtenScript)
/** The script the deck is shown in. */
export const shownScript: Readonly<Ref<DeckScript | undefined>> = shown

const page = new PageConverter(document.documentElement, writtenLang)
let convert = asWritten
let wanted = writtenScript

/** A text of the deck in the script that is shown; reactive. */
export function inShownScript(text: string): string {
  return shown.value === writtenScript ? text : convert(text)
}

async function converterTo(script: DeckScript): Promise<Convert> {
  if (!writtenScript || script === writtenScript) return asWritten
  // To Simplified takes a tenth of the tables of the other directions.
  const { Converter } = await (script === 'zh-CN' ? import('opencc-js/t2cn') : import('opencc-js'))
  const plain = convertBySteps(writtenScript, script, (from, to) => Converter({ from, to }))
  const terms = Array.isArray(configs.keep) ? configs.keep.map(String) : []
  return (text) => convertAround(text, terms, plain)
}

/** Shows the whole deck in a script: fonts first, then the text, then the diagrams, which measure it. */
async function show(script: DeckScript): Promise<void> {
  wanted = script
  const lang = script === writtenScript ? writtenLang : script
  const [next] = await Promise.all([converterTo(script), loadFonts(lang)])
  // Another choice was made meanwhile.
  if (wanted !== script) return
  convert = next
  document.documentElement.lang = lang
  page.show(convert)
  shown.value = script
}

export const isDeckScript = (value: unknown): value is DeckScript => SCRIPTS.includes(value as DeckScript)

/** Shows the deck in a script and keeps the choice. */
export async function chooseScript(script: DeckScript): Promise<void> {
  if (!writtenScript) return
  try {
    localStorage.setItem(storageKey, script)
  } catch {
    // A browser that keeps nothing still shows what is asked for.
  }
  await show(script)
}

/** Goes on to the next script, in the order Hong Kong, Taiwan, Simplified. */
export async function nextScript(): Promise<void> {
  const at = wanted ? SCRIPTS.indexOf(wanted) : -1
  await chooseScript(SCRIPTS[(at + 1) % SCRIPTS.length]!)
}

/**
 * Shows the deck as it was chosen before, and follows the choices made in other windows.
 * @param asked the script that the address asks for, if any; it counts more than the one kept
 */
export async function startScript(asked: unknown): Promise<void> {
  if (!writtenScript) return
  addEventListener('storage', ({ key, newValue }) => {
    if (key === storageKey && isDeckScript(newValue)) void show(newValue)
  })
  try {
    const kept = localStorage.getItem(storageKey)
    if (isDeckScript(asked)) await chooseScript(asked)
    else if (isDeckScript(kept) && kept !== writtenScript) await show(kept)
  } catch (error) {
    // The deck as written is better than no deck.
    console.warn('Cannot show the deck in another script', error)
  }
}
