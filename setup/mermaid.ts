import { defineMermaidSetup } from '@slidev/types'
import type { MermaidConfig } from 'mermaid'
import { citeSize } from './labels'

/** Labels are measured in the page: before the webfont is there they would lose their last characters. */
export async function labelFont(): Promise<string> {
  const sans =
    getComputedStyle(document.documentElement).getPropertyValue('--deck-sans').trim() || 'sans-serif'
  const serif = getComputedStyle(document.documentElement).getPropertyValue('--deck-serif').trim() || 'serif'
  await Promise.all(
    [`500 24px ${sans}`, `700 24px ${serif}`].map((font) => document.fonts.load(font, '算 A1')),
  )
  await document.fonts.ready
  return sans
}

/**
 * Everything drawn takes its colours from the deck's custom properties, which reach into Mermaid's shadow
 * root: light, dark and print need no second drawing, and the classes `member` and `whole` no classDef.
 */
const themeCSS = `
  .node rect, .node circle, .node ellipse, .node polygon, .node path, .basic {
    fill: var(--deck-card) !important; stroke: var(--deck-ink) !important; stroke-width: 1.5px !important; }
  .node.whole rect, .node.whole path, .node.whole circle { fill: var(--deck-accent) !important; stroke: var(--deck-accent) !important; }
  .node.whole .nodeLabel, .node.whole .nodeLabel p { color: var(--deck-on-accent) !important; font-weight: 700; }
  .node.member rect { stroke: var(--deck-ink) !important; stroke-width: 2px !important; }
  .nodeLabel, .nodeLabel p, .edgeLabel, .edgeLabel p { color: var(--deck-ink) !important; font-weight: 500;
    line-height: 1.35; word-break: keep-all; overflow-wrap: anywhere; text-wrap-style: balance; text-autospace: normal; }
  .nodeLabel p > span, .edgeLabel p > span { display: block; text-wrap-style: balance; }
  .nodeLabel span, .edgeLabel span { color: inherit !important; }
  .node.whole .nodeLabel p { font: 700 1.25em/1.3 var(--deck-serif); }
  .deck-cite { margin-left: .2em; font: 500 ${citeSize}px/1 var(--deck-sans); vertical-align: super; white-space: nowrap; }
  .node.whole .deck-cite { color: inherit !important; }
  .nodeLabel b, .nodeLabel strong { font: 700 1.3em/1.3 var(--deck-serif); color: inherit; }
  .edgeLabel, .edgeLabel p, .labelBkg { background: var(--deck-paper) !important; }
  .edgeLabel p { color: var(--deck-soft) !important; padding: 0 4px; }
  .edgePaths path, .flowchart-link { stroke: var(--deck-ink) !important; stroke-width: 2px !important; }
  .edge-pattern-dotted { stroke-dasharray: 6 6 !important; }
  .marker, .marker path { fill: var(--deck-ink) !important; stroke: var(--deck-ink) !important; }
  .taskWrapper path, .taskWrapper rect { fill: var(--deck-accent) !important; }
  .taskWrapper line, .eventWrapper line { stroke: transparent !important; }
  .taskWrapper text { fill: var(--deck-on-accent) !important; font-weight: 700; }
  .eventWrapper { filter: none !important; }
  .eventWrapper path, .eventWrapper rect { fill: var(--deck-card) !important; stroke: var(--deck-ink); stroke-width: 1.5px; }
  .eventWrapper text { fill: var(--deck-ink) !important; font-weight: 500; }
  .lineWrapper line { stroke: var(--deck-ink) !important; }
  marker#arrowhead path { fill: var(--deck-ink); }
  .mindmap-node rect, .mindmap-node path, .mindmap-node circle, .mindmap-node polygon {
    fill: var(--deck-card) !important; stroke: var(--deck-ink) !important; }
  .mindmap-node line { stroke: transparent !important; }
  .mindmap-node.section-root rect, .mindmap-node.section-root path, .mindmap-node.section-root circle {
    fill: var(--deck-accent) !important; stroke: var(--deck-accent) !important; }
  .section-root .nodeLabel, .section-root .nodeLabel p, .section-root text { color: var(--deck-on-accent) !important; fill: var(--deck-on-accent) !important; }
  .mindmap-edges path, .edge { stroke: var(--deck-ink) !important; stroke-width: 2px !important; }
  .bar-plot-0 rect { fill: var(--deck-accent) !important; stroke: none !important; }
  .bar-plot-0 text { fill: var(--deck-accent) !important; font: 700 56px var(--deck-serif) !important; }
  .left-axis text, .bottom-axis text, .top-axis text { fill: var(--deck-ink) !important; }
  .axis-line path, .axisl-line path { stroke: var(--deck-ink) !important; }
  .messageText, .loopText, .pieTitleText, .legend text { fill: var(--deck-ink) !important; }
  .messageLine0, .messageLine1 { stroke: var(--deck-ink) !important; }
  .background { fill: transparent !important; }
`

/** Mermaid's settings for the deck; sizes are in the diagram's own pixels, before it is scaled into its place. */
export async function mermaidConfig(): Promise<MermaidConfig> {
  const fontFamily = await labelFont()
  return {
    theme: 'base',
    look: 'classic',
    // Round shapes are sketched strokes even in this look; without a seed they differ from one drawing to the next.
    handDrawnSeed: 1,
    fontFamily,
    fontSize: 24,
    themeCSS,
    themeVariables: { fontFamily, fontSize: '24px' },
    flowchart: {
      wrappingWidth: 290,
      nodeSpacing: 24,
      rankSpacing: 56,
      padding: 13,
      useMaxWidth: false,
      curve: 'basis',
    },
    timeline: { useMaxWidth: false, disableMulticolor: true, padding: 10 },
    mindmap: { padding: 18, maxNodeWidth: 280, useMaxWidth: false },
    xyChart: {
      useMaxWidth: false,
      width: 860,
      height: 380,
      showDataLabel: true,
      showDataLabelOutsideBar: true,
      xAxis: {
        labelFontSize: 26,
        titleFontSize: 24,
        labelPadding: 18,
        showTick: false,
        showAxisLine: true,
        axisLineWidth: 3,
      },
      yAxis: {
        labelFontSize: 20,
        titleFontSize: 24,
        labelPadding: 10,
        titlePadding: 6,
        showTick: false,
        showLabel: false,
        showAxisLine: false,
      },
    },
  }
}

export default defineMermaidSetup(mermaidConfig)
