package io.dure.hub.notice;

import io.dure.hub.HubProperties;
import io.dure.hub.InvalidConfiguration;
import io.dure.hub.alarm.RaisedAlarms;
import io.dure.hub.federation.Leadership;
import io.dure.hub.overview.Overviews;
import io.dure.hub.steering.ServiceViews;
import io.dure.notice.ChannelView;
import io.dure.notice.Notices;
import io.dure.notice.TestResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Notices as beans. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {
    private static final String FOLDER = "notices";

    /** Signatures carry the time of day, which receivers compare with theirs. */
    @Bean
    Notices notices(NoticeProperties properties, HubProperties hub) {
        try {
            return Notices.start(properties.settings(), hub.data().resolve(FOLDER), hub.id(), Clock.systemUTC());
        } catch (IllegalArgumentException wrong) {
            throw new InvalidConfiguration("dure.hub." + wrong.getMessage(), wrong);
        }
    }

    @Bean
    NoticeChannels noticeChannels(Notices notices) {
        return new NoticeChannels() {
            @Override
            public List<ChannelView> channels() {
                return notices.channels();
            }

            @Override
            public TestResult test(String channel) {
                return notices.test(channel);
            }
        };
    }

    @Bean
    NoticeAlarms noticeAlarms(NoticeChannels channels) {
        return new NoticeAlarms(channels, Clock.systemUTC());
    }

    @Bean
    NoticeWatch noticeWatch(
            Notices notices,
            RaisedAlarms alarms,
            Overviews overviews,
            ServiceViews services,
            Leadership leadership,
            HubProperties hub) {
        Path folder = hub.data().resolve(FOLDER);
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot make the folder " + folder, unwritable);
        }
        return new NoticeWatch(
                notices,
                new NoticeWatch.Sources(alarms, overviews, services, leadership),
                new ToldFile(folder.resolve("told.json")),
                hub.id(),
                Clock.systemUTC());
    }
}
