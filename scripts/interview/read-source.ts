import type { Meta } from '../model.ts'
import { WRITER_WORDS } from './credit-words.ts'
import { isMedium } from './label-words.ts'
import { set, setAll } from './meta-facts.ts'
import { isFurniture } from './page-furniture.ts'
import { CHINESE_NAME } from './person-names.ts'
import { takeFacts } from './take-facts.ts'

const PUBLISHED_IN =
  /(?:first|originally)\s+(?:appeared|published|printed|ran)\s+(?:in|by|on)\s+(?<value>.{2,120}?)\.?$|^(?:Published (?:in|by)|(?:As )?(?:heard|featured|seen) on) (?<plain>.{2,120}?)\.?$|^(?:本文|原文|全文|文章|本[訪访][談谈問问]|本[專专][訪访])?(?:[經经]授[權权])?(?:(?:原[載载刊]|首[發发]|刊[載载登]?|[轉转][載载]|發表|发表)[於于自]|原[載载刊](?=《)|[節节摘][錄录]自|[選选]自)(?<han>.{2,60}?)(?:[；。，]本文[^。]{0,20})?。?$/i
/** «This interview has been edited for length. The Review, issue 48, March 2025.» */
const EDITED =
  /^(?:This|The) (?:interview|conversation|transcript) (?:has been|was) (?:lightly )?(?:edited|condensed|abridged)[^.]*\. (?<source>\p{Lu}.{3,80})$/u

/** A sentence that tells where the text was published. */
export function readPublished(field: string, meta: Meta): boolean {
  const edited = EDITED.exec(field)?.groups
  const stated = takeFacts(edited?.source ?? '').found
  if (edited && (stated.issue ?? stated.date)) return readSource(edited.source!, meta)
  const published = PUBLISHED_IN.exec(field)?.groups
  const value = published && (published.value ?? published.plain ?? published.han)!
  return value !== undefined && readSource(value, meta)
}

/** «《硬資本》 2024-05-20 記者 宋遙»: the writer at the end of a source. */
const SIGNED = new RegExp(
  `[\\s,，|｜·]+(?:${WRITER_WORDS})\\s*[:：/／|｜]?\\s*(?<name>${CHINESE_NAME})$`,
  'u',
)

/** The signature at the end of a text about a paper, if there is one. */
export function signatureOf(text: string): { whole: string; name: string } | undefined {
  const signed = SIGNED.exec(text)
  return signed ? { whole: signed[0], name: signed.groups!.name! } : undefined
}

/** «the Spring 2024 issue of The Weekly», «Nr. 12/2024 of DER SPIEGEL» */
const ISSUE_OF = /\b(?:issue|edition|number|in)\b[^.]{0,30}? of (?<name>\p{Lu}.*)$/u

/** «臨江《潮汐導報》總208期» → publication and issue; a date or an address in it is taken too. */
export function readSource(value: string, meta: Meta): boolean {
  value = value
    .replace(
      /[（(]\s*(?:(?:ID|微信[號号]?)\s*[:：][^（）()]*|(?:微信)?公[眾众][號号]|[訂订][閱阅][號号])[）)]/u,
      '',
    )
    .split(/\s+[|•·]\s+/u)
    .filter((field) => !isFurniture(field))
    .join(' · ')
  const signed = signatureOf(value.trim())
  if (signed) set(meta, 'writer', signed.name)
  const stated = value
    .trim()
    .replace(SIGNED, '')
    .replace(/^(?:first |originally )?(?:published|printed|appeared) (?:in|by|on) /i, '')
  // 《巷口廣播》EP.57
  const episode = EPISODE_BEHIND.exec(stated)?.groups
  if (episode) set(meta, 'issue', episode.issue!)
  const { found, rest } = takeFacts(episode ? episode.name! : stated)
  setAll(meta, found)
  const named = Object.keys(found).length > 0 ? ISSUE_OF.exec(rest)?.groups?.name : undefined
  const publication = (named ?? rest)
    .replace(/\s+[∙·>›»]\s.*$/u, '')
    .replace(
      /[（(]\s*(?:(?:ID|微信[號号]?|公[眾众][號号])\s*[:：][^（）()]*)?[）)]|「[^」]{1,20}」[專专][題题輯辑]|第\s*[A-Z]?\d+(?:\s*[-–—]+\s*\d+)?\s*[版頁页]|[，。][^《》]{4,}$/gu,
      ' ',
    )
    .replace(/(?:[,，、]\s*)+(?=[,，、]|$)/gu, '')
    .replace(/^[\s,，、|·•–—-]+|[\s,，、;；|·•–—（(。.\]-]+$/gu, '')
    .replace(/^the website of (?:the )?|(?<=\S) (?:on|in)$/gi, '')
    .replace(/^(?:微信)?公[眾众][號号]\s*[:：]?\s*/u, '')
    .replace(/^[「『“"]([^「」『』“”"]+)[」』”"]$/u, '$1')
  if (publication) set(meta, 'publication', publication)
  return true
}

/** «Low Tide podcast, episode 12», 《巷口廣播》EP.57: a programme and which of its episodes this is. */
export function readEpisode(field: string, meta: Meta): boolean {
  const name = EPISODE_BEHIND.exec(field)?.groups?.name
  return name !== undefined && isMedium(name) && readSource(field, meta)
}

const EPISODE_BEHIND =
  /^(?<name>.*?[^\s,，·｜|:：–—-])[\s,，·｜|:：–—-]*(?<issue>(?:S\d{1,2} ?)?(?:EP|Ep)\.? ?\d+|S\d{1,2},? ?E\d{1,3}|(?:[Ss]eason \d+,? )?[Ee]pisode \d+|#\d+)$/u

const RIGHTS =
  /^(?:©|\(c\)|Copyright(?: ©)?)\s*(?:(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?,?\s*)?(?<name>.{2,40}?)[\s,.，。]*(?:版[權权]所有|[著本]作[權权].*|All rights reserved)?\.?(?:\s*(?:19|20)\d{2})?$/iu

/** 本文版權屬《街坊誌》所有 */
const OWNED = /版[權权][屬属歸归]?[於于]?《(?<name>[^》]{1,20})》/u

/** «Thanks for reading Small Weather! Subscribe …», under a letter. */
const THANKS = /^Thanks for reading (?<name>\p{Lu}[^.!,]{1,40})(?:[.!]|$)/u

/** © 2024 街坊誌 版權所有 and thanks for reading a letter name the paper, and say no more of the text. */
export function readRights(line: string, meta: Meta): void {
  const letter = THANKS.exec(line)?.groups?.name
  if (letter) set(meta, 'publication', letter)
  const owner = OWNED.exec(line)?.groups?.name
  const name = RIGHTS.exec(line)?.groups?.name
  if (owner) set(meta, 'publication', owner)
  else if (name && (isMedium(name) || /[誌志報报刊]$/u.test(name))) set(meta, 'publication', name)
}
