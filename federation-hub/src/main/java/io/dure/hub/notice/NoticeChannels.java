package io.dure.hub.notice;

import io.dure.notice.ChannelView;
import io.dure.notice.TestResult;
import java.util.List;

/** The channels by which people are told. */
public interface NoticeChannels {
    /** In the order of the settings. */
    List<ChannelView> channels();

    /** Tries a channel now and waits for what becomes of it, 20 s at the longest. */
    TestResult test(String channel);
}
