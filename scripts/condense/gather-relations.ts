import { escapePattern } from '../escape-pattern.ts'
import type { Evidence, Statement } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import { compressions } from './compress.ts'
import { following, isGivenUp, isOvertaken, isReport, type Knowledge, plainStatement } from './options.ts'
import { findQuoted, rebuts } from './relations/attribution.ts'
import { findCauses } from './relations/cause.ts'
import { findOpposites, findThenAndNow } from './relations/contrast.ts'
import { findDefinitions } from './relations/definition.ts'
import { findEnumerations } from './relations/enumeration.ts'
import { findLeads } from './relations/lead.ts'
import { BY_THE_WAY, HANDFUL } from './relations/numerals.ts'
import { findParallels } from './relations/parallel.ts'
import { findPossessions, findPurpose } from './relations/possession.ts'
import { type FoundQuantity, findQuantities, findSharedScales } from './relations/quantity.ts'
import { findRemedies } from './relations/remedy.ts'
import { findChains, findForecasts, findSteps } from './relations/sequence.ts'
import type { Passage } from './themes.ts'

const MOST_CAUSES = 3
const MOST_NUMBERS = 3
/** Sentences between two numbers that still stand side by side. */
const NEAR = 2
/** The longest number that can stand beside another, as a share of a headline's width. */
const SHORT_VALUE = 0.24
/** Longest side of a comparison, as a share of a headline's width. */
const LONGEST_SIDE = 1.3

/** The passages of one theme, and all their sentences in order. */
export interface Material {
  passages: Passage[]
  sentences: AnalysedSentence[]
  knowledge: Knowledge
}

/** A relation between sentences, which a slide can show. */
export interface Relation {
  evidence: Evidence
  /** Sentences the relation is read from. */
  sentences: number[]
  /** What a statement must contain to head the evidence. */
  heads?: RegExp
  /** Sentences whose statement must not head the slide, because the evidence below shows them. */
  shown: number[]
}

/** Relations in the order in which they may choose their headline. */
export function gatherRelations(material: Material): Relation[] {
  const { grammar } = material.knowledge
  if (!grammar.knowsRelations) return []
  // Relations are the guest's: what he says that another said takes its place, but says nothing.
  const silence = (sentence: AnalysedSentence) => ({ ...sentence, text: '', clauses: [] })
  const sentences = material.sentences.map((sentence) =>
    sentence.attribution?.kind === 'said' ? silence(sentence) : sentence,
  )
  // A member of a list may go on with what another said of it.
  const adopted = material.sentences.map((sentence) =>
    isReport(sentence) && sentence.attribution!.clause <= 0 ? silence(sentence) : sentence,
  )
  const statementsOf = (sentence: AnalysedSentence): Statement[] =>
    compressions(sentence, grammar.limits.headline, grammar).map(plainStatement)
  // A column has room for what a heading has not: a condition that is told after the clause it bounds.
  const sidesOf = (sentence: AnalysedSentence): Statement[] =>
    compressions(sentence, grammar.limits.headline * LONGEST_SIDE, grammar).map(plainStatement)
  const enumerations = findEnumerations(adopted, grammar).map((enumeration): Relation => {
    const links = [
      ...findPossessions(enumeration, sentences, grammar),
      ...enumeration.members.flatMap(({ name }) => findPurpose(name, sentences, grammar) ?? []),
    ]
    // A list after its colon may be said whole by the heading; members told one by one are told below it.
    const isColonList = enumeration.sentences.length === 1 && enumeration.whole !== ''
    return {
      evidence: { kind: 'enumeration', enumeration, links, points: [] },
      sentences: enumeration.sentences,
      shown: isColonList ? [] : enumeration.members.flatMap((member) => member.sentences),
    }
  })
  const leads = groupByTurn(findLeads(sentences, grammar), sentences).map(
    (links): Relation => ({
      evidence: { kind: 'lead', links, points: [] },
      sentences: links.flatMap((link) => link.sentences),
      // One link may head its own drawing; of several, each says only a part.
      shown: links.length > 1 ? links.flatMap((link) => link.sentences) : [],
      heads: anyOf(links.flatMap(({ from, to }) => [from, to])),
    }),
  )
  const scales = findSharedScales(sentences, grammar).map(
    (scale): Relation => ({
      evidence: { kind: 'scale', scale, points: [] },
      sentences: scale.sentences,
      shown: [],
      heads: /[%％]/,
    }),
  )
  const forecasts = groupByTurn(findForecasts(sentences, statementsOf, grammar), sentences)
    .filter((group) => group.length >= 2)
    .map(
      (group): Relation => ({
        evidence: { kind: 'forecast', forecasts: group.sort((a, b) => a.years - b.years), points: [] },
        sentences: group.flatMap((forecast) => forecast.sentences),
        shown: [],
      }),
    )
  const chains = findChains(sentences, grammar).map(
    (sequence): Relation => ({
      evidence: { kind: 'chain', sequence, points: [] },
      sentences: sequence.sentences,
      shown: [],
    }),
  )
  const steps = findSteps(sentences, grammar).map(
    (sequence): Relation => ({
      evidence: { kind: 'steps', sequence, points: [] },
      sentences: sequence.sentences,
      // Steps that a sentence of its own announces are headed by it.
      shown: sequence.sentences.length > 1 ? sequence.steps.flatMap((step) => step.sentences) : [],
    }),
  )
  const comparisons = [
    ...findThenAndNow(sentences, sidesOf, grammar),
    ...findOpposites(sentences, grammar),
    ...findParallels(sentences, grammar, questionOf(material), sidesOf),
  ]
    .filter(({ sides }) => areColumns(sides.map(({ statement }) => statement.text)))
    .map(
      (comparison): Relation => ({
        evidence: { kind: 'comparison', comparison, points: [] },
        sentences: comparison.sentences,
        shown: comparison.sentences,
      }),
    )
  const quoted = material.sentences.flatMap(
    (sentence, index) => quotedRelation(material, sentence, index) ?? [],
  )
  const remedies = findRemedies(sentences, grammar).map(
    (comparison): Relation => ({
      evidence: { kind: 'remedy', comparison, points: [] },
      sentences: comparison.sentences,
      shown: comparison.sentences,
    }),
  )
  const numbers = numberRelations(
    material,
    new Set([...scales, ...remedies].flatMap((relation) => relation.sentences)),
  )
  const told = [
    ...enumerations,
    ...leads,
    ...forecasts,
    ...scales,
    ...chains,
    ...steps,
    ...remedies,
    ...numbers,
    ...comparisons,
  ]
  const definitions = definitionRelations(material, sentences, told)
  const causes = causeRelations(material, sentences, [...told, ...definitions])
  return [...told, ...definitions, ...causes, ...quoted]
}

