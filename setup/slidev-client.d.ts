/**
 * What the look uses of @slidev/client, which ships its sources without declarations: checked under this
 * project's strictness they do not pass, so tsconfig.json maps the name here.
 */
declare module '@slidev/client' {
  import type { ComputedRef, Ref } from 'vue'

  interface SlideOfDeck {
    no: number
    meta: { slide?: { title?: string; frontmatter: Record<string, unknown> } }
  }
  export function useSlideContext(): {
    $slidev: { nav: { slides: SlideOfDeck[] }; configs: Record<string, unknown> }
    $page: Ref<number>
    $frontmatter: Record<string, unknown>
    /** `slide`, `presenter`, or a small picture of the slide: `overview`, `previewNext` … */
    $renderContext: Ref<string>
  }
  export function useNav(): {
    currentSlideNo: Ref<number>
    isPlaying: ComputedRef<boolean>
    isPresenter: ComputedRef<boolean>
    isPrintMode: ComputedRef<boolean>
    isEmbedded: ComputedRef<boolean>
  }
  export const configs: Record<string, unknown>
}
