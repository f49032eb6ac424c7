package io.dure.notice;

import static io.dure.notice.NoticeText.about;
import static io.dure.notice.NoticeText.orEmpty;

import org.jspecify.annotations.Nullable;

/** What is said in Korean; no particle hangs on a variable. */
final class KoreanText {
    static final NoticeText.Labels LABELS = new NoticeText.Labels("서비스", "사이트", "대상", "시각", "보낸 곳", "내용", "콘솔");

    private KoreanText() {}

    static String title(Notice notice) {
        return switch (notice.state()) {
            case TEST -> "[두레] 알림 시험: 이 채널로 알림이 전달됩니다";
            case BEGUN -> "[두레] " + begun(notice, notice.event());
            case OVER -> "[두레] 해소됨 - " + begun(notice, notice.event());
        };
    }

    private static String begun(Notice notice, @Nullable NoticeEvent event) {
        return switch (event) {
            case FAILOVER -> "장애조치: " + about(notice) + " 응답에서 제외됨 (사이트 " + orEmpty(notice.site()) + ")";
            case REFUSED -> "장애조치 보류: " + about(notice) + ", " + why(orEmpty(notice.code()));
            case RETURN -> "복귀 완료: " + about(notice) + " 다시 응답함 (사이트 " + orEmpty(notice.site()) + ")";
            case VANTAGE_POINT_LOST -> lost(notice);
            case NO_LEADER -> "리더 허브 없음";
            case DRIFT -> "외부 변경: " + about(notice) + " (제공자 " + orEmpty(notice.subject()) + ")";
            case PROVIDER_FAILING -> "DNS 제공자 실패: " + about(notice) + " (제공자 " + orEmpty(notice.subject()) + ")";
            case HUB_SILENT -> "허브 무응답: 모든 허브와 연결 끊김 (수집기 " + notice.origin() + ")";
            case ALARM -> "경보: " + about(notice) + " " + orEmpty(notice.code());
            case null -> "알림";
        };
    }

    private static String lost(Notice notice) {
        return orEmpty(notice.code()).equals("automatic-failover-impossible")
                ? "자동 장애조치 불가: " + about(notice)
                : "관측 지점 연결 끊김: " + orEmpty(notice.subject());
    }

    private static String why(String code) {
        return switch (code) {
            case "approval-wanted" -> "승인 대기 중";
            case "frozen-but-down" -> "변경 동결 중";
            case "off-but-down" -> "장애조치 꺼짐";
            case "fail-open" -> "남는 사이트 없음";
            default -> code;
        };
    }
}