/** Columns differ, and none begins inside a phrase (「的喂是一回事」). */
const areColumns = (texts: string[]): boolean =>
  new Set(texts).size === texts.length && !texts.some((text) => /^[的之地得]/u.test(text))

/** The question that a sentence answers, '' if none. */
const questionOf =
  ({ knowledge: { interview } }: Material) =>
  ({ question }: AnalysedSentence): string =>
    question === undefined ? '' : interview.turns[interview.sentences[question - 1]!.turn]!.text

/** The first term that a passage defines; a second is told as a point. */
function definitionRelations(
  material: Material,
  sentences: AnalysedSentence[],
  told: Relation[],
): Relation[] {
  const { grammar } = material.knowledge
  const found = untold(findDefinitions(sentences, questionOf(material), grammar), told)
  return byPassage(material, found, 1).map(([definition]): Relation => {
    const { sentences: ids } = definition!
    return {
      evidence: { kind: 'definition', definition: definition!, points: [] },
      sentences: ids,
      shown: ids,
    }
  })
}

/** Up to three causes, conditions or means that one passage names, each with what follows from it. */
function causeRelations(material: Material, sentences: AnalysedSentence[], told: Relation[]): Relation[] {
  const found = untold(findCauses(sentences, material.knowledge.grammar), told)
  return byPassage(material, found, MOST_CAUSES).map((links): Relation => {
    const ids = links.flatMap((link) => link.sentences)
    return { evidence: { kind: 'cause', links, points: [] }, sentences: ids, shown: ids }
  })
}

function byPassage<T extends Statement>(material: Material, items: T[], most: number): T[][] {
  return material.passages
    .map((passage) => {
      const ids = new Set(passage.sentences.map(({ id }) => id))
      return items.filter((item) => ids.has(item.sentences[0]!)).slice(0, most)
    })
    .filter((group) => group.length > 0)
}

/** Another's words, which the guest quotes: they stand on a slide under the name of who said them. */
function quotedRelation(material: Material, sentence: AnalysedSentence, index: number): Relation | null {
  const { grammar } = material.knowledge
  const quotation = findQuoted(sentence, grammar)
  if (!quotation || rebuts(sentence, following(material.sentences, index), grammar)) return null
  return {
    evidence: {
      kind: 'quotation',
      quotation: { ...quotation, quotedBy: material.knowledge.guest(sentence) },
      points: [],
    },
    sentences: quotation.sentences,
    shown: [],
  }
}

