/** Words that say where in an order something is done: first, next, last. */
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

/** Tells what happened once. */
export const NARRATES =
  /[了過过](?=[，。；]|$)|\b(?:was|were|had|did|went|came|took|made|got|saw|found|kept|sent|sold|built|began|became|gave|left|lost|told|said|put|\w{3,}ed)\b/iu
