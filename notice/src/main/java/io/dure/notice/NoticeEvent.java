package io.dure.notice;

import java.util.Locale;

/** What people are told of. */
public enum NoticeEvent {
    /** A member was taken out of the answers. */
    FAILOVER,
    /** That was wanted and not done. */
    REFUSED,
    /** A member serves again. */
    RETURN,
    VANTAGE_POINT_LOST,
    NO_LEADER,
    /** A provider holds something else than was written. */
    DRIFT,
    PROVIDER_FAILING,
    /** A collector reaches no hub. */
    HUB_SILENT,
    /** Any other alarm; told only by channels that name it. */
    ALARM;

    /** As settings and wire spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