/** One to three quantities of one passage; shares that are already drawn on a scale are left to it. */
function numberRelations(material: Material, drawn: Set<number>): Relation[] {
  const { grammar } = material.knowledge
  return material.passages.flatMap((passage): Relation[] => {
    const free = passage.sentences.filter(
      ({ id, attribution }) => !drawn.has(id) && attribution?.kind !== 'said',
    )
    const all = findQuantities(free, grammar).filter(({ sentences: [id] }) => {
      const index = material.sentences.findIndex((one) => one.id === id)
      const [told, next] = [material.sentences[index]!, following(material.sentences, index)]
      return !isOvertaken(told, next, grammar) && !isGivenUp(told, next, grammar)
    })
    const told = toldTogether(
      material,
      distinct(
        distinct(all, ({ value }) => value),
        ({ measures }) => measures,
      ),
    )
    // Side by side stand only numbers of a few letters; a long one has the slide to itself or none.
    const isShort = ({ value }: FoundQuantity) =>
      grammar.width(value) <= grammar.limits.headline * SHORT_VALUE
    const quantities = told.length > 1 && told.every(isShort) ? told : told.filter(isShort)
    if (quantities.length === 0) quantities.push(...told.slice(0, 1))
    const [only, ...others] = quantities
    if (!only || (others.length === 0 && !standsLarge(only))) return []
    const ids = [...new Set(quantities.flatMap((quantity) => quantity.sentences))]
    return [
      {
        evidence: { kind: 'numbers', quantities: quantities.map(withoutContext), points: [] },
        sentences: ids,
        shown: ids,
      },
    ]
  })
}

/** A figure that fills a slide by itself is what its sentence is told for, and is told of something. */
const standsLarge = ({ value, hedge = '', measures, text }: FoundQuantity): boolean =>
  !BY_THE_WAY.test(value) &&
  // `You don't complain when you've left two thirds of the food`: of a likeness, or of nobody.
  !/^You\b/.test(text) &&
  (!HANDFUL.test(value) || LITTLE.test(hedge + measures))
const LITTLE = /只|[僅仅才剩]/u

/**
 * Up to three numbers that are weighed against one another: those of one sentence before those of its neighbours, and
 * of several such sentences the one that has most of them, then the one worth most.
 */
function toldTogether(material: Material, found: FoundQuantity[]): FoundQuantity[] {
  const { scores } = material.knowledge
  const idOf = ({ sentences: [id] }: FoundQuantity): number => id!
  const ofSentence = (id: number) => found.filter((one) => idOf(one) === id)
  const endsOn = (id: number): boolean =>
    ofSentence(id).some(({ text, hedge }) => WHAT_IS_LEFT.test(`${hedge ?? ''} ${text}`))
  const [best] = [...new Set(found.map(idOf))].sort(
    (a, b) =>
      Math.min(MOST_NUMBERS, ofSentence(b).length) - Math.min(MOST_NUMBERS, ofSentence(a).length) ||
      Number(endsOn(b)) - Number(endsOn(a)) ||
      (scores.get(b) ?? 0) - (scores.get(a) ?? 0) ||
      a - b,
  )
  if (best === undefined) return []
  const near = found.filter((one) => idOf(one) !== best && Math.abs(idOf(one) - best) <= NEAR)
  return [...ofSentence(best), ...near]
    .slice(0, MOST_NUMBERS)
    .sort((a, b) => found.indexOf(a) - found.indexOf(b))
}

/** The figure that the others are told for: what is left, or what it is now. */
const WHAT_IS_LEFT = /只(?:有|剩)|僅|仅|剩下?|現在|现在|\bonly\b|\bjust\b|\bnow\b/iu

/** Those of which no earlier relation takes a sentence. */
function untold<T extends Statement>(items: T[], told: Relation[]): T[] {
  const taken = new Set(told.flatMap(({ sentences }) => sentences))
  return items.filter(({ sentences }) => !sentences.some((id) => taken.has(id)))
}

const withoutContext = ({ percent: _percent, context: _context, ...quantity }: FoundQuantity) => quantity

/** Matches a text that names one of the words. */
const anyOf = (words: string[]): RegExp => new RegExp(words.map(escapePattern).join('|'), 'u')

function groupByTurn<T extends { sentences: number[] }>(items: T[], sentences: AnalysedSentence[]): T[][] {
  const turnOf = new Map(sentences.map(({ id, turn }) => [id, turn]))
  const groups = new Map<number | undefined, T[]>()
  for (const item of items) {
    const turn = turnOf.get(item.sentences[0]!)
    groups.set(turn, [...(groups.get(turn) ?? []), item])
  }
  return [...groups.values()]
}
/** The first item of each key. */
export function distinct<T>(items: T[], key: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)))
}
