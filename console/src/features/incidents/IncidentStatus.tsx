import { useTranslation } from 'react-i18next'
import type { Incident } from '@/shared/api/types'
import { Status, type Tone } from '@/shared/ui/Status'

const tones: Record<Incident['state'], Tone> = { open: 'crit', returning: 'info', closed: 'ok' }

export function IncidentStatus({ incident }: { incident: Pick<Incident, 'state'> }) {
  const { t } = useTranslation()
  return <Status tone={tones[incident.state]} pill>{t(`incidents.${incident.state}`)}</Status>
}
