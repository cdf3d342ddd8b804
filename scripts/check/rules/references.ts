import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ServedSlide } from '../../export/served-deck.ts'
import type { MeasuredSlide } from '../measure-slides.ts'
import { type Problem, shorten } from './problem.ts'

/**
 * Images that do not load and links that lead nowhere: to a slide that is not there, or to a file that is neither
 * beside the deck nor in its public folder. Addresses outside are not tried: checking is offline.
 */
export function references(
  { brokenImages, links }: MeasuredSlide,
  slides: ServedSlide[],
  file: string,
): Problem[] {
  const images = brokenImages.map(
    (src): Problem => ({
      severity: 'error',
      rule: 'image',
      message: `image ${src} cannot be loaded`,
      mend: 'correct its path: it is looked for beside the deck and in public/',
      near: src.replace(/^.*\//, ''),
    }),
  )
  const dead = links.flatMap(({ href, text }): Problem[] => {
    const why = deadLink(href, slides, dirname(file))
    if (!why) return []
    return [
      {
        severity: 'warning',
        rule: 'link',
        message: `link “${shorten(text || href)}” leads nowhere: ${why}`,
        mend: 'correct the address or take the link away',
        near: href,
      },
    ]
  })
  return [...images, ...dead]
}

/** Why a link is dead; undefined for one that is not, or that cannot be told offline. */
function deadLink(href: string, slides: ServedSlide[], folder: string): string | undefined {
  if (/^(?:javascript|data|vbscript):/i.test(href)) return `${href.split(':')[0]}: is no address`
  if (href.trim() === '') return 'it has no address'
  if (/^https?:/i.test(href) && !URL.canParse(href)) return `${href} is no address`
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(href)) return undefined
  const path = decodeURI(href.replace(/[?#].*$/, ''))
  const number = /^\/?(\d+)$/.exec(path)?.[1]
  if (number) {
    const no = Number(number)
    return no >= 1 && no <= slides.length ? undefined : `there are slides 1 to ${slides.length}`
  }
  if (path === '' || slides.some(({ alias }) => alias !== '' && `/${alias}` === path)) return undefined
  const places = path.startsWith('/')
    ? [join(folder, 'public', path)]
    : [join(folder, path), join(folder, 'public', path)]
  return places.some((place) => existsSync(place)) ? undefined : `there is no file ${path}`
}
