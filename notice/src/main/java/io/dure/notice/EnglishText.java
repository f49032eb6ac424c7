package io.dure.notice;

import static io.dure.notice.NoticeText.about;
import static io.dure.notice.NoticeText.orEmpty;

import org.jspecify.annotations.Nullable;

/** What is said in English. */
final class EnglishText {
    static final NoticeText.Labels LABELS =
            new NoticeText.Labels("Service", "Site", "About", "Time", "Told by", "Detail", "Console");

    private EnglishText() {}

    static String title(Notice notice) {
        return switch (notice.state()) {
            case TEST -> "[Dure] Test: this channel works";
            case BEGUN -> "[Dure] " + begun(notice, notice.event());
            case OVER -> "[Dure] Over: " + begun(notice, notice.event());
        };
    }

    private static String begun(Notice notice, @Nullable NoticeEvent event) {
        return switch (event) {
            case FAILOVER -> "Failover: " + about(notice) + " is not answered with " + orEmpty(notice.site());
            case REFUSED -> "Not failed over: " + about(notice) + ", " + why(orEmpty(notice.code()));
            case RETURN -> "Return: " + about(notice) + " is answered with " + orEmpty(notice.site()) + " again";
            case VANTAGE_POINT_LOST -> lost(notice);
            case NO_LEADER -> "No hub leads";
            case DRIFT -> "Drift: " + about(notice) + " differs at " + orEmpty(notice.subject());
            case PROVIDER_FAILING -> "Provider failing: " + about(notice) + " at " + orEmpty(notice.subject());
            case HUB_SILENT -> "Hub silent: " + notice.origin() + " reaches no hub";
            case ALARM -> "Alarm: " + about(notice) + " " + orEmpty(notice.code());
            case null -> "Notice";
        };
    }

    private static String lost(Notice notice) {
        return orEmpty(notice.code()).equals("automatic-failover-impossible")
                ? "Automatic failover impossible: " + about(notice)
                : "Vantage point lost: " + orEmpty(notice.subject());
    }

    private static String why(String code) {
        return switch (code) {
            case "approval-wanted" -> "waits for approval";
            case "frozen-but-down" -> "changes are frozen";
            case "off-but-down" -> "failover is off";
            case "fail-open" -> "no site would be left";
            default -> code;
        };
    }
}
