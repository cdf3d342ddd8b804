import { defineAppSetup } from '@slidev/types'
import { watch } from 'vue'
import { shownScript, startScript } from '../components/deck-script'
import { loadFonts } from '../components/load-fonts'

/** Slidev asks the browser to keep the screen on; that it will not is no fault of the page. */
function bearNoWakeLock({ wakeLock }: Partial<Navigator>) {
  if (!wakeLock) return
  const request = wakeLock.request.bind(wakeLock)
  wakeLock.request = (type) => request(type).catch(() => null as unknown as WakeLockSentinel)
}

export default defineAppSetup(async ({ router }) => {
  bearNoWakeLock(navigator)
  // Slidev writes the headmatter's `lang` on <html>.
  await loadFonts(document.documentElement.lang)
  const { script } = router.resolve(router.options.history.location).query
  // Before the `?` of a hash address stands the page's own query.
  await startScript(script ?? new URLSearchParams(location.search).get('script'))
  // An address that names the script keeps saying what is shown.
  watch(shownScript, (shown) => {
    const { query } = router.currentRoute.value
    if ('script' in query && query.script !== shown)
      void router.replace({ query: { ...query, script: shown } })
  })
})
