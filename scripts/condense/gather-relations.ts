import { escapePattern } from '../escape-pattern.ts'
import { groupBy } from '../group-by.ts'
import type { Evidence, Statement } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import { idsIn } from './evidence.ts'
import { gatherNumbers } from './gather-numbers.ts'
import type { Grammar } from './grammar.ts'
import { following, isReport, type Knowledge } from './options.ts'
import { findQuoted, rebuts } from './relations/attribution.ts'
import { findCauses } from './relations/cause.ts'
import { findChains } from './relations/chains.ts'
import { findDefinitions } from './relations/definition.ts'
import { findEnumerations } from './relations/enumeration.ts'
import { findForecasts } from './relations/forecasts.ts'
import { findLeads } from './relations/lead.ts'
import { findPossessions, findPurpose } from './relations/possession.ts'
import { findRemedies } from './relations/remedy.ts'
import { findSharedScales } from './relations/shared-scale.ts'
import { findSteps } from './relations/steps.ts'
import type { Passage } from './themes.ts'

const MOST_CAUSES = 3

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
  /** What heads the evidence, where its own words say all of it. */
  headline?: Statement
}

/** Relations in the order in which they may choose their headline. */
export function gatherRelations(material: Material): Relation[] {
  const { grammar } = material.knowledge
  if (!grammar.knowsRelations) return []
  // Relations are the guest's: what he says that another said takes its place, but says nothing.
  const sentences = material.sentences.map((sentence) =>
    sentence.attribution?.kind === 'said' ? silenced(sentence) : sentence,
  )
  const steps = findSteps(sentences, grammar).map(
    (sequence): Relation => ({
      evidence: { kind: 'steps', sequence, points: [] },
      sentences: sequence.sentences,
      shown: [],
    }),
  )
  const enumerations = enumerationRelations(material, sentences, steps)
  const scales = findSharedScales(sentences, grammar).map(
    (scale): Relation => ({
      evidence: { kind: 'scale', scale, points: [] },
      sentences: scale.sentences,
      shown: [],
      heads: /[%％]/,
    }),
  )
  const chains = findChains(sentences, grammar).map(
    (sequence): Relation => ({
      evidence: { kind: 'chain', sequence, points: [] },
      sentences: sequence.sentences,
      shown: [],
    }),
  )
  const remedies = findRemedies(sentences, grammar).map(
    (comparison): Relation => ({
      evidence: { kind: 'remedy', comparison, points: [] },
      sentences: comparison.sentences,
      shown: comparison.sentences,
    }),
  )
  const told = [
    ...enumerations,
    ...leadRelations(sentences, grammar),
    ...forecastRelations(sentences, grammar),
    ...scales,
    ...chains,
    ...steps,
    ...remedies,
    ...gatherNumbers(material, idsOf([...scales, ...remedies])),
  ]
  const definitions = definitionRelations(material, sentences, told)
  const causes = causeRelations(material, sentences, [...told, ...definitions])
  return [...told, ...definitions, ...causes, ...quotedRelations(material)]
}

/** The sentence in its place, without a word. */
const silenced = (sentence: AnalysedSentence): AnalysedSentence => ({ ...sentence, text: '', clauses: [] })

const idsOf = (relations: Relation[]): ReadonlySet<number> =>
  new Set(relations.flatMap(({ sentences }) => sentences))

/** Lists, with who has their members and what these are good for. */
function enumerationRelations(
  material: Material,
  sentences: AnalysedSentence[],
  steps: Relation[],
): Relation[] {
  const { grammar } = material.knowledge
  // 「用某某的話來說，人分兩類」: what he takes up he holds too.
  const adopted = material.sentences.map((sentence) => (isReport(sentence) ? silenced(sentence) : sentence))
  // What is told in order says more than a list.
  return untold(findEnumerations(adopted, grammar), steps).map((enumeration): Relation => {
    // Members that say on their cards what there is to them need no arrows.
    const isToldOneByOne = new Set(enumeration.members.flatMap((member) => member.sentences)).size > 1
    const links = isToldOneByOne
      ? []
      : [
          ...findPossessions(enumeration, sentences, grammar),
          ...enumeration.members.flatMap(({ name }) => findPurpose(name, sentences, grammar) ?? []),
        ]
    // A list after its colon may be said whole by the heading; members told one by one are told below it.
    const isColonList = enumeration.sentences.length === 1 && enumeration.whole !== ''
    return {
      evidence: { kind: 'enumeration', enumeration, links, points: [] },
      sentences: enumeration.sentences,
      shown: isColonList ? [] : idsIn(enumeration.members),
    }
  })
}

