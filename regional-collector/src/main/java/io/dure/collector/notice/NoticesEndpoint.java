package io.dure.collector.notice;

import io.dure.notice.ChannelView;
import io.dure.notice.Notices;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The collector's channels and what became of the last notices, at {@code GET /actuator/notices} on the management port. */
@Endpoint(id = "notices")
public final class NoticesEndpoint {
    private final Notices notices;

    NoticesEndpoint(Notices notices) {
        this.notices = notices;
    }

    @ReadOperation
    public List<ChannelView> channels() {
        return notices.channels();
    }
}
