import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { send } from '@/shared/api/client'
import type { Enrolment } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Dialog } from '@/shared/ui/Dialog'
import { Panel } from '@/shared/ui/Panel'
import { useProblemText } from '@/shared/ui/problemText'
import { Scroll } from '@/shared/ui/Scroll'
import { Status } from '@/shared/ui/Status'
import { enrolmentsQuery } from './queries'
import { enrolmentState, enrolmentTones } from './states'

export function EnrolmentsPanel() {
  const { t } = useTranslation()
  const query = useQuery(enrolmentsQuery)
  const [asked, setAsked] = useState<Enrolment>()
  return (
    <>
      <Panel title={t('trust.views.enrolments')} query={query} flush bare staleAfterMs={45_000} isEmpty={({ enrolments }) => enrolments.length === 0} empty={{ title: t('trust.noTokens'), hint: t('trust.noTokensHint') }}>
        {({ enrolments }) => (
          <Scroll label={t('trust.views.enrolments')}>
            <table className="cards">
              <thead><tr><th>{t('trust.forWhom')}</th><th>{t('common.state')}</th><th>{t('trust.createdBy')}</th><th>{t('trust.created')}</th><th>{t('trust.expires')}</th><th>{t('trust.used')}</th><th><span className="sr-only">{t('trust.takeBack')}</span></th></tr></thead>
              <tbody>{enrolments.map((enrolment) => <Row key={enrolment.id} enrolment={enrolment} onTakeBack={() => setAsked(enrolment)} />)}</tbody>
            </table>
          </Scroll>
        )}
      </Panel>
      {asked && <TakeBackDialog enrolment={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function useWhom(): (enrolment: Pick<Enrolment, 'kind' | 'site' | 'name'>) => string {
  const { t } = useTranslation()
  return ({ kind, site, name }) => (kind === 'agent' ? t('trust.agentsOf', { site: site ?? '' }) : name)
}

function Row({ enrolment, onTakeBack }: { enrolment: Enrolment; onTakeBack: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const whom = useWhom()
  const state = enrolmentState(enrolment, now)
  const { id, kind, createdBy, createdAt, expiresAt, usedAt, usesLeft } = enrolment
  return (
    <tr>
      <th scope="row"><span className="strong">{whom(enrolment)}</span> <small className="muted trust-id">{id}</small></th>
      <td data-label={t('common.state')}><Status tone={enrolmentTones[state]}>{t(`trust.states.${state}`)}</Status> {kind === 'agent' && state === 'open' && <small className="muted">{t('trust.usesLeft', { count: usesLeft })}</small>}</td>
      <td data-label={t('trust.createdBy')}>{createdBy === 'hub' ? t('trust.byFile') : createdBy}</td>
      <td className="nowrap" data-label={t('trust.created')}>{format.dateTime(createdAt)}</td>
      <td className="nowrap" data-label={t('trust.expires')}>{format.dateTime(expiresAt)}</td>
      <td className="nowrap" data-label={t('trust.used')}>{usedAt === null ? <span className="muted">{t('trust.notUsed')}</span> : format.dateTime(usedAt)}</td>
      <td className="num">{state === 'open' && <button type="button" className="btn small" onClick={onTakeBack}>{t('trust.takeBack')}<span className="sr-only"> {whom(enrolment)} {id}</span></button>}</td>
    </tr>
  )
}

export function TakeBackDialog({ enrolment, onClose }: { enrolment: Enrolment; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const problem = useProblemText()
  const whom = useWhom()
  const taking = useMutation({
    mutationFn: () => send('DELETE', `/enrolments/${encodeURIComponent(enrolment.id)}`),
    onSuccess: () => {
      onClose()
      return client.invalidateQueries({ queryKey: ['enrolments'] })
    },
  })
  return (
    <Dialog title={t('trust.takeBackTitle')} onClose={onClose} onSubmit={() => taking.mutate()} foot={<><button type="button" className="btn quiet lead" onClick={onClose}>{t('common.cancel')}</button><button type="submit" className="btn danger" disabled={taking.isPending}>{taking.isPending ? t('common.working') : t('trust.takeBack')}</button></>}>
      <p><strong>{whom(enrolment)}</strong> <span className="muted">{enrolment.id}</span></p>
      <p>{t('trust.takeBackText')} {t('trust.noUndo')}</p>
      {taking.isError && <div role="alert"><Status tone="crit">{problem(taking.error)}</Status></div>}
    </Dialog>
  )
}
