import type { Token } from './grammar.ts'
import { inBothScripts } from './variants.ts'

const NUMERAL = '[0-9０-９一二兩两三四五六七八九十百千萬万半幾几數数]'
const SPAN = '(?:天|年|個月|星期|禮拜|小時|個鐘|分鐘|週|周|次|遍|回|晚)'

/** 「你把主廚請來，」 「你說「甲」，」: what anybody might do, told for what comes of it. */
const ANYBODY = inBothScripts(
  /^(?:(?:但是?|所以|反過來說|比如|例如)，?)?[你您](?!們|要|會|可以|可能|可|應|必|不|沒|無|也|都|還|是|有|得|能|就|才|已|知道|看|想|需|該|講得|說得|的|其實|當然|只)\p{Script=Han}/u,
)
/** 「我們自己對了三個月，」 「所有項目加起來，」 「研究人員追蹤，」: with what result. */
const WITH_WHAT_RESULT = inBothScripts(
  new RegExp(
    `^我們?(?:曾經?|也)?(?:跟|量|查|數|測|訪問|統計|調查|追蹤)[過了]|[了過咗]${NUMERAL}+多?${SPAN}$|(?:加|算|合|比)起來$|[聽看]起來[^，]{0,6}$|(?:追蹤|統計|調查|測|量|觀察|研究|試驗|試|算|估計|比較)(?:了|過)?$|每[^，]{1,8}有${NUMERAL}+(?:個|位|名|成)$|的地方$|(?:之後|以後|後來|再)[^，]{0,4}(?:去|來|看|問|回)$`,
    'u',
  ),
)
/** 「停不下來的，」 「三百塊的那一種，」: a noun with what describes it, and nothing said of it yet. */
const OPENS_WITH_VERB = /^(?:v(?!n)|d|a|z)/
const HAS_PREDICATE = /[是有會会能要應应該该係]|可以/u

/**
 * Without the clause after it this one is unfinished, and that one without this.
 * @param words the clause, segmented
 */
export const leadsUp = (clause: string, words: Token[]): boolean =>
  ANYBODY.test(clause) ||
  WITH_WHAT_RESULT.test(clause) ||
  (/的人$/u.test(clause) && !HAS_PREDICATE.test(clause)) ||
  (/[的嘅]$/u.test(clause) && OPENS_WITH_VERB.test(words[0]?.tag ?? '') && !HAS_PREDICATE.test(clause))

/** What the next clause opens with when it says the half that counts: of whom, in what words, with what end, but not what. */
const SAYS_THE_REST = inBothScripts(
  new RegExp(
    `^(?:\\p{Script=Han}{1,4}的(?:才|就)?是|他|她|佢|也不(?:要|想|願|能)|那(?!裡|裏)|都?說|問|好?讓(?!我)|等到|直到|剩下|其餘|不如|還不如|勝過|而不是|只是|只不過|結果|最後|${NUMERAL}+(?:點|时|時)(?:${NUMERAL}|${'\\p{Script=Han}'})|.{1,8}才是$|.{1,8}卻|[^，他她]{1,5}(?:把|當|讓|給|說|叫)(?:他|她)|.{0,4}等於|[^，]{5,9}?(?:就(?:只|要|會|能|可以|得|不|沒|變|是)|才(?:能|會)|便(?:會|可)))`,
    'u',
  ),
)
/** 「（懂得怎樣建，）不懂得怎樣老」 */
const DENIES_THE_SAME = /^(?:(?:但|卻|却)?[不沒没])(?<verb>\p{Script=Han}{2})/u

/** 「…，這不是甲的問題，這是乙的問題」, 「…，所以有幫助」: what the clauses before it are told for. */
const SUMS_UP = inBothScripts(/^(?:所以|因此|於是|[這那](?:就|才|都|也)?不是)/u)

/**
 * The half that counts stands in the next clause: a cut before it would tell the other half.
 * @param rest the clauses behind the next
 */
export const needsNext = (clause: string, next: string, rest: string[]): boolean =>
  SAYS_THE_REST.test(next) ||
  [next, ...rest].some((text) => SUMS_UP.test(text)) ||
  // 「說做得到的人，你可以請他…」
  (/的人$/u.test(clause) && !/[是有]/u.test(clause)) ||
  clause.includes(DENIES_THE_SAME.exec(next)?.groups?.verb ?? '　')
