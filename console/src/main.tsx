import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { fetchEarly } from './app/early'
import { consoleRouter } from './app/router'
import { ProblemError } from './shared/api/client'
import { keys, retryable } from './shared/api/queries'
import { startLanguage } from './shared/i18n/i18n'
import { startTheme } from './shared/theme/theme'
import './styles/tokens.css'
import './styles/base.css'
import './styles/ui.css'
import './styles/shell.css'

const client = new QueryClient({
  defaultOptions: { queries: { retry: retryable, staleTime: 2_000, refetchOnWindowFocus: false } },
  queryCache: new QueryCache({
    onError: (error) => {
      if (!(error instanceof ProblemError) || error.status !== 401) return
      const { href, pathname } = router.state.location
      if (pathname === '/sign-in' || router.state.status === 'pending') return
      client.removeQueries({ queryKey: keys.session })
      void router.navigate({ to: '/sign-in', search: { expired: true, next: href }, replace: true })
    },
  }),
})
const router = consoleRouter(client)

startTheme()
await startLanguage()
fetchEarly(client, window.location)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
