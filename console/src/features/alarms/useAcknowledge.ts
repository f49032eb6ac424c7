import { useMutation, useQueryClient } from '@tanstack/react-query'
import { send } from '@/shared/api/client'
import { keys } from '@/shared/api/queries'
import type { AlarmList, RaisedAlarm } from '@/shared/api/types'

/** Says to the hub that somebody looks after an alarm, and shows the answer at once. */
export function useAcknowledge(onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, note }: { id: string; note: string }) => send<RaisedAlarm>('POST', `/alarms/${encodeURIComponent(id)}/acknowledgement`, { note: note.trim() === '' ? null : note.trim() }),
    onSuccess: (alarm) => {
      client.setQueryData<AlarmList>(keys.alarms, (list) => list && { ...list, active: list.active.map((old) => (old.id === alarm.id ? alarm : old)) })
      onDone()
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.alarms }),
  })
}
