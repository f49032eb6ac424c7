import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { keys } from '@/shared/api/queries'
import { LiveProvider } from '@/shared/live/live'
import { Shell } from './Shell'

/** After this much the page that was asked for is there, and the connection free. */
const restMs = 4_000

/** All pages behind the sign-in; they share the tab's one live stream. */
export function SignedIn() {
  const client = useQueryClient()
  const router = useRouter()
  const signedOut = useCallback(() => {
    client.removeQueries({ queryKey: keys.session })
    const { href } = router.state.location
    void router.navigate({ to: '/sign-in', search: href === '/' ? { expired: true } : { expired: true, next: href }, replace: true })
  }, [client, router])
  useEffect(() => {
    const timer = window.setTimeout(() => { void import('./router').then(({ fetchPages }) => fetchPages(router)).catch(() => undefined) }, restMs)
    return () => window.clearTimeout(timer)
  }, [router])
  return (
    <LiveProvider onSignedOut={signedOut}>
      <Shell />
    </LiveProvider>
  )
}
