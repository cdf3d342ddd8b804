import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it, mock } from 'node:test'
import fc from 'fast-check'
import { CleanText, CONTEXT } from '../../scripts/restore/clean-text.ts'
import { restore } from '../../scripts/restore/restore.ts'
import { nextOpen } from '../../scripts/restore/statistics.ts'

const realRuns = readFileSync(new URL('../fixtures/restore/real-runs.tsv', import.meta.url), 'utf8')

/** The runs of real pages on one line, again and again, behind a bracket that is never closed. */
function oneLine(times: number): string {
  const runs = realRuns
    .trim()
    .split('\n')
    .map((line) => line.split('\t')[0]!.replace(/\/\w+>$/, ''))
  return `航線（${`${runs.join('，')}，`.repeat(times)}`
}

/** Characters that are looked at one by one, or gone through as a whole for what is to be replaced. */
function charactersRead(task: () => void): number {
  let read = 0
  const { charCodeAt, replace } = String.prototype
  mock.method(String.prototype, 'charCodeAt', function (this: string, at: number) {
    read++
    return charCodeAt.call(this, at)
  })
  mock.method(String.prototype, 'replace', function (this: string, ...change: Parameters<typeof replace>) {
    read += this.length
    return replace.apply(this, change)
  })
  task()
  mock.restoreAll()
  return read
}

describe('a paragraph as long as a book', () => {
  it('takes twice the steps when it is twice as long', () => {
    const task = (times: number) => () => void restore(oneLine(times))
    task(1)()
    const [once = 0, twice = 0] = [4, 8].map((times) => charactersRead(task(times)))
    assert.ok(twice < 2.2 * once, `${once} and ${twice} characters`)
  })

  it('is kept as its last characters, the brackets open before them and whether they ask, however it came', () => {
    const piece = fc.string({ unit: fc.constantFrom(...'甲乙誰不。，（）「」\n'), maxLength: 12 })
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const clean = new CleanText()
        for (const text of pieces) clean.append(text)
        const paragraph = pieces.join('').split('\n').at(-1)!
        const from = Math.max(0, paragraph.length - CONTEXT)
        const open = [...paragraph.slice(0, from)].reduce(
          (all, char) => nextOpen(all, char.charCodeAt(0)),
          '',
        )
        const asks = /[^。]*$/.exec(paragraph.slice(0, from))![0].match(/誰|([甲乙不])不\1/) !== null
        assert.deepEqual(
          { open: clean.open, asks: clean.asks, end: clean.end },
          { open, asks, end: paragraph.slice(from) },
        )
      }),
      { seed: 5 },
    )
  })

  it('does not keep brackets that are never closed', () => {
    const clean = new CleanText()
    for (let times = 0; times < 1000; times++) clean.append('他說（「甲')
    assert.ok(clean.open.length < 20)
    assert.ok(clean.open.endsWith('（「'))
  })

  it('may be a row of question marks, or hold many', () => {
    const family = '產(chǎn)業(yè)鏈?zhǔn)艿絿?yán)重的影響,發(fā)展很快。'
    for (const marks of ['?'.repeat(2000), '?A'.repeat(40)])
      assert.ok(restore(`${family}${marks}${family}`).text.endsWith('產業鏈受到嚴重的影響，發展很快。'))
  })
})
