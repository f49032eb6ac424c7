import { useQuery } from '@tanstack/react-query'
import { sitesQuery } from '@/shared/api/queries'

const colours = 4

/** The class that gives a site its colour: the same on every page, by the order of the sites' names. */
export function useSiteClass(): (site: string) => string {
  const { data } = useQuery({ ...sitesQuery, select: (overview) => overview.sites.map(({ id }) => id).toSorted() })
  return (site) => {
    const index = Math.max(0, data?.indexOf(site) ?? 0)
    return `site-${index % colours}`
  }
}

export function SiteName({ site }: { site: string }) {
  const siteClass = useSiteClass()
  return (
    <span className={`site-name ${siteClass(site)}`}>
      <i className="swatch" aria-hidden="true" />
      {site}
    </span>
  )
}
