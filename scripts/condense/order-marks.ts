/** Words that say where in an order something is done: first, next, last. */
import { tagged } from './parts-of-speech.ts'
import { inBothScripts } from './variants.ts'

/** 「先別動手」 is no first step, nor is «First impressions count». */
export const FIRST = inBothScripts(
  /^(?:首先|(?:你|您|我們?)?(?:就|要|得|會)?先(?!生|前|天|後|是因)|第一步)(?:就)?(?:是|要)?，?(?=[^，不別])|^(?:[Aa]nd )?[Ff]irst(?: of all)?,? (?!thing\b)(?=(?:I|[a-z]+)\b)/u,
)
export const NEXT = inBothScripts(
  /^(?:然後|接(?:著|下來|下去)|隨後|再來(?!自)|再(?!說|怎|也|好|多|大|次|來)|下一步|跟[著住]|第[二三四五六]步)(?:就|才)?(?:是|要)?，?(?=.)|^(?:[Aa]nd )?(?:[Tt]hen|[Nn]ext|[Aa]fter that),? (?!comes\b)(?=(?:I|[a-z]+)\b)|^(?:Second|Third|Fourth|Fifth)(?:ly)?,? (?=I\b|[a-z])/u,
)
export const LAST = inBothScripts(
  /^(?:最後|最終|最尾)(?:就|才)?(?:是|要)?，?(?=[^一，])|^(?:[Aa]nd )?(?:[Ff]inally|[Ee]ventually|[Ll]ast(?:ly| of all)?|[Ii]n the end),? (?!thing\b)(?=(?:I|[a-z]+)\b)/u,
)
/** Marks that say more than the order, and stay: `Only then do you …`, 「最後一步很多人省掉」. */
export const LAST_WORDS = inBothScripts(
  /^最後一(?:步|個|件|樣|關|道)|^(?:[Aa]nd )?(?:[Oo]nly (?:then|in the last|at the end|after|once|when)|(?:[Tt]he )?[Ll]ast (?:thing|step))\b/u,
)

/** What opens the text and says where in the order it stands, '' if nothing does; what says more than that is left. */
export const orderMark = (text: string): string =>
  LAST_WORDS.test(text)
    ? (/^[Aa]nd /.exec(text)?.[0] ?? '')
    : ([FIRST, NEXT, LAST].map((mark) => mark.exec(text)?.[0]).find((mark) => mark !== undefined) ?? '')

/** It says where in an order something is done. */
export const isPlaced = (text: string): boolean => orderMark(text) !== '' || LAST_WORDS.test(text)

/** What opens so has begun before: no series begins with it. */
export const COMES_LATER = inBothScripts(/^(?:再往|接[着著下]|然後|往後)|^(?:Then|Next|After that)\b/u)

/** Tells what happened once. */
export const NARRATES =
  /[了過过](?=[，。；]|$)|\b(?:was|were|had|did|went|came|took|made|got|saw|found|kept|sent|sold|built|began|became|gave|left|lost|told|said|put|(?<!\b(?:an?|the|be|is|are|been|gets?) )\w{3,}ed)\b/iu

/** «Get an old sail», «Don't buy anything yet»: bids somebody do something. */
export function bids(text: string): boolean {
  const plain = text
    .replace(/^I['’]d say,? /, '')
    .replace(/^(?:(?:And|So|Then|Now|First|Next|Finally|Also|Please|Just|Always)\b,? )+/i, '')
  if (/^(?:Don['’]t|Do not|Never) [a-z]/i.test(plain)) return true
  const words = plain.split(' ').slice(0, OPENING_WORDS).join(' ')
  const [opening = ''] = /^[A-Za-z]+(?= )/.exec(words) ?? []
  if (opening === '' || NO_VERB.test(words) || NO_BIDDING.test(words)) return false
  // As the first word of a sentence a verb is taken for a name: «Roll the sail».
  if (tagged(words).tags[0] === 'NOUN') return false
  const { tags } = tagged(`you ${words[0]!.toLowerCase()}${words.slice(1)}`)
  return (
    tags[1] === 'VERB' &&
    !/(?:ing|ed|[^s]s)$/.test(opening) &&
    !/^(?:VERB|AUX|PUNCT)$/.test(tags[2] ?? 'PUNCT')
  )
}
/** Words by which it is known whether the first is a verb. */
const OPENING_WORDS = 5
const NO_VERB =
  /^(?:The|An?|I|He|She|It|We|They|You|This|That|These|Those|There|But|If|When|In|On|At|My|Our|His|Her|Its|Their|Your|What|Why|How|Who|Because|For|No|Not|As|By|To|Of|With|From|All|Some|Most|One)\b/i
/** Fillers of speech are no advice: «Look, …», «Think of …», «Take my brother». */
const NO_BIDDING =
  /^(?:Look(?! at)|Listen|See|Say|Imagine|Suppose|Think|Thank|Guess|Believe|Consider|Remember|Mind|Let['’]s|Let me|Let us|Bear|Trust|Wait|Forget|Excuse|Forgive|Call (?:me|it|him|her)\b|Ask me|Tell me|Give me|God|Welcome|Mean|Like|Take (?:the|my|a|an|this|that)\b)/i

/** What one does: `You begin with the map`, `Then on each page you draw …` */
export const YOU_DO =
  /^(?:(?:And |So )?[Tt]hen |And |So |Next,? |First,? )?(?:(?:[Ii]f|[Oo]n|[Ff]or|[Ii]n|[Ww]hen|[Aa]t) [^,]{3,50},? )?[Yy]ou (?!are|were|was|have|had|know|see|think|mean|can|could|might|would|will|may|must|should|want|need|get to|feel|hear|remember|realise|realize)[a-z]+\b/
