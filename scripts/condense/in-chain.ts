/** An answer in which one thing leads to the next: each link takes up the words on which the last one ended. */
import type { Sequence } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { capitalised } from './compress.ts'
import type { Grammar } from './grammar.ts'
import { tagged } from './parts-of-speech.ts'
import { wholeOf } from './quotations.ts'
import type { Run } from './told-in-series.ts'
import { inBothScripts } from './variants.ts'

const FEWEST = 3
const MOST = 6
/** In points: the longest link. */
const LONGEST = 2

/** Says of what follows that it comes of this: `because she turns away, …`, 「葉一黃，…」. */
const LEADS = inBothScripts(
  /^(?:(?:而|但)?(?:因為|由於|如果|要是|只要|一旦|當)|先?要有|有人|[^，]{1,6}一\p{Script=Han}{1,4}，|[^，]{1,8}(?:了|之後|以後)，)|^(?:And |and )?(?:because|since|if|when|once)\b/iu,
)
/** Makes another do something: 「這二十秒讓後面的車…」, `The mistakes bring more …`. */
const CAUSES = inBothScripts(
  /^[^，]{1,10}(?:讓|使|令|導致|逼|害)|^(?:The|Those|These|That|This) [a-z]+ (?:brings?|makes?|means?|leads?|causes?|drives?|pushes|forces)\b/u,
)

interface Link {
  id: number
  text: string
  /** Its first clause, and what follows from it. */
  opening: string
  rest: string
}

/**
 * 「根一爛，葉就黃；葉一黃，…」, `Because the limit is tight, the pump sounds often; because the pump sounds often, …`: told in the
 * speaker's words, each link without the clause that only says again what the last one ended on.
 * @param run consecutive sentences of one answer
 */
export function chainIn(run: AnalysedSentence[], grammar: Grammar): Run<Sequence> | undefined {
  const links = run.flatMap((one) =>
    one.isQuestion || one.attribution ? [undefined] : linksOf(one, grammar),
  )
  for (let from = 0; from < links.length; from++) {
    let to = from + 1
    while (links[from] && links[to] && takesUp(links[to]!, links[to - 1]!, grammar)) to++
    const told = links.slice(from, to) as Link[]
    if (told.length < 2 || told.length > MOST) continue
    // A story goes on from word to word as well: that one thing leads to the next is said.
    const leads = told.filter(({ text }) => LEADS.test(text) || CAUSES.test(text)).length
    const isOneSentence = told.every(({ id }) => id === told[0]!.id)
    const isSaid = leads === told.length || (told.length >= FEWEST && (leads > 0 || isOneSentence))
    const steps = told.flatMap((link, at) => boxesOf(link, told[at - 1], grammar))
    const fits = steps.every(({ name }) => grammar.width(name) <= grammar.limits.point * LONGEST)
    if (!isSaid || !fits || steps.length < FEWEST) continue
    const ids = new Set(told.map(({ id }) => id))
    const sentences = run.filter(({ id }) => ids.has(id))
    const first = run.indexOf(sentences[0]!)
    // Half of a sentence is no whole chain.
    if (links.some((link, at) => link && ids.has(link.id) && (at < from || at >= to))) continue
    return {
      told: { ...wholeOf(sentences, grammar), steps },
      from: first,
      to: first + sentences.length,
    }
  }
  return undefined
}

const linksOf = ({ id, text }: AnalysedSentence, grammar: Grammar): Link[] =>
  bare(text, grammar)
    .split(/[；;]\s*/u)
    .map((whole) => {
      const part = whole.replace(/^(?:[Aa]nd |[Ss]o |所以|於是|于是)/u, '')
      const [first, second] = grammar.clauses(part)
      const opening = second && /[，,]/.test(first!.mark) ? first!.text : ''
      return { id, text: part, opening, rest: part.slice(opening.length).replace(/^[，,]\s*/u, '') }
    })

/** A link is told whole; one that opens with all that the last one ended on, without that. */
function boxesOf(link: Link, before: Link | undefined, grammar: Grammar): Sequence['steps'] {
  const { id, text, opening, rest } = link
  const isParted = opening !== '' && LEADS.test(text)
  const parts = !before
    ? isParted
      ? [opening, rest]
      : [text]
    : [isParted && repeats(opening, before, grammar) ? rest : text]
  return parts.map((part) => ({ name: capitalised(part), sentences: [id] }))
}

/** It opens with what the last one ended on: all of its first clause, or what it speaks of. */
function takesUp(link: Link, before: Link, grammar: Grammar): boolean {
  if (link.opening !== '' && LEADS.test(link.text) && repeats(link.opening, before, grammar)) return true
  const ended = grammar.clauses(before.text).at(-1)?.text ?? ''
  if (!grammar.isChinese) {
    const article = /^(?:the|those|these|that|this) /i.exec(link.text)?.[0] ?? ''
    const [first, second] = link.text.slice(article.length).split(' ').map(stem)
    const told = ended.split(' ').map(stem)
    return told.some((word, at) => word === first && (article !== '' || told[at + 1] === second))
  }
  const opening = link.text.replace(/^[這这那]/u, '')
  return [2, 3, 4].some((size) => {
    const words = opening.slice(0, size)
    return /^\p{Script=Han}+$/u.test(words) && ended.endsWith(words)
  })
}

/** All that is said here was said at the end of what came before. */
function repeats(opening: string, before: Link, grammar: Grammar): boolean {
  const ended = before.rest
  if (!grammar.isChinese) {
    const { words, tags } = tagged(opening.replace(/^(?:and )?(?:because|since|if|when|once)\b/i, ''))
    const said = words.filter((_, at) => /^(?:NOUN|PROPN|VERB|ADJ)$/.test(tags[at]!)).map(stem)
    const told = new Set(ended.split(' ').map(stem))
    return said.length > 0 && said.every((word) => told.has(word))
  }
  const said = [...opening.replace(LINKING, '')]
  return said.length > 1 && said.every((character) => ended.includes(character))
}
/** `climb` of climbed, `melt` of melting and melts. */
const stem = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?<=[a-z]{3})(?:ing|ed|s|e)$/, '')

const LINKING = inBothScripts(/因為|由於|如果|要是|只要|一旦|之後|以後|的話|[一就了的這那當而都也]/gu)