/** Who is ahead of whom, answer by answer. */
const leadRelations = (sentences: AnalysedSentence[], grammar: Grammar): Relation[] =>
  groupByTurn(findLeads(sentences, grammar), sentences).map((links) => ({
    evidence: { kind: 'lead', links, points: [] },
    sentences: links.flatMap((link) => link.sentences),
    // One link may head its own drawing; of several, each says only a part.
    shown: links.length > 1 ? links.flatMap((link) => link.sentences) : [],
    heads: anyOf(links.flatMap(({ from, to }) => [from, to])),
  }))

/** Two forecasts of one answer or more. */
const forecastRelations = (sentences: AnalysedSentence[], grammar: Grammar): Relation[] =>
  groupByTurn(findForecasts(sentences, grammar), sentences)
    .filter((forecasts) => forecasts.length > 1)
    .map((forecasts) => ({
      evidence: { kind: 'forecast', forecasts, points: [] },
      sentences: forecasts.flatMap((forecast) => forecast.sentences),
      shown: [],
    }))

/** The first term that a passage defines; a second is told as a point. */
function definitionRelations(
  material: Material,
  sentences: AnalysedSentence[],
  told: Relation[],
): Relation[] {
  const { grammar } = material.knowledge
  const found = untold(findDefinitions(sentences, grammar), told)
  return byPassage(material, found, 1).map(([definition]): Relation => {
    const { sentences: ids } = definition!
    return {
      evidence: { kind: 'definition', definition: definition!, points: [] },
      sentences: ids,
      shown: ids,
    }
  })
}

/** Two or three causes, conditions or means that one passage names, each with what follows from it. */
function causeRelations(material: Material, sentences: AnalysedSentence[], told: Relation[]): Relation[] {
  const found = untold(findCauses(sentences, material.knowledge.grammar), told)
  // One arrow between two boxes says no more than its sentence.
  const several = byPassage(material, found, MOST_CAUSES).filter((links) => links.length > 1)
  return several.map((links): Relation => {
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
function quotedRelations({ sentences, knowledge: { grammar, guest } }: Material): Relation[] {
  return sentences.flatMap((sentence, index): Relation[] => {
    const quotation = findQuoted(sentence, grammar)
    if (!quotation || rebuts(sentence, following(sentences, index), grammar)) return []
    return [
      {
        evidence: {
          kind: 'quotation',
          quotation: { ...quotation, quotedBy: guest(sentence) },
          points: [],
        },
        sentences: quotation.sentences,
        shown: [],
      },
    ]
  })
}

/** Those of which no earlier relation takes a sentence. */
function untold<T extends Statement>(items: T[], told: Relation[]): T[] {
  const taken = idsOf(told)
  return items.filter(({ sentences }) => !sentences.some((id) => taken.has(id)))
}

/** Matches a text that names one of the words. */
const anyOf = (words: string[]): RegExp => new RegExp(words.map(escapePattern).join('|'), 'u')

function groupByTurn<T extends { sentences: number[] }>(items: T[], sentences: AnalysedSentence[]): T[][] {
  const turnOf = new Map(sentences.map(({ id, turn }) => [id, turn]))
  return groupBy(items, ({ sentences: [id] }) => turnOf.get(id!)).map(([, group]) => group)
}
/** The first item of each key. */
export function distinct<T>(items: T[], key: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)))
}
