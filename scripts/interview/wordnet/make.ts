/**
 * Makes `occupations.txt` of the dictionary that Debian's package wordnet-base ships.
 *
 *     apt-get download wordnet-base && dpkg -x wordnet-base_*.deb unpacked
 *     node --import tsx scripts/interview/wordnet/make.ts unpacked/usr/share/wordnet
 *
 * The format is WordNet's own (wndb(5)): a line for each set of synonyms, its byte offset first, with pointers to others.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

/** What somebody is by what he does; all kinds of these are taken. */
const ROOTS =
  'worker professional expert creator leader scientist entertainer adviser athlete intellectual communicator ' +
  'capitalist preserver adjudicator owner keeper operator student religious_person representative polyglot collector ' +
  'engineer explorer fiduciary'
/** Number of the lexicographers' file of nouns for persons. */
const PERSON = '18'
const KIND_OF_IT = '~'

interface Synset {
  file: string
  words: string[]
  kinds: string[]
}

const [folder = ''] = process.argv.slice(2)
const lines = (name: string): string[] =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => /^\S/.test(line))

/** «offset file n count word id … count pointer offset n nn … | gloss»; the count of words is hexadecimal. */
function readSynset(line: string): [offset: string, synset: Synset] {
  const [offset, file, , count, ...rest] = line.split(' | ')[0]!.split(' ') as [
    string,
    string,
    string,
    string,
  ]
  const end = 2 * Number.parseInt(count, 16)
  const words = rest.slice(0, end).filter((_, index) => index % 2 === 0)
  const pointers = rest.slice(end + 1)
  const kinds = pointers.filter((_, index) => pointers[index - 1] === KIND_OF_IT)
  return [offset, { file, words, kinds }]
}

const synsets = new Map(lines('data.noun').map(readSynset))
/** The senses of each word, commonest first, without those of a name that is written alike (Barber, the composer). */
const senses = new Map(
  lines('index.noun').map((line) => {
    const [word, , count, ...rest] = line.trim().split(' ') as [string, string, string]
    const own = rest.slice(-Number(count)).filter((sense) => synsets.get(sense)!.words.includes(word))
    return [word, own]
  }),
)

function kindsOf(root: string, found = new Set<string>()): Set<string> {
  if (found.has(root)) return found
  found.add(root)
  for (const kind of synsets.get(root)!.kinds) kindsOf(kind, found)
  return found
}

/** Of several senses, the person with most kinds: a creator is not the Creator. */
const kindsOfWord = (word: string): Set<string> =>
  senses
    .get(word)!
    .filter((sense) => synsets.get(sense)!.file === PERSON)
    .map((sense) => kindsOf(sense))
    .reduce((most, kinds) => (kinds.size > most.size ? kinds : most))

const taken = new Set(ROOTS.split(' ').flatMap((root) => [...kindsOfWord(root)]))
const words = [...taken]
  .flatMap((offset) => synsets.get(offset)!.words)
  // «film» may be a person to somebody: only a word that mostly is.
  .filter((word) => /^[a-z-]+$/.test(word) && taken.has(senses.get(word)![0]!))
const file = new URL('occupations.txt', import.meta.url)
writeFileSync(file, `${[...new Set(words)].sort().join('\n')}\n`)
