package io.dure.collector.notice;

import io.dure.collector.disk.DataFolder;
import io.dure.collector.settings.CollectorSettings;
import io.dure.collector.settings.InvalidSettingException;
import io.dure.collector.uplink.HubReach;
import io.dure.gslb.time.SteadyClock;
import io.dure.notice.Notices;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {
    @Bean
    Notices notices(CollectorSettings settings, DataFolder data, Clock clock) {
        try {
            return Notices.start(settings.notices().settings(), data.folder("notices"), settings.id(), clock);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidSettingException("dure.collector.notices", String.valueOf(wrong.getMessage()));
        }
    }

    @Bean
    HubSilenceWatch hubSilenceWatch(CollectorSettings settings, HubReach reach, Notices notices) {
        Clock steady = SteadyClock.startingAt(Instant.now());
        HubSilence silence = new HubSilence(settings.id(), settings.notices().hubSilentAfter(), steady.instant());
        return new HubSilenceWatch(silence, reach, notices, steady);
    }

    @Bean
    NoticesEndpoint noticesEndpoint(Notices notices) {
        return new NoticesEndpoint(notices);
    }
}
