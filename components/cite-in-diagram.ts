import { deckPassages } from 'virtual:deck-passages'
import { configs, useNav, useSlideContext } from '@slidev/client'
import { expandCitation } from '../scripts/slides/citation'
import { templateWords } from '../scripts/slides/template-words'
import { inShownScript } from './deck-script'
import { togglePassage } from './open-passage'

function linkTo(sentence: number, text: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.className = 'deck-cite-link'
  link.href = `#sentence-${sentence}`
  link.textContent = text
  return link
}

/**
 * Makes the citation marks of drawings lead where those of the slide do (see cite.vue): in the live deck each opens its
 * passage, in print it is a link to its sentence in the appendix, in small pictures of a slide it is a picture.
 * @returns a function for a drawing's shadow root, which stands in the light part of `main`
 */
export function useCitations(): (root: ShadowRoot, main: HTMLElement) => void {
  const { $page, $renderContext } = useSlideContext()
  const { isPrintMode } = useNav()
  const words = templateWords(String(configs.lang ?? ''))

  function open(mark: HTMLElement, cited: number[], isKeyboard: boolean) {
    togglePassage({ cited, slide: $page.value, ...(isKeyboard ? { from: mark } : {}) })
  }

  return (root, main) => {
    for (const link of main.querySelectorAll('.deck-printed-link')) link.remove()
    for (const mark of root.querySelectorAll<HTMLElement>('.deck-cite-n')) {
      const cited = expandCitation(mark.dataset.n ?? '')
      if (isPrintMode.value) {
        const links = (mark.textContent ?? '').split(',').flatMap((text, index) => {
          const [sentence] = expandCitation(text)
          const isThere = deckPassages.value.appendix.includes(sentence!)
          return [...(index > 0 ? [','] : []), isThere ? linkTo(sentence!, text) : text]
        })
        mark.replaceChildren(...links)
        // Chrome looks for the places that links lead to outside of shadow roots only.
        for (const link of links) {
          if (typeof link === 'string') continue
          const copy = link.cloneNode() as HTMLElement
          copy.className = 'deck-printed-link'
          copy.hidden = true
          main.append(copy)
        }
      } else if (['slide', 'presenter'].includes($renderContext.value)) {
        mark.setAttribute('role', 'button')
        mark.setAttribute('tabindex', '0')
        mark.setAttribute('aria-label', inShownScript(words.openPassage(mark.textContent ?? '')))
        mark.addEventListener('pointerdown', (event) => event.stopPropagation())
        mark.addEventListener('click', (event) => {
          event.stopPropagation()
          open(mark, cited, false)
        })
        mark.addEventListener('keydown', (event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          event.stopPropagation()
          open(mark, cited, true)
        })
      }
    }
  }
}
