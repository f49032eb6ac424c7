package io.dure.hub.notice;

import io.dure.notice.Notice;
import io.dure.notice.NoticeEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says what people have to be told, by comparing what is so with what they were told: that it begun, once it has lasted a
 * while, and that it is over. What comes and goes within that while is not told. Not thread-safe.
 */
final class NoticeBook {
    static final int MOST_TOLD = 5_000;

    private final String origin;
    /** By key. */
    private final Map<String, Finding> told = new LinkedHashMap<>();

    /** @param told by an earlier process, and not over then */
    NoticeBook(String origin, Collection<Finding> told) {
        this.origin = origin;
        told.forEach(finding -> this.told.put(finding.key(), finding));
    }

    /** How long it has to last until it is worth a notice: a restart of a collector or of the leader is none. */
    static Duration patience(NoticeEvent event) {
        return switch (event) {
            case FAILOVER, REFUSED, RETURN, HUB_SILENT, ALARM -> Duration.ZERO;
            case DRIFT -> Duration.ofSeconds(5);
            case VANTAGE_POINT_LOST, NO_LEADER -> Duration.ofSeconds(15);
            case PROVIDER_FAILING -> Duration.ofSeconds(30);
        };
    }

    /**
     * What to tell now.
     *
     * @param leads who does not lead tells of nothing but that nobody does; another hub tells the rest
     */
    List<Notice> look(List<Finding> findings, boolean leads, Instant now) {
        List<Notice> notices = new ArrayList<>();
        for (Finding finding : findings) {
            boolean mine = leads || finding.event() == NoticeEvent.NO_LEADER;
            boolean lasts = !now.isBefore(finding.since().plus(patience(finding.event())));
            if (mine && lasts && told.size() < MOST_TOLD && told.putIfAbsent(finding.key(), finding) == null) {
                notices.add(notice(finding, finding.event(), Notice.State.BEGUN, now));
            }
        }
        Set<String> standing = findings.stream().map(Finding::key).collect(Collectors.toSet());
        List<Finding> over = told.values().stream()
                .filter(finding -> !standing.contains(finding.key()))
                .filter(finding -> leads || finding.event() == NoticeEvent.NO_LEADER)
                .toList();
        for (Finding finding : over) {
            told.remove(finding.key());
            notices.add(
                    finding.event() == NoticeEvent.FAILOVER
                            ? notice(finding, NoticeEvent.RETURN, Notice.State.BEGUN, now)
                            : notice(finding, finding.event(), Notice.State.OVER, now));
        }
        return notices;
    }

    /** What stands, to be remembered. */
    List<Finding> told() {
        return List.copyOf(told.values());
    }

    /** The id is made of what it says, so that a hub that is killed in between tells the same notice, not another. */
    private Notice notice(Finding finding, NoticeEvent event, Notice.State state, Instant now) {
        String identity = finding.key() + " " + finding.since() + " " + event + " " + state;
        return new Notice(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                        .toString(),
                event,
                state,
                finding.key(),
                state == Notice.State.BEGUN && event != NoticeEvent.RETURN ? finding.since() : now,
                origin,
                finding.code(),
                finding.service(),
                finding.name(),
                finding.site(),
                finding.subject(),
                detail(finding, event, state));
    }

    private static String detail(Finding finding, NoticeEvent event, Notice.State state) {
        if (event == NoticeEvent.RETURN) {
            return "it returned and serves again";
        }
        return state == Notice.State.OVER ? "was: " + finding.detail() : finding.detail();
    }
}
