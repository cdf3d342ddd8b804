/** Opening and closing brackets, as the inside of a character class. */
export const OPENING = '（(【〔［〖\\['
export const CLOSING = '）)】〕］〗\\]'

/** What a text calls itself, and what is done to make one. */
const HAN_TEXT =
  '(?:以[上下]|[此本][次篇期文集]|本[專专]?[訪访]|全文|原文|文[中內内]|[專专]?[訪访][談谈問问]|[採采][訪访]|[對对][談谈]|[內内]容|稿件|逐字稿)'
const HAN_MAKING =
  '(?:整理|[編编][輯辑]|[刪删]|[節节][錄录]|[審审][訂订閱阅校]|[確确][認认]|[過过]目|[潤润]|[譯译][為为自]|化名|[轉转][載载]|刊[登於于載载]|首[發发]|[錄录]音|提供|代表)'
const TEXT =
  '(?:Q ?& ?A|interview|conversation|discussion|transcript|article|text|story|post|piece|event|session|recording|answers|responses)'
const MAKING =
  '(?:edited|condensed|abridged|shortened|cut|translated|transcribed|recorded|conducted|adapted|published|printed|reprinted|amended|updated|corrected|reviewed)'

/** An editor's note, a correction, a footnote; who edited, cut or printed the text, and who wrote it. */
const COLOPHON = new RegExp(
  `^[*＊※—–-]*\\s*(?:${[
    `\\[(?:\\^[^\\]\\s]{1,20}\\]:|\\d{1,3}\\]).*`,
    `【?[編编譯译]者?[按註注](?:\\s*[:：]|】).*|[声聲]明[:：].*|(?:editor['’]s note|note from the editor|correction)\\s*[:,].*`,
    `(?:this|the) (?:interview|conversation|transcript|article|text) (?:was|has been|is|first|originally)\\b.*|(?:本文|本次?[訪访][談谈]|以[上下]|此次)(?=.*(?:整理|[編编][輯辑]|[刪删][節节]|[採采][訪访]|[審审])).*`,
    `(?:interview(?:ed)?|text|words|story|reporting|photographs?|photography) by \\S.*|photographs?: \\S+ \\S+\\..*`,
    `\\S.{2,80} (?:is|are|was|will be) (?:published|released|out) (?:by|in|from|on|now) .*|\\S.{2,60} is (?:a production of|produced by) \\p{Lu}.*|.{0,60}\\b(?:wherever you (?:get|listen to) (?:your )?podcasts|our (?:producer|theme music|editor) is)\\b.*`,
  ].join('|')})$`,
  'isu',
)
/** «Jane Roe is a writer in Leeds.» */
const WRITER =
  /^\p{Lu}\S+ (?:\p{Lu}\S+ ){1,3}(?:(?:writes|reports) |is (?:(?:an?|the|our) )?[^.]{0,60}\b(?:writer|author|journalist|reporter|editor|photographer|critic|columnist|contributor|translator)\b)/u
const MARKED = new RegExp(`^(?:[*＊※]\\s*\\S.*|[${OPENING}].*[${CLOSING}])$`, 'su')

/** Whether a note tells of somebody that he writes. */
export const signsBelow = (name: string, text: string): boolean => text.startsWith(name) && WRITER.test(text)

/** Whether a paragraph that nothing labels tells of the text itself and is nobody's speech. */
export const isColophon = (text: string): boolean => MARKED.test(text) || COLOPHON.test(text)

/** Words of those who make a text, and of those who want it read; not 編輯 or «editor», of whom a guest may speak. */
const TRADE =
  /[訪访][談谈問问]|[採采專专][訪访]|[謄誊逐][稿字]|[標标][題题][為为由系]|[刪删][節节]|文字工作者|撰[文稿]|本刊|[受被][訪访]|[僅仅]供|\b(?:interview|transcri|condens|abridg|newsletter|subscri|fact-check|as told to|with thanks to)|\S@\S|\b\w+\.(?:com|org|net|example)\b/giu
/** What stands at the end only; elsewhere a speaker may say so. */
const ENDING = new RegExp(
  `^(?:${[
    `(?:[按註注]|note)\\s*\\d{0,2}\\s*[:：].*|next (?:in this series|up)\\b.*`,
    `${HAN_TEXT}[^。！？]{0,60}${HAN_MAKING}.*|[應应]受[訪访]者.*|[為为]保[護护].*化名.*`,
    `(?:(?:this|these|the|our|(?:the|an?) (?:\\S+ )?(?:version|audio|video|recording|text) of (?:this|the)) ${TEXT}|responses|answers)\\b[^.]{0,60}\\b(?:(?:was|were|is|are|(?:has|have) been|originally|first)\\b.{0,60}\\b(?:${MAKING}|available|part of)|appear(?:s|ed)|misspelled|misstated|first|originally)\\b.*`,
    `(?:this|the following|what follows) is an? (?:\\S+ )?${MAKING}\\b.*`,
    `(?:lightly )?(?:edited|condensed|translated|transcribed|adapted|excerpted|additional reporting)\\b.{0,30} (?:for|by|from) .*`,
    `(?:(?:some|all) )?names\\b.{0,40} (?:have|has) been changed\\b.*|(?:the )?(?:views|opinions) expressed\\b.*`,
  ].join('|')})$`,
  'isu',
)
/** Whether a sentence says in so many words how the text was made: 本訪問以電郵進行，經受訪者審閱. */
export const tellsOfMaking = (text: string): boolean => ENDING.test(text)

const LONGEST = 160

/**
 * Whether one of the last paragraphs tells of the text in whatever words: it has a word of the trade that stands nowhere
 * before, and no one says it of himself.
 */
export function isOfTheText(text: string, before: { text: string }[]): boolean {
  if (/\bI\b|\bmy\b|我(?![們们])/iu.test(text)) return false
  if (ENDING.test(text) || WRITER.test(text)) return true
  if (text.length > LONGEST) return false
  const words = text.match(TRADE) ?? []
  return words.some((word) => !before.some((one) => one.text.includes(word)))
}
