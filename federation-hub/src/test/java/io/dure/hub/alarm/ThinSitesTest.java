package io.dure.hub.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.overview.CollectorView;
import io.dure.hub.overview.Overview;
import io.dure.hub.overview.SiteView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThinSitesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static SiteView site(SiteView.State state, @Nullable Long... silentSeconds) {
        List<CollectorView> collectors = Arrays.stream(silentSeconds)
                .map(seconds -> new CollectorView(
                        "c",
                        "private",
                        "private",
                        seconds != null,
                        seconds == null ? null : NOW.minusSeconds(seconds),
                        null,
                        null))
                .toList();
        return new SiteView("private", "private", state, NOW, null, null, null, List.of(), collectors);
    }

    private static boolean isThin(SiteView site) {
        return ThinSites.of(new Overview(NOW, List.of(site), List.of(), List.of()))
                .contains("private");
    }

    @Test
    void aSiteIsThinWhileOneOfItsCollectorsIsSilent() {
        assertThat(isThin(site(SiteView.State.LIVE, 1L, 2L))).isFalse();
        assertThat(isThin(site(SiteView.State.LIVE, 1L, 21L))).isTrue();
    }

    @Test
    void aCollectorThatWasNeverHeardOrIsLongGoneTakesNothingAway() {
        assertThat(isThin(site(SiteView.State.LIVE, 1L, null))).isFalse();
        assertThat(isThin(site(SiteView.State.LIVE, 1L, 601L))).isFalse();
    }

    @Test
    void aSilentSiteIsNotThinButSilent() {
        assertThat(isThin(site(SiteView.State.STALE, 60L, 61L))).isFalse();
    }
}
