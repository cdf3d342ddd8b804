import { ENGLISH_NUMERALS, HAN_DIGITS } from '../numeral-words.ts'

/** A figure as it is printed large, read as a number: 二百八十七個, 六成五, thirty thousand, nine times out of ten. */
interface ReadNumber {
  value: number
  /** What follows the numeral, in lower case; % for shares of any kind; '' for none. */
  unit: string
}

const HAN_POWERS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const HAN_NUMERAL = /^[零〇○一二兩两三四五六七八九十百千萬万億亿點点.\d]+/u

const WORDS = new Map([...ENGLISH_NUMERALS, ['a', 1] as const, ['an', 1] as const])
const POWERS: Record<string, number> = { hundred: 100, thousand: 1000, million: 1e6, billion: 1e9 }
const PARTS: Record<string, number> = { half: 2, halves: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 }

/** @returns undefined for a range (三四個, eleven or twelve) and for what is no number */
export function readNumber(figure: string): ReadNumber | undefined {
  const text = figure
    .trim()
    .toLowerCase()
    .replace(/(\d),(?=\d{3})/g, '$1')
  return /\p{Script=Han}/u.test(text) ? readHan(text) : readEnglish(text)
}

function readHan(text: string): ReadNumber | undefined {
  const share = /^(?:([百千萬万])|(.{1,3}))分之(.+)$/u.exec(text)
  if (share) {
    const [, power, whole = '', part = ''] = share
    const of = power ? { 百: 100, 千: 1000, 萬: 10000, 万: 10000 }[power] : hanValue(whole)
    const value = hanValue(part)
    return of && value !== undefined ? { value: (100 * value) / of, unit: '%' } : undefined
  }
  const tenths = /^([一二兩两三四五六七八九])成([一二三四五六七八九半])?$/u.exec(text)
  if (tenths) {
    const rest = tenths[2] === '半' ? 5 : tenths[2] ? hanValue(tenths[2])! : 0
    return { value: hanValue(tenths[1]!)! * 10 + rest, unit: '%' }
  }
  if (/^半[^個个]/u.test(text)) return { value: 0.5, unit: text.slice(1) }
  const numeral = HAN_NUMERAL.exec(text)?.[0] ?? ''
  const value = hanValue(numeral)
  const behind = text.slice(numeral.length).replace(/^[多幾几餘余]/u, '')
  const power = /^[萬万億亿]/u.exec(behind)?.[0] ?? ''
  if (value === undefined) return undefined
  const times = power === '' ? 1 : /[億亿]/u.test(power) ? 1e8 : 1e4
  const unit = behind.slice(power.length).replace('％', '%')
  return /半$/u.test(unit)
    ? { value: value * times + 0.5, unit: unit.slice(0, -1) }
    : { value: value * times, unit }
}

/** 一萬四 is fourteen thousand, 三四 a range. */
function hanValue(numeral: string): number | undefined {
  const text = numeral
    .replace(/[兩两]/gu, '二')
    .replace(/[〇○]/gu, '零')
    .replace(/万/gu, '萬')
    .replace(/亿/gu, '億')
  if (text === '') return undefined
  const [, high, mark, low] = /^(.*)([億萬])(.*)$/u.exec(text) ?? []
  if (mark) {
    const power = mark === '億' ? 1e8 : 1e4
    const above = hanValue(high!)
    const below = low === '' ? 0 : hanValue(low!)
    const isShort = /^[一二三四五六七八九]$/u.test(low!)
    return above === undefined || below === undefined
      ? undefined
      : above * power + below * (isShort ? power / 10 : 1)
  }
  const [whole = '', decimals] = text.split(/[點点.]/u)
  if (decimals !== undefined) {
    const digits = [...decimals].map((one) => (/\d/.test(one) ? one : String(HAN_DIGITS.indexOf(one))))
    const high = hanValue(whole)
    return high === undefined ? undefined : Number(`${high}.${digits.join('')}`)
  }
  if (/^\d+$/.test(text)) return Number(text)
  let value = 0
  let digit: number | undefined
  let last = 10
  for (const one of text) {
    const power = HAN_POWERS[one]
    if (power) {
      value += (digit ?? 1) * power
      digit = undefined
      last = power
    } else if (one === '零') {
      last = 10
    } else {
      const next = HAN_DIGITS.indexOf(one)
      if (next < 0 || digit !== undefined) return undefined
      digit = next
    }
  }
  // 兩千二 is two thousand two hundred.
  return value + (digit ?? 0) * (value > 0 && last > 10 ? last / 10 : 1)
}

function readEnglish(text: string): ReadNumber | undefined {
  const [, part, whole] = /^(.+?)(?: [a-z]+)? (?:in|out of) (.+)$/.exec(text) ?? []
  if (part && whole) {
    const [own, all] = [readEnglish(part), readEnglish(whole)]
    return own && all && all.value > 0 ? { value: (100 * own.value) / all.value, unit: '%' } : undefined
  }
  const [, sign = '', digits, behind = ''] = /^([$€£])?\s*(\d+(?:\.\d+)?)\s*(.*)$/.exec(text) ?? []
  if (digits !== undefined) {
    const power = POWERS[behind.split(' ')[0]!]
    const unit = power ? behind.split(' ').slice(1).join(' ') : behind
    return { value: Number(digits) * (power ?? 1), unit: sign || percent(unit) }
  }
  const words = text.replace(/ and a half$/, '').split(/[ -]/)
  const half = text.endsWith(' and a half') ? 0.5 : 0
  let [total, value, at] = [0, 0, 0]
  for (; at < words.length; at++) {
    const word = words[at]!
    const power = POWERS[word]
    const fraction = PARTS[word.replace(/(?<=third|quarter|fifth|tenth)s$/, '')]
    if (word === 'and' && at > 0) continue
    if (fraction)
      return at === words.length - 1 ? { value: (100 * (value || 1)) / fraction, unit: '%' } : undefined
    if (power === 100) value = (value || 1) * power
    else if (power) {
      total += (value || 1) * power
      value = 0
    } else if (WORDS.has(word)) value += WORDS.get(word)!
    else break
  }
  if (at === 0 || words[at] === 'or') return undefined
  return { value: total + value + half, unit: percent(words.slice(at).join(' ')) }
}

const percent = (unit: string): string => (/^(?:per ?cent|%)/.test(unit) ? '%' : unit)
