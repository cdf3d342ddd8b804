import { parseHTML } from 'linkedom'
import type { Mermaid } from 'mermaid'
import { readBars } from '../../setup/bars.ts'
import { readTimeline } from '../../setup/timeline.ts'
import { mermaidFences } from './mermaid-fences.ts'

/** A slide as far as its diagrams are concerned. */
export interface DiagramSlide {
  no: number
  /** File it stands in and the line of that file, from 1, where `raw` begins. */
  file: string
  line: number
  raw: string
}

/** A diagram that Mermaid cannot read. */
export interface BrokenDiagram {
  no: number
  file: string
  /** Line of the file, from 1, that Mermaid stumbles over; that of the fence if it does not say. */
  line: number
  /** What stands on that line. */
  text: string
}

/**
 * Reads every diagram with Mermaid's own parser, without a browser.
 * @returns those that it rejects, in the order of the slides
 */
export async function findBrokenDiagrams(slides: readonly DiagramSlide[]): Promise<BrokenDiagram[]> {
  const broken: BrokenDiagram[] = []
  for (const slide of slides)
    for (const { index, block, code } of mermaidFences(slide.raw)) {
      // What the look draws itself never reaches Mermaid.
      if (readTimeline(code) || readBars(code)) continue
      const reason = await rejection(code)
      if (reason === undefined) continue
      const fence = slide.raw.slice(0, index).split('\n').length - 1
      const at = lineWithin(code, reason)
      const lines = block.split('\n')
      const { no, file, line } = slide
      broken.push({ no, file, line: line + fence + at, text: (lines[at] ?? '').trim() })
    }
  return broken
}

let loading: Promise<Mermaid> | undefined

/** Mermaid, given a document while it loads: its sanitizer asks for one. */
function loadMermaid(): Promise<Mermaid> {
  loading ??= (async () => {
    const { window, document } = parseHTML('<html><body></body></html>')
    Object.assign(globalThis, { window, document })
    try {
      return (await import('mermaid')).default
    } finally {
      Reflect.deleteProperty(globalThis, 'window')
      Reflect.deleteProperty(globalThis, 'document')
    }
  })()
  return loading
}

async function rejection(code: string): Promise<string | undefined> {
  const mermaid = await loadMermaid()
  try {
    await mermaid.parse(code)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/**
 * The line within a fenced block, the fence being 0, that a message of Mermaid's is about. Mermaid counts without the
 * front matter and the comments that it takes out first.
 */
function lineWithin(code: string, message: string): number {
  const told = Number(/\bline (\d+)/.exec(message)?.[1])
  const lines = code.replace(/\n$/, '').split('\n')
  const head = /^\s*---\n[\s\S]*?\n\s*---(?:\n|$)/.exec(code)?.[0].split('\n').length ?? 1
  const counted = lines
    .map((text, index) => ({ text, at: index + 1 }))
    .slice(head - 1)
    .filter(({ text }) => !/^\s*%%/.test(text))
  const filled = counted.filter(({ text }) => text.trim())
  if (!told) return filled[0]?.at ?? 0
  return (counted[told - 1] ?? filled.at(-1))?.at ?? 0
}
