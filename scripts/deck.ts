import { readFile } from 'node:fs/promises'
import { checkDeck } from './command/check-deck.ts'
import { examineMachine } from './command/examine-machine.ts'
import { exportDeck } from './command/export-deck.ts'
import { make } from './command/make.ts'
import { parse, UsageError } from './command/options.ts'
import { printOutline } from './command/print-outline.ts'
import { restoreFile } from './command/restore-file.ts'
import { sentenceOf } from './command/terminal.ts'
import { watch } from './command/watch.ts'

// Each command loads the stages that it needs: an export would wait for the dictionaries of the others.

const HELP = `Usage: interview-deck [make] [INTERVIEW] [options]     make the deck; without INTERVIEW, what deck.yaml says
       interview-deck watch [INTERVIEW] [options]      the same, and again whenever the interview or deck.yaml changes
       interview-deck restore FILE [--report]          restored text on stdout; --report: the repairs as JSON lines
       interview-deck outline FILE... [--json]         the outline; --json: one JSON object per file, a line each
       interview-deck check [slides.md] [--json]       findings; exit code 1 if any is an error
       interview-deck export [slides.md] [-o FILE]     the PDF, or what --format says
       interview-deck doctor [--json]                  what an export needs and what of it is missing

Within the project: npm run deck -- ARGUMENTS. INTERVIEW and FILE may be - for standard input.

make
  -o, --output FILE    the deck to write or update          (default: slides.md)
      --pdf FILE       the PDF to write                     (default: beside the deck)
      --no-pdf         write no PDF; needs no browser
      --minutes N      length of the talk, 3 to 120         (default: what deck.yaml says, else 20)
      --script SCRIPT  zh-HK, zh-TW, zh-CN, or keep         (default: what deck.yaml says, else keep)
      --fresh          start over; the old deck is kept beside it as a .bak file
      --json           a JSON report of what was done on stdout

outline
      --minutes N, --script SCRIPT as above

watch; --output, --minutes and --script as above; checks and prints nothing
      --present        show the deck in the browser meanwhile (this is npm run dev)
      --port N         at this port                         (default: 3030, or the next free one)
      --no-open        do not open the browser

export
      --browser FILE   the browser to use (make, check and doctor too; also: environment variable DECK_BROWSER)
      --output FILE    the file or folder to write          (default: beside the deck)
      --format FORMAT  pdf, pptx, png (a folder of pictures) or site (a folder
                       to put on a server or a stick)       (default: pdf)
      --notes          a handout: each slide and its notes
      --paper PAPER    a4 or letter, for --notes            (default: a4)
      --with-clicks    one page for each click step         (pdf, png, pptx)
      --range LIST     the slides wanted, such as 1-5,8 or 9-; of a range that goes beyond
                       the deck the slides that are there   (not for site)
      --dark           dark colours
      --fresh          print anew, though nothing changed   (pdf)

  -h, --help           this text
      --version        the version

deck.yaml in the current folder is used when it names the interview. Where there is nothing to say, nothing is printed.
Exit codes: 0 done, 1 something is wrong with the input or the deck, 2 wrong usage.
`

/**
 * The command line.
 * @param argv arguments after the program's name
 * @returns the exit code: 0 done, 1 something is wrong with the input or the deck, 2 wrong usage
 */
export async function main(argv: string[]): Promise<number> {
  process.stdout.on('error', ignoreClosedPipe)
  try {
    return await run(argv)
  } catch (error) {
    // Whoever read our output has had enough of it, as `head` has.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0
    process.stderr.write(`${sentenceOf(error)}\n`)
    return error instanceof UsageError ? 2 : 1
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

async function run(argv: string[]): Promise<number> {
  const { command, values, operands } = parse(argv)
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  if (values.version) {
    const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string
    }
    process.stdout.write(`${version}\n`)
    return 0
  }
  switch (command) {
    case 'make':
      return make(operands, values)
    case 'watch':
      return watch(operands, values)
    case 'restore':
      return restoreFile(operands, values)
    case 'outline':
      return printOutline(operands, values)
    case 'check':
      return checkDeck(operands, values)
    case 'export':
      return exportDeck(operands, values)
    case 'doctor':
      return examineMachine(operands, values)
  }
}
