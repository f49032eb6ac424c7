package io.dure.hub.failover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The alarms that stand; raises and clears by comparing with what is wanted now. */
final class AlarmBoard {
    private final String service;
    private final Journal journal;
    private final Map<Key, Alarm> standing = new HashMap<>();
    private final Map<Key, String> wanted = new HashMap<>();

    AlarmBoard(String service, Journal journal) {
        this.service = service;
        this.journal = journal;
    }

    void want(Alarm.Code code, String subject, String detail) {
        wanted.put(new Key(code, subject), detail);
    }

    /** Brings what stands to what was wanted since the last call. */
    void settle(Instant now) {
        if (!standing.keySet().equals(wanted.keySet())) {
            wanted.forEach((key, detail) -> {
                if (!standing.containsKey(key)) {
                    Alarm alarm = new Alarm(key.code(), service, key.subject(), now, detail);
                    standing.put(key, alarm);
                    journal.add(new Effect.AlarmRaised(alarm));
                }
            });
            standing.entrySet().removeIf(entry -> {
                boolean over = !wanted.containsKey(entry.getKey());
                if (over) {
                    journal.add(new Effect.AlarmCleared(entry.getValue(), now));
                }
                return over;
            });
        }
        wanted.clear();
    }

    List<Alarm> standing() {
        return new ArrayList<>(standing.values());
    }

    private record Key(Alarm.Code code, String subject) {}
}
