/** `export`: the deck as PDF, pictures, PowerPoint, site or handout. */
import path from 'node:path'
import type { ExportOptions } from '../export/export-pdf.ts'
import { assertNoInput, readText } from '../files.ts'
import { browserOf, DEFAULT_OUTPUT, UsageError, type Values } from './options.ts'
import { forTerminal, progress, sayProgress } from './terminal.ts'

const PAPER_NAMES = ['a4', 'letter'] as const

/** What `export` can write. */
interface Format {
  /** What it is called in a sentence. */
  name: string
  /** Of the file or folder that it is written to, beside the deck, if none is named. */
  ending: string
  /** The options that it heeds; any other is refused, with the reason if there is one to give. */
  heeds: readonly string[]
  refusals: Record<string, string>
  /** Loaded when it is asked for. */
  write(deck: string, output: string, options: ExportOptions): Promise<unknown>
}

const EVERY_TIME = 'this is made anew every time'
const PAGES_ONLY = 'there is paper only in a handout'
const WHOLE_DECK = 'a site holds every slide and every step'

const FORMATS: Record<string, Format> = {
  pdf: {
    name: '--format pdf',
    ending: '.pdf',
    heeds: ['browser', 'range', 'dark', 'with-clicks', 'fresh'],
    refusals: { paper: PAGES_ONLY },
    write: async (deck, output, options) =>
      (await import('../export/export-pdf.ts')).exportPdf(deck, output, options),
  },
  png: {
    name: '--format png',
    ending: '-png',
    heeds: ['browser', 'range', 'dark', 'with-clicks'],
    refusals: { paper: PAGES_ONLY, fresh: EVERY_TIME },
    write: async (deck, output, options) =>
      (await import('../export/export-png.ts')).exportPng(deck, output, options),
  },
  pptx: {
    name: '--format pptx',
    ending: '.pptx',
    heeds: ['browser', 'range', 'dark', 'with-clicks'],
    refusals: { paper: PAGES_ONLY, fresh: EVERY_TIME },
    write: async (deck, output, options) =>
      (await import('../export/export-pptx.ts')).exportPptx(deck, output, options),
  },
  site: {
    name: '--format site',
    ending: '-site',
    heeds: ['browser', 'dark'],
    refusals: {
      range: WHOLE_DECK,
      'with-clicks': WHOLE_DECK,
      fresh: EVERY_TIME,
      paper: PAGES_ONLY,
    },
    write: async (deck, output, options) =>
      (await import('../export/export-site.ts')).exportSite(deck, output, options),
  },
}

/** The handout: a PDF on paper. */
const handout = (paper: (typeof PAPER_NAMES)[number]): Format => ({
  name: '--notes',
  ending: '-notes.pdf',
  heeds: ['browser', 'range', 'dark', 'paper'],
  refusals: { 'with-clicks': 'a handout shows every slide once', fresh: EVERY_TIME },
  write: async (deck, output, options) =>
    (await import('../export/export-notes.ts')).exportNotes(deck, output, { ...options, paper }),
})

/** Options of `export` that not every format heeds. */
const FORMAT_OPTIONS = ['browser', 'range', 'dark', 'with-clicks', 'fresh', 'paper'] as const

function formatOf(values: Values): Format {
  const { format: wanted = 'pdf' } = values
  if (!Object.hasOwn(FORMATS, wanted))
    throw new UsageError(`--format is one of ${Object.keys(FORMATS).join(', ')}, not ${wanted}`)
  if (values.notes && wanted !== 'pdf')
    throw new UsageError('--notes is a PDF; it goes with no other --format')
  const paper = PAPER_NAMES.find((name) => name === (values.paper ?? 'a4'))
  if (!paper) throw new UsageError(`--paper is one of ${PAPER_NAMES.join(', ')}, not ${values.paper}`)
  const format = values.notes ? handout(paper) : FORMATS[wanted]!
  const refused = FORMAT_OPTIONS.find((name) => values[name] !== undefined && !format.heeds.includes(name))
  if (refused)
    throw new UsageError(`--${refused} does not go with ${format.name}: ${format.refusals[refused]}`)
  return format
}

/** A file whose name says that it is something else would not open. */
function assertEnding(output: string, { name, ending }: Format): void {
  const says = path.extname(output)
  const own = /\.\w+$/.exec(ending)?.[0] ?? ''
  const another = Object.values(FORMATS).some((format) => format.ending === says)
  if (says !== '' && says !== own && another)
    throw new UsageError(`${name} writes ${own ? `a ${own} file` : 'a folder'}, not ${path.basename(output)}`)
}

/** @throws UsageError for a range that names no slides in any deck, before a browser is started for it */
async function assertRange(range: string): Promise<void> {
  const { wrongPartOf } = await import('../export/slide-range.ts')
  const wrong = wrongPartOf(range)
  if (wrong !== undefined) throw new UsageError(`--range is like 1-5,8 or 9-; “${wrong}” is not`)
}

export async function exportDeck(operands: string[], values: Values): Promise<number> {
  if (operands.length > 1) throw new UsageError('export takes one deck')
  const file = operands[0] ?? DEFAULT_OUTPUT
  const format = formatOf(values)
  const output = values.output ?? file.replace(/(?:\.md)?$/, format.ending)
  assertEnding(output, format)
  await assertNoInput(output, [file])
  if (values.range !== undefined) await assertRange(values.range)
  await readText(file)
  const say = progress()
  await format.write(file, output, {
    ...browserOf(values),
    ...(values.range !== undefined ? { range: values.range } : {}),
    ...(values.dark ? { dark: true } : {}),
    ...(values['with-clicks'] ? { withClicks: true } : {}),
    ...(values.fresh ? { fresh: true } : {}),
    onProgress: sayProgress(say),
    onNote: (note) => process.stderr.write(`interview-deck: ${forTerminal(note)}\n`),
  })
  say(`wrote ${output}`)
  return 0
}
