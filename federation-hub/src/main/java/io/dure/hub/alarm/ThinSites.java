package io.dure.hub.alarm;

import io.dure.hub.overview.CollectorView;
import io.dure.hub.overview.Overview;
import io.dure.hub.overview.SiteView;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the sites whose values are short of a collector that was there. */
final class ThinSites {
    /** A living collector is heard much more often. */
    static final Duration SILENT_AFTER = Duration.ofSeconds(20);

    /** After so long its agents report to another one, or are gone themselves. */
    static final Duration FORGOTTEN_AFTER = RuleJudge.GONE_AFTER;

    private ThinSites() {}

    static Set<String> of(Overview overview) {
        return overview.sites().stream()
                .filter(site -> site.state() == SiteView.State.LIVE)
                .filter(site -> site.collectors().stream().anyMatch(each -> fellSilent(each, overview.at())))
                .map(SiteView::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean fellSilent(CollectorView collector, Instant now) {
        Instant last = collector.lastReportAt();
        return last != null
                && last.plus(SILENT_AFTER).isBefore(now)
                && !last.plus(FORGOTTEN_AFTER).isBefore(now);
    }
}
