/** What the guest foresees. */
import type { Forecast, Statement } from '../../model.ts'
import type { AnalysedSentence } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { isStanding, standing } from '../standing.ts'
import { inBothScripts } from '../variants.ts'

/** Says that it will be, and not that it was counted. */
const FORESEES = inBothScripts(
  /(?<!就|都|才|社|機|開|不|學|協|工|委員|體)會(?!議|計|考|員|長|場)|不會|將|估計|預計|我猜|我估|頂多|可能都?(?:剩|只|要|會|做不到|趕不上)|\b(?:will|won['’]t|shall|expect|going to)\b|['’]ll\b/u,
)
/** Was measured, or came after something that has been. */
const MEASURED = inBothScripts(
  /了[^，。；]{0,8}年(?:以後|之後|後)?，|(?:以前|之前|當時|那時|去年|前年|上個月)，?|了[^，。；]{0,6}，是|(?<!不)是[^，。]{1,6}成[^，。]{0,2}；|\b(?:we measured|last year|was|were)\b/u,
)
/** Is no forecast by the speaker's own word, or says nothing by it. */
const DENIES = inBothScripts(
  /(?:不是|不叫|不算|沒有|不做|不敢|不能|無法)(?:在)?(?:預測|預言|算命)|不(?:能|會)?講時間|等於沒(?:有)?(?:講|說)|沒有意思|\b(?:not|isn['’]t|never|don['’]t|won['’]t|can['’]t) (?:a |an |make |give )?(?:forecasts?|predict(?:ions?|ing)?|prophec\w+)\b|\bthat['’]s nothing\b/iu,
)
/** Forecasts with what they forecast of: the sentence that holds one, with the one before where it leans on it. */
export function forecastsToCheck(
  forecasts: readonly Forecast[],
  sentences: AnalysedSentence[],
  grammar: Grammar,
): Statement[] {
  const at = new Map(sentences.map(({ id }, index) => [id, index]))
  return forecasts.flatMap((forecast) => {
    const index = at.get(forecast.sentences.at(-1)!)!
    const { turn } = sentences[index]!
    const around = sentences.slice(Math.max(0, index - 1), index + 2).filter((one) => one.turn === turn)
    if (around.some(({ text }) => DENIES.test(text))) return []
    const whole = standing(sentences[index]!, grammar)
    const told = whole?.text.includes(forecast.time)
      ? whole
      : isStanding(forecast.text, grammar)
        ? forecast
        : undefined
    const isOne = told && FORESEES.test(told.text) && !MEASURED.test(told.text)
    return isOne ? [{ text: told.text, sentences: told.sentences }] : []
  })
}
