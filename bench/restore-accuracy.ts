/**
 * How much of the damage comes back, on texts of your own?
 *
 *     node --import tsx bench/restore-accuracy.ts [--to hk|tw|t] [--seed N] [--failures] CLEAN.txt…
 *
 * Each file is a clean text, Simplified ones being converted to Traditional first; each is damaged as a site
 * of its own would (a random list of characters, a random kind of page), restored and compared. Then each is
 * restored as it is, which must change nothing.
 */
import { Converter } from 'opencc-js'
import { restore } from '../scripts/restore/restore.ts'
import { measure, noAccuracy, percent } from '../tests/restore/accuracy.ts'
import { isInGbk, randomSite } from '../tests/restore/damager.ts'
import { readArguments, textOf } from './read-arguments.ts'

const USAGE = 'node --import tsx bench/restore-accuracy.ts [--to hk|tw|t] [--seed N] [--failures] CLEAN.txt…'
const { values, positionals } = readArguments(USAGE, {
  options: {
    to: { type: 'string', default: 'hk' },
    seed: { type: 'string', default: '1' },
    failures: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const convert = Converter({ from: 'cn', to: values.to as 'hk' | 'tw' | 't' })
const sum = noAccuracy()
let seed = Number(values.seed)
let characters = 0
let falseRepairs = 0
for (const file of positionals) {
  const found = textOf(file)
  const clean = [...convert(found)].filter(isInGbk).join('').trim()
  measure(clean, randomSite(clean, seed++), sum)
  for (const honest of [found, clean]) {
    characters += honest.length
    const { text, repairs } = restore(honest)
    if (text !== honest) falseRepairs += repairs.filter(({ made }) => made).length
  }
}
for (const name of ['glosses', 'wholeRuns', 'lossyRuns', 'swallowing'] as const) {
  const { right, of } = sum[name]
  console.log(`${name.padEnd(12)} ${right} of ${of}  ${percent(sum[name]).toFixed(1)} %`)
}
console.log(`wrong and not reported: ${sum.unreported}; right and reported as doubtful: ${sum.doubted}`)
console.log(`false repairs per 100,000 honest characters: ${((falseRepairs * 1e5) / characters).toFixed(2)}`)
if (values.failures) for (const failure of sum.failures) console.log(failure)
