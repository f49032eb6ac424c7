package io.dure.hub.notice;

import io.dure.hub.alarm.RaisedAlarm;
import io.dure.hub.overview.CollectorView;
import io.dure.hub.overview.Overview;
import io.dure.notice.NoticeEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what has to be told from the alarms that are on and the vantage points that are connected. Not thread-safe. */
final class Findings {
    private final Map<String, Instant> lostSince = new HashMap<>();

    /** @param names of the services by id */
    List<Finding> of(List<RaisedAlarm> alarms, Overview overview, Map<String, String> names) {
        List<Finding> findings = new ArrayList<>();
        for (RaisedAlarm alarm : alarms) {
            event(alarm.code()).map(event -> finding(alarm, event, names)).ifPresent(findings::add);
        }
        List<CollectorView> lost = Stream.concat(
                        overview.sites().stream().flatMap(site -> site.collectors().stream()),
                        overview.witnesses().stream())
                .filter(collector -> !collector.connected())
                .toList();
        lostSince.keySet().retainAll(lost.stream().map(CollectorView::id).toList());
        for (CollectorView collector : lost) {
            Instant since = lostSince.computeIfAbsent(collector.id(), id -> overview.at());
            findings.add(lost(collector, since));
        }
        return findings;
    }

    private static Finding finding(RaisedAlarm alarm, NoticeEvent event, Map<String, String> names) {
        return new Finding(
                alarm.id(),
                event,
                alarm.code(),
                alarm.since(),
                alarm.service(),
                alarm.service() == null ? null : names.get(alarm.service()),
                alarm.site(),
                alarm.subject() == null && alarm.reading() != null
                        ? alarm.reading().name()
                        : alarm.subject(),
                alarm.detail());
    }

    private static Finding lost(CollectorView collector, Instant since) {
        return new Finding(
                "vantage-point " + collector.id(),
                NoticeEvent.VANTAGE_POINT_LOST,
                "vantage-point-lost",
                since,
                null,
                null,
                collector.site(),
                collector.id(),
                "the vantage point " + collector.id() + " of domain " + collector.domain()
                        + " is not connected to this hub");
    }

    /** Empty: told by other means, a silent site by its vantage points. */
    private static Optional<NoticeEvent> event(String code) {
        return switch (code) {
            case "member-evacuated" -> Optional.of(NoticeEvent.FAILOVER);
            case "approval-wanted", "frozen-but-down", "off-but-down", "fail-open" -> Optional.of(NoticeEvent.REFUSED);
            case "automatic-failover-impossible" -> Optional.of(NoticeEvent.VANTAGE_POINT_LOST);
            case "no-leader" -> Optional.of(NoticeEvent.NO_LEADER);
            case "provider-drift" -> Optional.of(NoticeEvent.DRIFT);
            case "provider-unreachable",
                    "provider-refused",
                    "provider-pending",
                    "record-set-aside",
                    "nameserver-out-of-sync",
                    "nameserver-unwritten" -> Optional.of(NoticeEvent.PROVIDER_FAILING);
            case "site-stale" -> Optional.empty();
            default -> Optional.of(NoticeEvent.ALARM);
        };
    }
}
