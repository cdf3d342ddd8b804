/** A diagram as it stands in a slide. */
export interface MermaidFence {
  /** The whole block, fences included, and where in the slide's text it begins, in UTF-16 units. */
  block: string
  index: number
  /** Mermaid's source between the fences. */
  code: string
}

const FENCE = /^([ \t]*)(`{3,}|~{3,})[ \t]*mermaid\b[^\n]*\n([\s\S]*?)^[ \t]*\2/gm

/** The diagrams of a slide, in order. */
export const mermaidFences = (slide: string): MermaidFence[] =>
  Array.from(slide.matchAll(FENCE), ({ 0: block, index, 3: code = '' }) => ({ block, index, code }))
