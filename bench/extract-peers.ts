/**
 * The field's plain extractive methods, after their papers: each puts sentences, given as lists of words, in order of
 * worth. Ties fall to the earlier sentence.
 */

import { jieba } from '../scripts/words.ts'

const DAMPING = 0.85
const PRECISION = 1e-6
const MOST_ROUNDS = 200
const LEXRANK_THRESHOLD = 0.1

/** LEAD: the text's own order. */
export const inOrder = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** A shuffle that is the same on every run (Fisher–Yates with mulberry32). */
export function randomOrder(count: number, seed: number): number[] {
  const order = inOrder(count)
  let state = seed
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order
}

/** Nouns, verbs and adjectives of two characters or more, and foreign words: the syntactic filter of TextRank. */
export const contentWords = (text: string): string[] =>
  jieba()
    .tag(text)
    .filter(({ word, tag }) => /^(?:n|v|a|j|l|i|eng)/.test(tag) && /[\p{L}]/u.test(word) && word.length > 1)
    .map(({ word }) => word)

/** Mihalcea and Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004: words shared over the log of both lengths. */
export function textRank(sentences: string[][]): number[] {
  const sets = sentences.map((words) => new Set(words))
  return byScore(
    pageRank(sentences.length, (a, b) => {
      const shared = [...sets[a]!].filter((word) => sets[b]!.has(word)).length
      const lengths = Math.log(sentences[a]!.length) + Math.log(sentences[b]!.length)
      return shared > 0 && lengths > 0 ? shared / lengths : 0
    }),
  )
}

/** Erkan and Radev, "LexRank", JAIR 22, 2004: tf·idf cosine, sentences joined where it is above 0.1. */
export function lexRank(sentences: string[][]): number[] {
  const having = new Map<string, number>()
  for (const words of sentences)
    for (const word of new Set(words)) having.set(word, (having.get(word) ?? 0) + 1)
  const vectors = sentences.map((words) => {
    const vector = new Map<string, number>()
    for (const word of words)
      vector.set(word, (vector.get(word) ?? 0) + Math.log(sentences.length / having.get(word)!))
    return { vector, norm: Math.hypot(...vector.values()) }
  })
  return byScore(
    pageRank(sentences.length, (a, b) => {
      const [one, other] = [vectors[a]!, vectors[b]!]
      let dot = 0
      for (const [word, weight] of one.vector) dot += weight * (other.vector.get(word) ?? 0)
      return dot > LEXRANK_THRESHOLD * one.norm * other.norm ? 1 : 0
    }),
  )
}

/** An upper bound: each time the sentence that shares most two-character runs with the reference for its length. */
export function oracle(texts: string[], reference: string): number[] {
  const open = new Set(pairsOf(reference))
  const left = new Set(inOrder(texts.length))
  const order: number[] = []
  while (left.size > 0) {
    let best = -1
    let most = -1
    for (const index of left) {
      const shared = new Set(pairsOf(texts[index]!).filter((pair) => open.has(pair))).size
      const density = shared / (texts[index]!.length + 10)
      if (density > most) {
        most = density
        best = index
      }
    }
    left.delete(best)
    order.push(best)
    for (const pair of pairsOf(texts[best]!)) open.delete(pair)
  }
  return order
}

const pairsOf = (text: string): string[] => {
  const characters = [...text.replace(/[\s\p{P}]/gu, '')]
  return characters.slice(1).map((character, index) => characters[index]! + character)
}

/** Weighted PageRank by power iteration; a sentence like no other gives its rank to all. */
function pageRank(size: number, likeness: (a: number, b: number) => number): number[] {
  const edges = inOrder(size).map((a) => inOrder(size).map((b) => (a === b ? 0 : likeness(a, b))))
  const out = edges.map((row) => row.reduce((sum, weight) => sum + weight, 0))
  let ranks = new Array<number>(size).fill(1 / size)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const loose = ranks.reduce((sum, rank, index) => sum + (out[index] === 0 ? rank : 0), 0)
    const next = new Array<number>(size).fill((1 - DAMPING + DAMPING * loose) / size)
    for (const [from, row] of edges.entries()) {
      if (out[from] === 0) continue
      const share = (DAMPING * ranks[from]!) / out[from]!
      for (const [to, weight] of row.entries()) next[to]! += share * weight
    }
    const moved = next.reduce((sum, rank, index) => sum + Math.abs(rank - ranks[index]!), 0)
    ranks = next
    if (moved < PRECISION) break
  }
  return ranks
}

const byScore = (scores: number[]): number[] =>
  inOrder(scores.length).sort((a, b) => scores[b]! - scores[a]! || a - b)
