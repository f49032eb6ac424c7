package io.dure.hub.notice;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.SignedIn;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import io.dure.notice.ChannelView;
import io.dure.notice.NoticeResult;
import io.dure.notice.TestResult;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is told, and whether that works. */
@RestController
@RequestMapping("/api/v1/notices")
class NoticesController {
    private final NoticeChannels channels;
    private final AuditLog audit;
    private final Clock clock;

    NoticesController(NoticeChannels channels, AuditLog audit, Clock clock) {
        this.channels = channels;
        this.audit = audit;
        this.clock = clock;
    }

    record NoticeList(List<ChannelView> channels) {}

    @GetMapping
    NoticeList channels() {
        return new NoticeList(channels.channels());
    }

    @PostMapping("/{channel}/test")
    NoticeResult test(
            @PathVariable String channel, @AuthenticationPrincipal SignedIn user, HttpServletRequest request) {
        return switch (channels.test(channel)) {
            case TestResult.Done(NoticeResult result) -> {
                audit.append(entry(channel, result, user, request));
                yield result;
            }
            case TestResult.NoSuchChannel unknown ->
                throw new ProblemException(ProblemCode.NOTICE_CHANNEL_NOT_FOUND, null);
            case TestResult.Running running -> throw new ProblemException(ProblemCode.NOTICE_TEST_RUNNING, null);
        };
    }

    private AuditEntry entry(String channel, NoticeResult result, SignedIn user, HttpServletRequest request) {
        return new AuditEntry(
                        0,
                        clock.instant(),
                        user.user(),
                        request.getRemoteAddr(),
                        "test-notice",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "done")
                .telling(Told.of(
                        ToldKind.NOTICE_TESTED,
                        "channel",
                        channel,
                        "outcome",
                        result.outcome().name().toLowerCase(Locale.ROOT)));
    }
}
