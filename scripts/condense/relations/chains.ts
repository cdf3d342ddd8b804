import type { Sequence } from '../../model.ts'
import type { AnalysedSentence } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'

const MORE_EN =
  /^(?:and )?the (?:more|less|fewer|lower|higher|better|worse|faster|slower|bigger|smaller|larger|cheaper|greater)\b/i

/** A chain of "the more … the more": each link a clause, in the speaker's order. */
export function findChains(sentences: AnalysedSentence[], grammar: Grammar): Sequence[] {
  return sentences.flatMap((sentence) => {
    if (sentence.isQuestion) return []
    const start = sentence.clauses.findIndex(({ text }) => (grammar.isChinese ? /越/ : MORE_EN).test(text))
    if (start < 0) return []
    let end = start + 1
    const goesOn = (text: string): boolean =>
      (grammar.isChinese ? /越|就更|更/ : MORE_EN).test(text) && !grammar.turns.test(text)
    while (end < sentence.clauses.length && goesOn(sentence.clauses[end]!.text)) end++
    if (end - start < 3) return []
    const links = sentence.clauses.slice(start, end).map(({ text }) => text.replace(grammar.lead, ''))
    return [
      {
        text: links.join(grammar.isChinese ? '，' : ', '),
        sentences: [sentence.id],
        steps: links.map((name) => ({ name: name.replace(/^自然/, ''), sentences: [sentence.id] })),
      },
    ]
  })
}
