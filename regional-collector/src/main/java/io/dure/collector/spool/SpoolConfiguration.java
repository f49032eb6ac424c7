package io.dure.collector.spool;

import io.dure.collector.disk.DataFolder;
import io.dure.collector.disk.Incarnations;
import io.dure.collector.settings.CollectorSettings;
import io.dure.collector.settings.InvalidSettingException;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SpoolConfiguration {
    @Bean
    Spool spool(CollectorSettings settings, DataFolder data, Incarnations incarnations, Clock clock) {
        CollectorSettings.Spool bounds = settings.spool();
        SpoolOptions options = new SpoolOptions(
                incarnations.windows(),
                Optional.ofNullable(settings.site()).orElse(""),
                bounds.maxSize().toBytes(),
                bounds.maxAge(),
                Math.toIntExact(bounds.segmentSize().toBytes()));
        try {
            return Spool.start(SpoolLog.open(new FolderDisk(data.folder("spool")), options, clock), clock);
        } catch (IOException unusable) {
            throw new InvalidSettingException(
                    "dure.collector.data", "cannot use " + data.path().resolve("spool") + ": " + unusable.getMessage());
        }
    }

    @Bean
    LedgerEndpoint ledgerEndpoint(Spool spool) {
        return new LedgerEndpoint(spool);
    }
}
