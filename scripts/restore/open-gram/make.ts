/**
 * Makes `word-order.bin` of the language model that Debian's package sunpinyin-data ships.
 *
 *     apt-get download sunpinyin-data && dpkg -x sunpinyin-data_*.deb unpacked
 *     node --import tsx scripts/restore/open-gram/make.ts unpacked/usr/lib/*\/sunpinyin/data
 *
 * The model is a trie of threaded nodes, three levels deep (SunPinyin, src/slm): numbers of words, probabilities
 * and backing-off weights by their place in two tables. Its words stand in the pinyin dictionary, in order.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { serialize } from 'node:v8'
import { brotliCompressSync } from 'node:zlib'
import { GAIN_STEP, SHARE_STEP, type WordOrderFile } from './word-order.ts'

/** Words and pairs kept: those that tell most. The numbers of words have to fit 16 bits. */
const WORDS = 0xffff
const PAIRS = Number(process.argv[3] ?? 600_000)
/** Words longer than this (UTF-16 code units) are left out. */
const LENGTH = 5

const [folder = ''] = process.argv.slice(2)
const model = readFileSync(join(folder, 'lm_sc.t3g'))
const names = namesIn(readFileSync(join(folder, 'pydict_sc.bin')))

/** The words of the dictionary by number: UTF-32, each ended by a zero. */
function namesIn(dictionary: Buffer): string[] {
  const [count, , offset] = [0, 4, 8].map((at) => dictionary.readUInt32LE(at)) as [number, number, number]
  const found: string[] = []
  let word = ''
  for (let at = offset; found.length < count; at += 4) {
    const code = dictionary.readUInt32LE(at)
    if (code !== 0) word += String.fromCodePoint(code)
    else found.push(word)
    if (code === 0) word = ''
  }
  return found
}

const HEADER = 24
const PROBABILITIES = 1 << 16
const WEIGHTS = 1 << 14
const NODE = 12
const [roots, ones] = [8, 12].map((at) => model.readUInt32LE(at)) as [number, number]
const weightsFrom = HEADER + 4 * PROBABILITIES
const rootsFrom = weightsFrom + 4 * WEIGHTS
const onesFrom = rootsFrom + NODE * roots
const twosFrom = onesFrom + NODE * ones

/** A node: 18 bits of its word, 14 of its weight; 16 of its probability; 23 of its first child. */
function nodeAt(
  from: number,
  index: number,
): { word: number; weight: number; chance: number; child: number } {
  const [a, b, c] = [0, 4, 8].map((at) => model.readUInt32LE(from + NODE * index + at)) as [
    number,
    number,
    number,
  ]
  return {
    word: a & 0x3ffff,
    weight: model.readFloatLE(weightsFrom + 4 * (a >>> 18)),
    chance: model.readFloatLE(HEADER + 4 * (b & 0xffff)),
    child: (b >>> 16) | ((c >>> 25) << 16),
  }
}

// The last node of a level only tells where the children of the one before it end.
const singles = Array.from({ length: ones }, (_, index) => ({ index, ...nodeAt(onesFrom, index) }))
const ends = singles.slice(1).map(({ child }) => child)
const kept = singles
  .slice(0, -1)
  .filter(({ word, chance }) => names[word] && names[word].length <= LENGTH && chance > 0)
  .sort((a, b) => b.chance - a.chance || a.word - b.word)
  .slice(0, WORDS)
const placeOf = new Map(kept.map(({ word }, place) => [word, place]))

interface Pair {
  first: number
  second: number
  gain: number
  /** What is lost, over a long text, by not knowing the pair. */
  worth: number
}

const pairs: Pair[] = []
for (const [first, { index, child, weight, chance }] of kept.entries()) {
  for (let at = child; at < ends[index]!; at++) {
    const two = nodeAt(twosFrom, at)
    const second = placeOf.get(two.word)
    if (second === undefined || two.chance <= 0) continue
    const gain = Math.log(two.chance / kept[second]!.chance)
    pairs.push({ first, second, gain, worth: chance * two.chance * Math.abs(gain - Math.log(weight)) })
  }
}
const best = pairs
  .sort((a, b) => b.worth - a.worth)
  .slice(0, PAIRS)
  .sort((a, b) => a.first - b.first || a.second - b.second)

const inByte = (value: number): number => Math.max(-127, Math.min(127, Math.round(value)))
const counts = new Uint16Array(kept.length)
for (const { first } of best) counts[first]!++
const file: WordOrderFile = {
  words: kept.map(({ word }) => names[word]).join(' '),
  shares: Uint8Array.from(kept, ({ chance }) => Math.min(255, Math.round(-Math.log(chance) / SHARE_STEP))),
  otherwise: Int8Array.from(kept, ({ weight }) => inByte(Math.log(weight) / GAIN_STEP)),
  counts,
  steps: Uint16Array.from(best, ({ first, second }, at) => {
    const before = best[at - 1]
    return before?.first === first ? second - before.second : second
  }),
  gains: Int8Array.from(best, ({ gain }) => inByte(gain / GAIN_STEP)),
}
const bytes = brotliCompressSync(serialize(file))
writeFileSync(process.argv[4] ?? new URL('word-order.bin', import.meta.url), bytes)
console.log(`${kept.length} words, ${best.length} of ${pairs.length} pairs, ${bytes.length} bytes`)
